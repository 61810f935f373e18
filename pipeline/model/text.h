// A document's text as the rules see it, and what is known of its layout.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/model/offset_map.h"
#include "pipeline/model/places.h"
#include "pipeline/model/span.h"

namespace orgkarta {

/// What a block is. `boilerplate` blocks (banners, share lines, running heads) are kept in the text
/// but no rule looks at them.
enum class BlockKind : std::uint8_t {
  title,
  heading,
  paragraph,
  list_item,
  table_row,
  label_value,
  signature,
  boilerplate,
};

/// One block: a title, a paragraph, a list item … Blocks do not overlap, stand in text order and
/// are parted by one line feed.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span span;     ///< the whole block in the text, without the line feed
  Span content;  ///< what rules see: without bullet, label and surrounding spaces
  Span marker;   ///< the bullet or dash of a list item ("•"), else empty
  Span label;    ///< "A" of "• A. …", "1" of "1. …", the label of a label_value, else empty
  std::uint8_t depth = 0;    ///< list items: nesting from 0; headings: level from 1 where known
  bool after_blank = false;  ///< an empty line stood before it
  std::uint32_t first_sentence = 0;  ///< index into Text::sentences
  std::uint32_t sentence_count = 0;
};

/// What a file's markup says of one line of its text, so that the text layer need not guess.
enum class LineKind : std::uint8_t {
  free,          ///< nothing: joined and judged like a line of plain text
  continuation,  ///< of the line above, behind a forced line end
  paragraph,
  title,
  heading,
  list_item,
  table_row,
  label_value,
  wrapped,  ///< of the line above, which was full
};

struct LineMark {
  LineKind kind = LineKind::free;
  std::uint8_t level = 0;  ///< headings: from 1; list items: nesting from 0

  constexpr bool operator==(const LineMark&) const = default;
};

/// What a file says of itself beside its text; empty where it says nothing. Weak evidence: what the
/// text states goes before it.
struct Meta {
  std::string title;
  std::string site;       ///< whose site the page is of
  std::string published;  ///< 2023-11-02
  std::string updated;

  bool operator==(const Meta&) const = default;
};

/// A file as text: clean UTF-8 (no NUL, no invalid sequence) with its way back to the bytes.
struct Source {
  std::string utf8;
  std::vector<OffsetMap> steps;  ///< utf8 → … → file bytes, in the order of looking up
  Places places;                 ///< of a file whose bytes are not its text: then no steps
  std::vector<LineMark> lines;   ///< one for each line of utf8 (parted by \n), or empty: plain text
  std::string charset;           ///< as decided: "utf-8", "windows-1252", "utf-16le" …
  std::string media_type = "text/plain";
  Meta meta;
  std::string missing;                ///< why a part of the file's text is not here; else empty
  std::vector<std::string> warnings;  ///< such as "bad_bytes: 2"

  /// The bytes of the file that `span` of utf8 was made of.
  Span to_file(Span span) const {
    for (const OffsetMap& step : steps) span = step.to_input(span);
    return span;
  }
};

/// The normalised text. Tabs part the cells of a table row; line feeds part blocks.
struct Text {
  std::string text;  ///< NFC, UTF-8
  std::vector<Block> blocks;
  std::vector<Span> sentences;   ///< of all blocks' contents, in order
  std::vector<OffsetMap> steps;  ///< text → … → file bytes, in the order of looking up
  Places places;                 ///< the source's; then the steps lead to Source::utf8
  Meta meta;                     ///< the source's
  std::vector<std::string> warnings;

  /// The bytes of the file that `span` of the text was made of, or what `places` speaks of.
  Span to_file(Span span) const {
    for (const OffsetMap& step : steps) span = step.to_input(span);
    return span;
  }
};

}  // namespace orgkarta
