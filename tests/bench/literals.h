// The yardstick of the benchmarks: one pass of an alternation of literals.
#pragma once

#include <re2/re2.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace orgkarta::bench {

/// A pattern of the lines of a file as literals, one or the other.
inline std::string alternation(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) out += (out.empty() ? "" : "|") + RE2::QuoteMeta(line);
  }
  return out;
}

/// How often a text has one of them.
inline std::size_t matches_in(std::string_view text, const RE2& literals) {
  re2::StringPiece rest(text.data(), text.size());
  std::size_t matches = 0;
  while (RE2::FindAndConsume(&rest, literals)) ++matches;
  return matches;
}

}  // namespace orgkarta::bench
