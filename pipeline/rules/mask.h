// Text with every mention as one character: what relation rules run over.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"
#include "pipeline/rules/alphabet.h"
#include "pipeline/rules/lines.h"
#include "pipeline/rules/narrow_text.h"
#include "pipeline/rules/step_index.h"

namespace orgkarta::rules {

/// The masked text of all blocks; some rules look for words alone. Reused document after document.
class Mask {
 public:
  /// Masks a document. `mentions` are all of it, in text order. The end of a sentence is marked
  /// before its final full stop, so that what a rule takes up to the end of a sentence has none; a
  /// sentence end inside a mention ("31 dec. | 2021") is no end.
  void build(const Alphabet& alphabet, const NarrowText& narrow, const Text& text,
             std::span<const Mention> mentions);

  const Lines& lines() const { return lines_; }
  /// The mentions of a line, as numbers of the document's mentions.
  Statement::Range mentions_of(std::uint32_t line) const { return ranges_[line]; }

  /// The span of the document's text that a span of the mask stands for.
  Span to_text(const NarrowText& narrow, Span mask) const;

  /// Where mentions and sentences' ends stand in the mask, rising. Their bytes do not tell: those
  /// that no rule asks for share one.
  struct Tokens {
    std::vector<std::uint32_t> mentions;
    std::vector<std::uint32_t> sentence_ends;
  };
  Tokens tokens() const;

  /// A span of the mask for people: each mention as its type in angle brackets, a sentence's end as
  /// a stroke in them. `mentions` are those that the mask was built with.
  std::string readable(const NarrowText& narrow, std::string_view text,
                       std::span<const Mention> mentions, Span mask) const;

 private:
  struct Piece {
    std::uint32_t mask = 0;  ///< where it begins in the mask
    Span narrow;
    bool token = false;  ///< stands for the whole span; otherwise copied byte by byte
  };
  struct Input {
    const Alphabet& alphabet;
    const NarrowText& narrow;
    const Text& text;
    std::span<const Mention> mentions;  ///< of the line
  };

  void add_line(const Input& input, const Lines::Line& line);
  void put_sentence_ends(const Input& input, std::uint32_t until);
  void find_sentence_ends(const Input& input, const Block& block);
  void copy_until(const NarrowText& narrow, std::uint32_t end);
  void put_token(std::uint8_t token, Span narrow);
  const Piece& piece_before(std::uint32_t mask) const;

  static std::uint32_t mask_of(const Piece& piece) { return piece.mask; }

  Lines lines_;
  std::vector<Statement::Range> ranges_;
  std::vector<Piece> pieces_;
  StepIndex by_mask_;
  std::vector<std::uint32_t> ends_;  ///< of the line's sentences, narrow, rising
  std::size_t next_end_ = 0;         ///< the first that has not been put
  std::uint32_t copied_ = 0;         ///< up to where the narrow text has been copied
};

}  // namespace orgkarta::rules
