#include "pipeline/evaluate/records.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/evaluate/places.h"
#include "pipeline/evaluate/shape.h"

namespace orgkarta::evaluate {
namespace {

using Problems = std::vector<std::string>;

/// What the parser says, without the place that it repeats.
std::string_view reason(const Json::parse_error& error) {
  std::string_view what = error.what();
  const std::size_t column = what.find("column");
  const std::size_t colon = what.find(": ", column == std::string_view::npos ? 0 : column);
  return colon == std::string_view::npos ? what : what.substr(colon + 2);
}

/// Parses; `before` is the number of lines in the file before the text.
std::optional<Json> parse(std::string_view text, const std::string& file, std::size_t before,
                          Problems& problems) {
  try {
    Json json = Json::parse(text);
    const std::optional<Duplicate> duplicate = find_duplicate(text);
    if (!duplicate) return json;
    problems.push_back(fmt::format("{}:{}: {}: stands twice, expected once", file,
                                   before + duplicate->line, duplicate->path));
  } catch (const Json::parse_error& error) {
    const std::size_t at = std::min(text.size(), error.byte > 0 ? error.byte - 1 : 0);
    problems.push_back(fmt::format("{}:{}: {}; expected one JSON object", file,
                                   before + line_at(text, at), reason(error)));
  }
  return std::nullopt;
}

/// Parses and checks. A member that is missing is looked for in the object that lacks it.
template <class Check>
std::optional<Json> read(std::string_view text, const std::string& file, std::size_t before,
                         Problems& problems, Check check) {
  std::optional<Json> json = parse(text, file, before, problems);
  if (!json) return std::nullopt;
  const std::size_t old = problems.size();
  check(*json, [&](const std::string& place, const std::string& fault) {
    const bool missing = fault.starts_with("missing");
    const std::string at = missing ? place.substr(0, place.rfind('.')) : place;
    problems.push_back(fmt::format("{}:{}: {}{}{}", file, before + line_of(text, at), place,
                                   place.empty() ? "" : ": ", fault));
  });
  if (problems.size() != old) return std::nullopt;
  return json;
}

}  // namespace

std::optional<Json> read_gold(std::string_view bytes, const std::string& file, Problems& problems) {
  return read(bytes, file, 0, problems, check_gold);
}

std::optional<Json> read_facts(std::string_view line, const std::string& file, std::size_t number,
                               Problems& problems) {
  return read(line, file, number - 1, problems, check_facts);
}

std::optional<Json> read_mark_line(std::string_view line, const std::string& file,
                                   std::size_t number, Problems& problems) {
  return read(line, file, number - 1, problems, check_mark);
}

std::string name_of_document(std::string_view path) {
  std::string_view name;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (!part.empty() && part != ".") name = part;
    begin = end + 1;
  }
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size()) return std::string(name);
  return std::string(name.substr(0, dot));
}

}  // namespace orgkarta::evaluate
