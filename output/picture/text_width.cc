#include "output/picture/text_width.h"

#include <algorithm>

#include "output/picture/letter_widths.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr unsigned kOther =
    1000;  // as wide as the widest: too much place is better than too little
constexpr double kThousand = 1000;
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

unsigned letter_width(char32_t c, bool bold) {
  const std::size_t index = c - kFirstLetter;
  if (c < kFirstLetter || index >= kLetterWidths.size()) return kOther;
  return bold ? kBoldLetterWidths[index] : kLetterWidths[index];
}

/// As many of its first letters as fit before an ellipsis.
std::string cut(const std::string& line, double width, Font font) {
  if (text_width(line, font) <= width) return line;
  std::size_t end = line.size();
  while (end > 0 && text_width(line.substr(0, end) + std::string(kEllipsis), font) > width) {
    utf8::previous(line, end);
  }
  return line.substr(0, end) + std::string(kEllipsis);
}

}  // namespace

double text_width(std::string_view text, Font font) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < text.size();) sum += letter_width(utf8::next(text, i), font.bold);
  return static_cast<double>(sum) * font.size / kThousand;
}

std::vector<std::string> wrap_text(std::string_view text, double width, Font font,
                                   std::size_t most) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view piece = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (piece.empty()) continue;
    std::string& line = lines.back();
    std::string longer = line.empty() ? std::string(piece) : line + " " + std::string(piece);
    if (!line.empty() && lines.size() < most && text_width(longer, font) > width) {
      lines.emplace_back(piece);
    } else {
      line = std::move(longer);
    }
  }
  for (std::string& line : lines) line = cut(line, width, font);
  return lines;
}

}  // namespace orgkarta::output
