#include "output/export/tree_text.h"

#include "output/export/valid_text.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

/// Calls take(c) for each code point; bytes that are no UTF-8 are U+FFFD.
template <class Take>
void each(std::string_view text, Take take) {
  const std::string valid = valid_text(text);
  for (std::size_t i = 0; i < valid.size();) take(utf8::next(valid, i));
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
