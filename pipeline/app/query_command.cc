#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "output/dump.h"
#include "output/named_queries.h"
#include "output/question.h"
#include "output/read_database.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

using output::NamedQuery;
using output::QueryParameter;
using Problems = std::vector<std::string>;

/// What distinguishes a name from SQL, which has spaces or brackets.
constexpr const char* kNameLetters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

/// "organisation, year=2015, [field]": what must be given, what has a value, what may be left out.
std::string signature(const NamedQuery& query) {
  std::string out;
  for (const QueryParameter& p : query.parameters) {
    if (!out.empty()) out += ", ";
    if (p.required) {
      out += p.name;
    } else if (p.fallback) {
      out += p.name + "=" + *p.fallback;
    } else {
      out += "[" + p.name + "]";
    }
  }
  return out;
}

Table listed(const std::vector<NamedQuery>& queries) {
  Table table{{"query", "answers", "parameters"}, {}};
  for (const NamedQuery& q : queries) table.rows.push_back({q.name, q.about, signature(q)});
  return table;
}

/// The query of that name, or the text as SQL that has parameters of its own.
NamedQuery find(const std::string& question) {
  if (question.find_first_not_of(kNameLetters) != std::string::npos) {
    return {"", "", {}, question};
  }
  std::string names;
  for (NamedQuery& query : output::named_queries()) {
    if (query.name == question) return std::move(query);
    names += (names.empty() ? "" : ", ") + query.name;
  }
  throw UsageError({fmt::format("no query is called \"{}\"; there are {}", question, names)});
}

/// A message whose own line ends stay.
std::string printable_lines(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t end = text.find('\n');
    out += printable(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

/// Parameters as they were given, against those that the question has.
class Binding {
 public:
  Binding(const NamedQuery& query, const Options& options) : query_(query), options_(options) {}

  void bind(output::Question& question) {
    const std::vector<std::string>& names = question.parameters();
    for (const auto& [name, value] : options_.parameters) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        problems_.push_back(fmt::format("--param {}: {} has no such parameter; it has {}",
                                        printable(name), what(), all(names)));
      }
    }
    for (const std::string& name : names) bind(question, name);
    if (!problems_.empty()) throw UsageError(std::move(problems_));
  }

 private:
  std::string what() const { return query_.name.empty() ? "the SQL" : "query " + query_.name; }

  static std::string all(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + printable(name);
    return out.empty() ? "none" : out;
  }

  void bind(output::Question& question, const std::string& name) {
    const auto is_it = [&name](const auto& p) { return p.name == name; };
    const auto given = std::find_if(options_.parameters.begin(), options_.parameters.end(),
                                    [&name](const auto& p) { return p.first == name; });
    const auto& told = query_.parameters;
    const auto known = std::find_if(told.begin(), told.end(), is_it);
    if (given != options_.parameters.end()) {
      question.bind(name, output::value_of(given->second));
    } else if (known != told.end() && !known->required) {
      if (known->fallback) question.bind(name, output::value_of(*known->fallback));
    } else {
      const std::string meaning = known == told.end() ? "" : ": " + known->meaning;
      problems_.push_back(
          fmt::format("{} asks for --param {}=VALUE{}", what(), printable(name), meaning));
    }
  }

  const NamedQuery& query_;
  const Options& options_;
  Problems problems_;
};

output::Answer ask(output::Connection& db, const NamedQuery& query, const Options& options,
                   Signals& signals) {
  output::Question question(db, query.sql);
  Binding(query, options).bind(question);
  output::AnswerLimits limits;
  limits.time = std::chrono::seconds(options.timeout);
  if (options.rows != 0) limits.rows = options.rows;
  limits.stopped = [&signals] { return signals.caught() != 0; };
  return question.ask(limits);
}

void print(output::Answer answer, const Options& options) {
  const std::size_t width = terminal_width();
  const std::size_t rows = answer.rows.size();
  print_out(render({std::move(answer.columns), std::move(answer.rows)}, options.format, width));
  if (answer.more) {
    print_error(fmt::format("orgkarta: the first {} row{}; there are more (--limit)\n", rows,
                            rows == 1 ? "" : "s"));
  } else if (rows == 0 && width != 0) {
    print_error("orgkarta: no rows\n");
  }
}

}  // namespace

int query_command(const Options& options, Signals& signals) {
  const auto db = output::read_database(options.database);
  if (options.question.empty()) {
    print_out(render(listed(output::named_queries()), options.format, terminal_width()));
    return kAllRead;
  }
  const NamedQuery query = find(options.question);
  if (options.show_sql) {
    print_out(query.sql + (query.sql.ends_with('\n') ? "" : "\n"));
    return kAllRead;
  }
  try {
    print(ask(*db, query, options, signals), options);
  } catch (const output::QuestionError& error) {
    if (const int signal = signals.caught()) return kSignalBase + signal;
    const std::string what = query.name.empty() ? "the SQL" : "query " + query.name;
    throw UsageError({what + ": " + printable_lines(error.what())});
  }
  return kAllRead;
}

int dump_command(const Options& options, Signals& signals) {
  const auto db = output::read_database(options.database);
  FdWriter out(STDOUT_FILENO, "standard output");
  struct Stopped {};
  try {
    output::dump(*db, [&](std::string_view line) {
      if (signals.caught() != 0) throw Stopped();
      out.write(line);
      out.write("\n");
    });
  } catch (const Stopped&) {
    return kSignalBase + signals.caught();
  }
  out.flush();
  return kAllRead;
}

}  // namespace orgkarta::app
