#include "tests/fuzz/checks.h"

#include <algorithm>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::fuzz {
namespace {

bool begins_character(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check_span(const std::string& text, Span span) {
  demand(span.begin <= span.end && span.end <= text.size());
  demand(begins_character(text, span.begin) && begins_character(text, span.end));
}

}  // namespace

void check_source(const Source& source, std::size_t file_size) {
  demand(utf8::valid(source.utf8));
  demand(source.utf8.find('\0') == std::string::npos);
  const auto lines =
      static_cast<std::size_t>(1 + std::count(source.utf8.begin(), source.utf8.end(), '\n'));
  demand(source.lines.empty() || source.lines.size() >= lines - 1);
  if (source.steps.empty()) return;
  const auto size = static_cast<std::uint32_t>(source.utf8.size());
  const Span whole = source.to_file({0, size});
  demand(whole.begin <= whole.end && whole.end <= file_size);
}

void check_text(const Text& text, const Source& source, std::size_t file_size) {
  demand(utf8::valid(text.text));
  std::uint32_t last = 0;
  for (const Block& block : text.blocks) {
    check_span(text.text, block.span);
    check_span(text.text, block.content);
    demand(block.span.begin >= last);
    demand(block.first_sentence + block.sentence_count <= text.sentences.size());
    last = block.span.end;
    const std::size_t bound = source.steps.empty() ? source.utf8.size() : file_size;
    const Span file = text.to_file(block.span);
    demand(file.begin <= file.end && file.end <= bound);
  }
  for (const Span& sentence : text.sentences) check_span(text.text, sentence);
}

}  // namespace orgkarta::fuzz
