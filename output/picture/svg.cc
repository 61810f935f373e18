#include "output/picture/svg.h"

#include <fmt/format.h>

#include "output/export/tree_text.h"
#include "output/export/valid_text.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr const char* kFonts = "Helvetica, Arial, 'Liberation Sans', sans-serif";

bool steers(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string safe(std::string_view text) { return xml_text(visible_text(text)); }

/// Lines stay lines in a description.
std::string safe_lines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += safe(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string visible_text(std::string_view text) {
  std::string out;
  const std::string valid = valid_text(text);
  for (std::size_t i = 0; i < valid.size();) {
    const char32_t c = utf8::next(valid, i);
    if (steers(c)) {
      out += fmt::format("\xE2\x9F\xA8U+{:04X}\xE2\x9F\xA9", static_cast<unsigned>(c));
    } else {
      utf8::append(out, c);
    }
  }
  return out;
}

std::string coordinate(double value) {
  std::string out = fmt::format("{:.1f}", value);
  if (out.ends_with(".0")) out.resize(out.size() - 2);
  return out == "-0" ? "0" : out;
}

Svg::Svg(double width, double height, std::string_view title, std::string_view description)
    : out_(fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img" aria-labelledby="title description" font-family="{2}">
<title id="title">{3}</title>
<desc id="description">{4}</desc>
<rect width="{0}" height="{1}" fill="{5}"/>
)",
                       coordinate(width), coordinate(height), kFonts, safe(title),
                       safe_lines(description), colour::kBack)) {}

void Svg::begin(std::string_view title) { out_ += "<g><title>" + safe(title) + "</title>\n"; }
void Svg::end() { out_ += "</g>\n"; }

void Svg::rect(double x, double y, double width, double height, std::string_view look) {
  out_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", coordinate(x),
                      coordinate(y), coordinate(width), coordinate(height), look);
}

void Svg::path(std::string_view d, std::string_view look) {
  out_ += fmt::format("<path d=\"{}\" {}/>\n", d, look);
}

void Svg::text(double x, double y, Font font, std::string_view text, std::string_view look) {
  out_ +=
      fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}{}{}>{}</text>\n", coordinate(x),
                  coordinate(y), coordinate(font.size), font.bold ? " font-weight=\"bold\"" : "",
                  look.empty() ? "" : " ", look, safe(text));
}

std::string Svg::finish() { return std::move(out_) + "</svg>\n"; }

}  // namespace orgkarta::output
