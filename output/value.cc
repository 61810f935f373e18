#include "output/value.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <charconv>
#include <iterator>
#include <new>

namespace orgkarta::output {
namespace {

std::string hexadecimal(const void* blob, int size) {
  std::string out = "X'";
  const auto* bytes = static_cast<const unsigned char*>(blob);
  for (int i = 0; i < size; ++i) fmt::format_to(std::back_inserter(out), "{:02X}", bytes[i]);
  return out + '\'';
}

/// JSON's form of a number but for exponents, so that 0581 and 1.2.3 stay texts.
bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "0" : text.substr(point + 1);
  const auto digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  return digits(whole) && digits(rest) && (whole == "0" || whole.front() != '0');
}

template <class Number>
bool read(const std::string& text, Number& number) {
  const char* end = text.data() + text.size();
  const auto done = std::from_chars(text.data(), end, number);
  return done.ec == std::errc() && done.ptr == end;
}

}  // namespace

Value value_of(const std::string& written) {
  if (!is_number(written)) return written;
  if (std::int64_t whole = 0; read(written, whole)) return whole;
  if (double number = 0; read(written, number)) return number;
  return written;
}

Value value_at(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return std::monostate();
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    case SQLITE_BLOB: {
      const void* blob = sqlite3_column_blob(statement, column);
      return hexadecimal(blob, sqlite3_column_bytes(statement, column));
    }
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      if (text == nullptr) throw std::bad_alloc();
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
    }
  }
}

}  // namespace orgkarta::output
