#include "output/export/tree_text.h"

#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Calls take(c) for each code point; bytes that are no UTF-8 are U+FFFD.
template <class Take>
void each(std::string_view text, Take take) {
  while (!text.empty()) {
    std::size_t size = 1;
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead >= 0xC0) size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const std::string_view bytes = text.substr(0, size);
    if (utf8::valid(bytes)) {
      std::size_t at = 0;
      take(utf8::next(bytes, at));
      text.remove_prefix(size);
    } else {
      take(kReplacement);
      text.remove_prefix(1);
    }
  }
}

bool is_plain(char32_t c) {
  return c == ' ' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         c >= 0xA0;
}

/// U+FFFE, U+FFFF and control characters but tab and line ends are in no XML document.
bool is_xml(char32_t c) {
  if (c == '\t' || c == '\n' || c == '\r') return true;
  return c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

/// Graphviz reads entities (&amp;) in strings and backslashes in labels.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  each(text, [&out](char32_t c) {
    if (c == '\n') {
      out += "\\n";
    } else if (is_control(c)) {
      out += ' ';
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\\') {
      out += "\\\\";
    } else {
      utf8::append(out, is_xml(c) ? c : kReplacement);  // what is drawn as SVG is XML
    }
  });
  return out + "\"";
}

std::string mermaid_string(std::string_view text) {
  std::string out = "\"";
  each(text, [&out](char32_t c) {
    if (c == '\n') {
      out += "<br/>";
    } else if (is_control(c)) {
      out += ' ';
    } else if (is_plain(c)) {
      utf8::append(out, c);
    } else {
      out += "#" + std::to_string(static_cast<unsigned>(c)) + ";";
    }
  });
  return out + "\"";
}

std::string xml_text(std::string_view text) {
  std::string out;
  each(text, [&out](char32_t c) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':  // as they are, readers would make spaces or one line end of them
        out += "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
        break;
      default:
        utf8::append(out, is_xml(c) ? c : kReplacement);
    }
  });
  return out;
}

}  // namespace orgkarta::output
