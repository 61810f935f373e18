#include "output/named_queries.h"

#include <stdexcept>

#include "output/queries_sql.h"

namespace orgkarta::output {
namespace {

constexpr std::string_view kComment = "-- ";

/// Takes what stands before `end` off `text`, and `end`.
std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = text.find(end);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return taken;
}

QueryParameter read_parameter(std::string_view line) {
  QueryParameter parameter;
  parameter.name = take_until(line, ' ');
  parameter.required = !line.starts_with('[');
  if (!parameter.required) {
    line.remove_prefix(1);
    const std::string_view fallback = take_until(line, ']');
    if (!fallback.empty()) parameter.fallback = fallback;
    if (line.starts_with(' ')) line.remove_prefix(1);
  }
  parameter.meaning = line;
  return parameter;
}

}  // namespace

NamedQuery read_named_query(std::string_view name, std::string_view sql) {
  NamedQuery query{std::string(name), "", {}, std::string(sql)};
  while (sql.starts_with(kComment)) {
    std::string_view line = take_until(sql, '\n').substr(kComment.size());
    if (line.starts_with(':')) {
      query.parameters.push_back(read_parameter(line.substr(1)));
    } else if (query.about.empty()) {
      query.about = line;
    }
  }
  if (query.about.empty()) throw std::logic_error(query.name + ".sql says no question");
  return query;
}

std::vector<NamedQuery> named_queries() {
  std::vector<NamedQuery> all;
  for (const auto& [name, sql] : kQueries) all.push_back(read_named_query(name, sql));
  return all;
}

}  // namespace orgkarta::output
