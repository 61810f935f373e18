// SQL of a user's own, asked of a database that it can do nothing to.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "output/sqlite.h"
#include "output/value.h"

namespace orgkarta::output {

struct Answer {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
  bool more = false;  ///< there were more rows than asked for
};

/// What an answer may cost.
struct AnswerLimits {
  std::chrono::milliseconds time{30'000};
  std::int64_t memory = std::int64_t{1} << 30;           ///< bytes for all of SQLite in the process
  std::optional<std::size_t> rows;                       ///< none: all
  std::size_t bytes = std::size_t{512} << 20;            ///< of the rows, as they are in memory
  std::function<bool()> stopped = [] { return false; };  ///< asked now and then
};

/// Why a question has no answer: wrong SQL (with the place), something it may not do, a limit. May
/// have several lines.
class QuestionError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// One statement that only reads. What would write, attach a file, load code or change a setting is
/// refused, whatever the connection would allow. Beside SQLite's functions there is slug(TEXT): the
/// form of names in the registry's ids, without case, marks and spaces. No file is written,
/// not even to sort.
///
/// All functions throw QuestionError, WrongDatabase for damage that comes to light and
/// EnvironmentError when the disk refuses.
class Question {
 public:
  /// Prepares the SQL. One question at a time has a connection.
  Question(Connection& db, const std::string& sql);
  ~Question();
  Question(const Question&) = delete;
  Question& operator=(const Question&) = delete;

  /// The names of its parameters (`year` of :year, @year or $year) in the order of their first use.
  const std::vector<std::string>& parameters() const { return parameters_; }

  /// Binds a parameter; those that are not bound are null. A name that is none is a logic_error.
  void bind(std::string_view name, const Value& value);

  /// Asks. Within the limits; `more` tells that rows were left out.
  Answer ask(const AnswerLimits& limits);

 private:
  void prepare(const std::string& sql);
  void find_parameters();
  [[noreturn]] void fail(int rc, const std::string& sql) const;

  Connection& db_;
  sqlite3_stmt* statement_ = nullptr;
  std::vector<std::string> parameters_;
  std::string denied_;  ///< what was refused last
};

}  // namespace orgkarta::output
