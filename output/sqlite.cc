#include "output/sqlite.h"

#include <sqlite3.h>

#include <cstring>
#include <new>
#include <stdexcept>

#include "output/error.h"

namespace orgkarta::output {

Connection::Connection(const std::string& file, Access access) : file_(file) {
  const int mode = access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  // What is written to may have others beside it, by their addresses (merged_rows.h).
  const int uri = access == Access::write ? SQLITE_OPEN_URI : 0;
  const int flags = mode | uri | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const std::string name = file.starts_with("file:") ? "./" + file : file;
  // "unix-none": SQLite's own system interface without locks.
  const char* const system = access == Access::read_unlocked ? "unix-none" : nullptr;
  const int rc = sqlite3_open_v2(name.c_str(), &db_, flags, system);
  access_ = access;
  if (rc == SQLITE_OK && access == Access::read) distrust();
  // SQLite opens what may not be written to as well, and says so at the first change.
  const bool opened = rc == SQLITE_OK;
  const bool closed_to_us =
      opened && access == Access::write && sqlite3_db_readonly(db_, "main") != 0;
  if (opened && !closed_to_us) return;
  const std::string reason = closed_to_us ? "it may not be written to" : sqlite3_errstr(rc);
  sqlite3_close(db_);
  throw EnvironmentError("cannot open " + file + ": " + reason);
}

/// Settings of a connection cannot fail; the pragma could only where memory ends.
void Connection::distrust() {
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_exec(db_, "PRAGMA query_only = ON; PRAGMA cell_size_check = ON", nullptr, nullptr,
               nullptr);
}

Connection::~Connection() { sqlite3_close(db_); }

void Connection::close() {
  const int rc = sqlite3_close(db_);
  if (rc != SQLITE_OK) fail(rc, "close");
  db_ = nullptr;
}

void Connection::fail(int rc, std::string_view doing) const {
  std::string message = "cannot " + std::string(doing) + " " + file_ + ": " + sqlite3_errmsg(db_);
  const int primary = rc & 0xFF;
  if (primary == SQLITE_CONSTRAINT || primary == SQLITE_RANGE || primary == SQLITE_MISUSE) {
    throw std::logic_error(message);
  }
  if (access_ == Access::read && (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)) {
    throw WrongDatabase(message + "; make it anew with orgkarta run");
  }
  if (primary == SQLITE_NOMEM) throw std::bad_alloc();
  if (access_ == Access::write && primary == SQLITE_BUSY) {
    throw LockedError(file_ + " is held by another program");
  }
  const int error = sqlite3_system_errno(db_);
  if (error != 0) message += std::string(" (") + std::strerror(error) + ")";
  throw EnvironmentError(message);
}

void Connection::script(const char* sql) {
  const int rc = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) fail(rc, "write");
}

std::string Connection::value(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  int rc = sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr);
  if (rc != SQLITE_OK) fail(rc, "read");
  std::string value;
  rc = sqlite3_step(statement);
  if (rc == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    if (text != nullptr) {
      value.assign(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, 0)));
    }
    rc = sqlite3_errcode(db_) == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_DONE;
  }
  sqlite3_finalize(statement);
  if (rc != SQLITE_DONE) fail(rc, "read");
  return value;
}

Statement::Statement(Connection& db, const char* sql) : db_(db) {
  check(sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr),
        "prepare a statement for");
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::check(int rc, std::string_view doing) const {
  if (rc != SQLITE_OK) db_.fail(rc, doing);
}

void Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* data = value.data() == nullptr ? "" : value.data();
  check(sqlite3_bind_text64(statement_, index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8),
        "bind a text for");
}

void Statement::bind(int index, std::int64_t value) {
  check(sqlite3_bind_int64(statement_, index, value), "bind an integer for");
}

void Statement::bind(int index, double value) {
  check(sqlite3_bind_double(statement_, index, value), "bind a number for");
}

void Statement::bind_null(int index) {
  check(sqlite3_bind_null(statement_, index), "bind a null for");
}

void Statement::finish(int bound) {
  if (bound != sqlite3_bind_parameter_count(statement_)) {
    throw std::logic_error(std::string("wrong number of values: ") + sqlite3_sql(statement_));
  }
  int rc = sqlite3_step(statement_);
  while (rc == SQLITE_ROW) rc = sqlite3_step(statement_);
  if (rc != SQLITE_DONE) db_.fail(rc, "write");  // no reset: nothing is written after a failure
  check(sqlite3_reset(statement_), "write");
}

Query::Query(Connection& db, const char* sql) : db_(db) {
  const int rc =
      sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr);
  if (rc != SQLITE_OK) db.fail(rc, "prepare a question to");
}

Query::~Query() { sqlite3_finalize(statement_); }

void Query::reset() {
  sqlite3_reset(statement_);  // what went wrong before was told then
}

void Query::bind(int index, std::int64_t value) {
  const int rc = sqlite3_bind_int64(statement_, index, value);
  if (rc != SQLITE_OK) db_.fail(rc, "bind an integer for");
}

void Query::bind(int index, std::string_view value) {
  const char* data = value.data() == nullptr ? "" : value.data();
  const int rc =
      sqlite3_bind_text64(statement_, index, data, value.size(), SQLITE_STATIC, SQLITE_UTF8);
  if (rc != SQLITE_OK) db_.fail(rc, "bind a text for");
}

bool Query::next() {
  const int rc = sqlite3_step(statement_);
  if (rc == SQLITE_ROW) return true;
  if (rc != SQLITE_DONE) db_.fail(rc, "read");
  reset();
  return false;
}

bool Query::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::string_view Query::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_, column); }

double Query::real(int column) const { return sqlite3_column_double(statement_, column); }

std::optional<std::string> Query::text_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return std::string(text(column));
}

std::optional<double> Query::real_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return real(column);
}

}  // namespace orgkarta::output
