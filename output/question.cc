#include "output/question.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "output/error.h"
#include "output/question_guard.h"
#include "output/schema_sql.h"
#include "pipeline/unicode/slug.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kStepsBetweenLooks = 10'000;  // of SQLite's machine: well below a millisecond
constexpr int kMaxText = 256 << 20;         // bytes of one value
constexpr int kMaxLikePattern = 1000;       // long ones take time that nothing interrupts

/// slug(TEXT) for SQL. Null for null.
void slug_function(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  if (text == nullptr) return;
  const std::string_view view(text, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
  if (!utf8::valid(view)) return;
  const std::string slug = unicode::slug(view);
  sqlite3_result_text64(context, slug.data(), slug.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

std::size_t size_of(const std::vector<Value>& row) {
  std::size_t bytes = row.size() * sizeof(Value);
  for (const Value& value : row) {
    if (const auto* text = std::get_if<std::string>(&value)) bytes += text->size();
  }
  return bytes;
}

/// The line of `sql` that holds the byte `offset`, and below it a caret.
std::string shown_place(const std::string& sql, std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string::npos : sql.rfind('\n', offset - 1);
  const std::size_t start = before == std::string::npos ? 0 : before + 1;
  const std::string line = sql.substr(start, sql.find('\n', start) - start);
  return fmt::format("\n  {}\n  {}^", line,
                     std::string(utf8::count(sql.substr(start, offset - start)), ' '));
}

/// A view of our own stands before the file's text_search: in a schema that is not trusted, views
/// may not call what full-text search has. Without the indexes it cannot be read.
void make_text_search(Connection& db) {
  constexpr std::string_view kView = "CREATE VIEW text_search";
  const std::string_view sql = kTextIndexSql;
  const std::string body(sql.substr(sql.find(kView) + kView.size()));
  db.script(("PRAGMA query_only = OFF; CREATE TEMP VIEW IF NOT EXISTS text_search" + body +
             "; PRAGMA query_only = ON")
                .c_str());
}

/// Watches clock, signals and memory while SQLite works.
class Watch {
 public:
  Watch(sqlite3* db, const AnswerLimits& limits)
      : db_(db), end_(Clock::now() + limits.time), stopped_(limits.stopped) {
    memory_before_ = sqlite3_hard_heap_limit64(limits.memory);
    sqlite3_progress_handler(db, kStepsBetweenLooks, look, this);
  }
  ~Watch() {
    sqlite3_progress_handler(db_, 0, nullptr, nullptr);
    sqlite3_hard_heap_limit64(memory_before_);
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  bool late() const { return late_; }

 private:
  /// Whether SQLite is to stop.
  static int look(void* watch) {
    Watch& self = *static_cast<Watch*>(watch);
    self.late_ = Clock::now() >= self.end_;
    return self.late_ || self.stopped_() ? 1 : 0;
  }

  sqlite3* db_;
  Clock::time_point end_;
  const std::function<bool()>& stopped_;
  std::int64_t memory_before_ = 0;
  bool late_ = false;
};

}  // namespace

/// Damage and the disk's refusals are the connection's to tell; the rest is about the SQL.
void Question::fail(int rc, const std::string& sql) const {
  sqlite3* db = db_.handle();
  if (!denied_.empty()) throw QuestionError("it may only read: it would " + denied_);
  switch (rc & 0xFF) {
    case SQLITE_INTERRUPT:
      throw QuestionError("stopped");
    case SQLITE_NOMEM:
      throw QuestionError("needs more memory than it may have: ask for less");
    case SQLITE_TOOBIG:
      throw QuestionError(fmt::format("makes a text of more than {} MB", kMaxText >> 20));
    case SQLITE_ERROR: {
      const int offset = sqlite3_error_offset(db);
      const bool known = offset >= 0 && static_cast<std::size_t>(offset) <= sql.size();
      const std::string_view message = sqlite3_errmsg(db);
      if (message.starts_with("no such table") && message.ends_with("_fts")) {
        throw QuestionError("the run left full-text search out (--no-text-index)");
      }
      const std::string place = known ? shown_place(sql, static_cast<std::size_t>(offset)) : "";
      throw QuestionError(std::string(message) + place);
    }
    default:
      db_.fail(rc, "read");
  }
}

Question::Question(Connection& db, const std::string& sql) : db_(db) {
  // What is sorted stays in memory: nothing is written, not even for a while.
  sqlite3_exec(db.handle(), "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
  make_text_search(db);
  sqlite3_limit(db.handle(), SQLITE_LIMIT_LENGTH, kMaxText);
  sqlite3_limit(db.handle(), SQLITE_LIMIT_LIKE_PATTERN_LENGTH, kMaxLikePattern);
  sqlite3_limit(db.handle(), SQLITE_LIMIT_ATTACHED, 0);
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  sqlite3_create_function_v2(db.handle(), "slug", 1, kFlags, nullptr, slug_function, nullptr,
                             nullptr, nullptr);
  sqlite3_set_authorizer(db.handle(), only_reading, &denied_);
  try {
    prepare(sql);
    find_parameters();
  } catch (...) {
    sqlite3_finalize(statement_);
    sqlite3_set_authorizer(db.handle(), nullptr, nullptr);
    throw;
  }
}

Question::~Question() {
  sqlite3_finalize(statement_);
  sqlite3_set_authorizer(db_.handle(), nullptr, nullptr);
}

void Question::prepare(const std::string& sql) {
  if (!utf8::valid(sql)) throw QuestionError("the SQL is not UTF-8");
  const char* rest = nullptr;
  const auto size = static_cast<int>(sql.size());
  const int rc = sqlite3_prepare_v2(db_.handle(), sql.c_str(), size, &statement_, &rest);
  if (rc != SQLITE_OK) fail(rc, sql);
  if (statement_ == nullptr) throw QuestionError("no SQL: expected one SELECT");
  sqlite3_stmt* second = nullptr;
  const int after = sqlite3_prepare_v2(db_.handle(), rest, -1, &second, nullptr);
  sqlite3_finalize(second);
  if (after != SQLITE_OK || second != nullptr) {
    const auto offset = static_cast<std::size_t>(rest - sql.c_str());
    throw QuestionError("more than one statement: expected one SELECT" + shown_place(sql, offset));
  }
  if (sqlite3_stmt_readonly(statement_) == 0 || sqlite3_column_count(statement_) == 0) {
    throw QuestionError("gives no rows: expected a SELECT");
  }
}

void Question::find_parameters() {
  for (int i = 1; i <= sqlite3_bind_parameter_count(statement_); ++i) {
    const char* name = sqlite3_bind_parameter_name(statement_, i);
    if (name == nullptr || name[0] == '?') {
      throw QuestionError("has a parameter without a name: write :name instead of ?");
    }
    if (std::find(parameters_.begin(), parameters_.end(), name + 1) == parameters_.end()) {
      parameters_.emplace_back(name + 1);
    }
  }
}

void Question::bind(std::string_view name, const Value& value) {
  bool any = false;
  for (const char sign : {':', '@', '$'}) {
    const int index = sqlite3_bind_parameter_index(statement_, (sign + std::string(name)).c_str());
    if (index == 0) continue;
    any = true;
    int rc = SQLITE_OK;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
      rc = sqlite3_bind_int64(statement_, index, *whole);
    } else if (const auto* number = std::get_if<double>(&value)) {
      rc = sqlite3_bind_double(statement_, index, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      rc = sqlite3_bind_text64(statement_, index, text->data(), text->size(), SQLITE_TRANSIENT,
                               SQLITE_UTF8);
    }
    if (rc != SQLITE_OK) db_.fail(rc, "bind a parameter for");
  }
  if (!any) throw std::logic_error("no parameter " + std::string(name));
}

Answer Question::ask(const AnswerLimits& limits) {
  Answer answer;
  const int columns = sqlite3_column_count(statement_);
  for (int i = 0; i < columns; ++i) {
    answer.columns.emplace_back(sqlite3_column_name(statement_, i));
  }
  Watch watch(db_.handle(), limits);
  std::size_t bytes = 0;
  int rc = sqlite3_step(statement_);
  for (; rc == SQLITE_ROW; rc = sqlite3_step(statement_)) {
    answer.more = limits.rows && answer.rows.size() == *limits.rows;
    if (answer.more) break;
    std::vector<Value>& row = answer.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(value_at(statement_, i));
    bytes += size_of(row);
    if (bytes > limits.bytes) break;
  }
  const std::string sql = sqlite3_sql(statement_);
  sqlite3_reset(statement_);
  if (watch.late()) {
    throw QuestionError(fmt::format("stopped after {} s: ask for less, or for longer (--timeout)",
                                    std::chrono::duration<double>(limits.time).count()));
  }
  if (bytes > limits.bytes) {
    throw QuestionError(
        fmt::format("the answer is larger than {} MB: ask for fewer columns or rows (--limit)",
                    limits.bytes >> 20));
  }
  if (rc != SQLITE_DONE && rc != SQLITE_ROW) fail(rc, sql);
  return answer;
}

}  // namespace orgkarta::output
