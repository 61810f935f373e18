// The few SQLite calls we need, with every return code checked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace orgkarta::output {

/// What a database is opened for.
enum class Access {
  write,
  read,
  /// Nothing is locked, and nothing left beside the file. One with a journal is not read.
  read_unlocked,
};

/// An open database. Functions throw EnvironmentError when SQLite or the disk refuses (LockedError
/// when another program holds what is to be written), and
/// std::logic_error when a constraint of the schema is violated: then we were about to write
/// something that the contract does not allow. std::bad_alloc when memory is out.
class Connection {
 public:
  /// Opens an existing (maybe empty) file.
  explicit Connection(const std::string& file, Access access = Access::write);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs a script of our own literals.
  void script(const char* sql);

  /// The first column of the first row as text; empty if there is no row.
  std::string value(const char* sql);

  /// Closes, and reports failure; all statements must be gone.
  void close();

  /// Throws what `rc` means, with SQLite's message. Damage of what is only read is a WrongDatabase.
  [[noreturn]] void fail(int rc, std::string_view doing) const;

  sqlite3* handle() const { return db_; }

 private:
  /// For a file that may come from anywhere and is only read: neither its schema nor its pages are
  /// trusted, nothing can be written.
  void distrust();

  std::string file_;
  Access access_ = Access::write;
  sqlite3* db_ = nullptr;
};

/// A prepared statement. Text is bound without a copy: arguments must live until run() returns.
class Statement {
 public:
  Statement(Connection& db, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Binds the arguments to ?1, ?2 …, runs to the end and resets. Rows are ignored.
  template <class... Args>
  void run(const Args&... args) {
    int index = 0;
    (bind(++index, args), ...);
    finish(index);
  }

 private:
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }
  void bind(int index, std::int64_t value);
  void bind(int index, std::uint32_t value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, double value);
  void bind_null(int index);

  template <class T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      bind_null(index);
    }
  }

  void finish(int bound);
  void check(int rc, std::string_view doing) const;

  Connection& db_;
  sqlite3_stmt* statement_ = nullptr;
};

/// A prepared question whose rows are read one by one. Errors as of Connection.
class Query {
 public:
  Query(Connection& db, const char* sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  /// Begins anew with these arguments for ?1, ?2 …; texts must live until the last row is read.
  template <class... Args>
  void ask(const Args&... args) {
    reset();
    int index = 0;
    (bind(++index, args), ...);
  }

  /// Goes to the next row; false behind the last one.
  bool next();

  /// Columns of the row, counted from 0. Texts hold until next() or ask().
  bool null(int column) const;
  std::string_view text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::optional<std::string> text_or_none(int column) const;
  std::optional<double> real_or_none(int column) const;

 private:
  void reset();
  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view value);

  Connection& db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace orgkarta::output
