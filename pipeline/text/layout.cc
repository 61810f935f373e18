#include "pipeline/text/layout.h"

#include <algorithm>
#include <utility>

#include "pipeline/text/next_byte.h"

namespace orgkarta::text {
namespace {

constexpr std::string_view kBullet = "\u2022";

/// Writes blocks through one rewriter.
class Writer {
 public:
  Writer(std::string_view text, const std::vector<Line>& lines, const std::vector<Piece>& pieces)
      : text_(text), lines_(lines), writer_(text), tabs_(text, '\t') {
    const auto begins = [](const Piece& piece) { return piece.join == Join::none; };
    const auto blocks = std::count_if(pieces.begin(), pieces.end(), begins);
    layout_.drafts.reserve(static_cast<std::size_t>(blocks));
  }

  void add(const Piece& piece) {
    const Line& line = lines_[piece.line];
    if (piece.join == Join::none) {
      begin_block(line);
    } else {
      continue_block(line, piece.join);
    }
    part_labels(line);
    writer_.keep_to(line.span.end);
    Block& block = layout_.drafts.back().block;
    block.span.end = block.content.end = out();
  }

  Layout finish() && {
    writer_.drop(text_.size() - writer_.at());
    layout_.result = std::move(writer_).finish();
    return std::move(layout_);
  }

 private:
  std::uint32_t out() const { return static_cast<std::uint32_t>(writer_.out_at()); }
  void begin_block(const Line& line);
  void continue_block(const Line& line, Join join);
  void part(std::uint32_t from, std::uint32_t to);
  void part_labels(const Line& line);

  std::string_view text_;
  const std::vector<Line>& lines_;
  Rewriter writer_;
  NextByte tabs_;
  Layout layout_;
};

// Keeps the text up to `from` and puts one space in the place of the spaces up to `to`.
void Writer::part(std::uint32_t from, std::uint32_t to) {
  writer_.keep_to(from);
  if (text_.substr(from, to - from) != " ") writer_.replace(to - from, " ");
  writer_.keep_to(to);
}

// A tab behind a colon parts a label from its value, not two cells.
void Writer::part_labels(const Line& line) {
  for (std::size_t tab = tabs_.from(writer_.at()); tab < line.span.end; tab = tabs_.from(tab + 1)) {
    if (text_[tab - 1] != ':') continue;
    part(static_cast<std::uint32_t>(tab), static_cast<std::uint32_t>(tab + 1));
  }
}

void Writer::begin_block(const Line& line) {
  const std::string_view between = layout_.drafts.empty() ? "" : "\n";
  if (text_.substr(writer_.at(), line.span.begin - writer_.at()) != between) {
    writer_.replace(line.span.begin - writer_.at(), between);
  } else {
    writer_.keep_to(line.span.begin);
  }
  Draft& draft = layout_.drafts.emplace_back();
  Block& block = draft.block;
  block.span.begin = out();
  if (!line.marker.empty()) {
    if (line.kind == Marker::bullet &&
        text_.substr(line.marker.begin, line.marker.size()) != kBullet) {
      writer_.replace(line.marker.size(), kBullet);
    }
    writer_.keep_to(line.marker.end);
    block.marker = {block.span.begin, out()};
    part(line.marker.end, line.label.empty() ? line.content : line.label.begin);
  }
  if (!line.label.empty()) {
    const std::uint32_t begin = out();
    block.label = {begin, begin + line.label.size()};
    std::uint32_t sign_end = line.content;
    while (text_[sign_end - 1] == ' ' || text_[sign_end - 1] == '\t') --sign_end;
    part(sign_end, line.content);
  }
  block.content.begin = out();
  block.after_blank = line.after_blank || line.after_page;
  if (line.boilerplate) block.kind = BlockKind::boilerplate;
  draft.mark = line.mark;
  draft.opening = line.kind;
  draft.indent = line.indent;
  draft.width = line.width;
  draft.heading = line.heading;
  draft.known_heading = line.known_heading;
  draft.cells = line.cells;
}

void Writer::continue_block(const Line& line, Join join) {
  const std::size_t cut = join == Join::drop_hyphen ? 1 : 0;
  writer_.keep_to(writer_.at() - cut);
  writer_.replace(line.span.begin - writer_.at(), join == Join::space ? " " : "");
  Draft& draft = layout_.drafts.back();
  draft.width += line.width + 1;
  draft.single_line = false;
}

}  // namespace

Layout write_blocks(std::string_view text, const std::vector<Line>& lines,
                    const std::vector<Piece>& pieces) {
  Writer writer(text, lines, pieces);
  for (const Piece& piece : pieces) writer.add(piece);
  return std::move(writer).finish();
}

}  // namespace orgkarta::text
