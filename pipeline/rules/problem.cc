#include "pipeline/rules/problem.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

constexpr std::size_t kMaxQuoted = 100;  // bytes of a long line that are shown

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// Moves a byte offset to the start of the character it lies in.
std::size_t char_start(std::string_view line, std::size_t i) {
  while (i > 0 && i < line.size() && is_continuation(line[i])) --i;
  return i;
}

// The line and a caret under byte `at`; of a long line the part around that byte.
std::string quote(std::string_view line, std::size_t at) {
  at = std::min(at, line.size());
  std::size_t begin = 0;
  std::string_view lead;
  if (line.size() > kMaxQuoted && at > kMaxQuoted / 2) {
    begin = char_start(line, at - kMaxQuoted / 2);
    lead = "...";
  }
  const std::size_t end = char_start(line, std::min(line.size(), begin + kMaxQuoted));
  std::string text = fmt::format("\n{}{}{}\n", lead, line.substr(begin, end - begin),
                                 end < line.size() ? "..." : "");
  text.append(lead.size(), ' ');
  for (const char c : line.substr(begin, at - begin)) {
    if (!is_continuation(c)) text += c == '\t' ? '\t' : ' ';  // tabs stay, or the caret would slip
  }
  return text + "^ near here";
}

}  // namespace

std::string_view SourceFile::line(int number) const {
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) {
    const std::size_t feed = bytes.find('\n', begin);
    if (feed == std::string::npos) return {};
    begin = feed + 1;
  }
  std::string_view rest = std::string_view(bytes).substr(begin);
  rest = rest.substr(0, rest.find('\n'));
  if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
  return rest;
}

void Problems::add(const Place& place, std::string_view rule, std::string_view message) {
  std::string text = fmt::format("{}:{}: {}{}{}", place.file->path, place.line, rule,
                                 rule.empty() ? "" : ": ", message);
  if (place.column > 0) text += quote(place.file->line(place.line), place.column - 1);
  messages_.push_back(std::move(text));
}

SourceFile read_source(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot open it");
  SourceFile file{path.lexically_normal().string(), {}};
  file.bytes.resize(std::filesystem::file_size(path));
  in.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  if (!in) throw std::runtime_error("cannot read it");
  return file;
}

}  // namespace orgkarta::rules
