// Questions that analysts ask again and again: the files of output/queries/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

/// A parameter as the head of the file tells it.
struct QueryParameter {
  std::string name;                     ///< `year` of :year
  bool required = false;                ///< it must be given
  std::optional<std::string> fallback;  ///< what holds otherwise; none: null
  std::string meaning;
};

struct NamedQuery {
  std::string name;   ///< the file's, without .sql
  std::string about;  ///< the question that it answers: one line
  std::vector<QueryParameter> parameters;
  std::string sql;  ///< the whole file
};

/// All, sorted by name. A file begins with comment lines: the question; if need be more about it;
/// then a line a parameter, as `:name meaning` if it must be given, `:name [2015] meaning` with
/// what holds if it is not, `:name [] meaning` if that is nothing.
std::vector<NamedQuery> named_queries();

/// What a file's head says. Throws std::logic_error if it has no question.
NamedQuery read_named_query(std::string_view name, std::string_view sql);

}  // namespace orgkarta::output
