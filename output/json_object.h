// A JSON object written member by member, in the order of the calls.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/json_buffer.h"
#include "output/json_escape.h"

namespace orgkarta::output {

/// Appends a number in the shortest form that reads back as the same double, without exponent and
/// without a trailing ".0". Throws std::logic_error on NaN and infinity, which JSON does not have.
void append_json_number(JsonBuffer& out, double value);
void append_json_integer(JsonBuffer& out, std::int64_t value);

/// Appends a list of strings.
void append_json_texts(JsonBuffer& out, const std::vector<std::string>& values);

/// Writes one object of at least one member. Keys are our own literals and not escaped; the
/// destructor does not close: call close() once, last.
class JsonObject {
 public:
  explicit JsonObject(JsonBuffer& out) : out_(out) {}
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  void text(std::string_view key, std::string_view value) { append_json_string(raw(key), value); }
  /// The same of a value that is known to need no escapes: an id, a word of a closed list.
  void word(std::string_view key, std::string_view value);
  void optional_text(std::string_view key, const std::optional<std::string>& value) {
    value ? text(key, *value) : null(key);
  }
  void text_or_null(std::string_view key, std::string_view value) {  ///< null for ""
    value.empty() ? null(key) : text(key, value);
  }
  void number(std::string_view key, double value) { append_json_number(raw(key), value); }
  void number(std::string_view key, const std::optional<double>& value) {
    value ? number(key, *value) : null(key);
  }
  void integer(std::string_view key, std::int64_t value) { append_json_integer(raw(key), value); }
  void boolean(std::string_view key, bool value) { literal(key, value ? "true" : "false"); }
  void null(std::string_view key) { literal(key, "null"); }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    append_json_texts(raw(key), values);
  }

  /// Writes the key alone; the caller appends the value to what it returns.
  JsonBuffer& raw(std::string_view key) {
    out_.wrote(write_key(key, 0));
    return out_;
  }

  void close() { out_.put('}'); }

 private:
  /// Returns where the value goes; there is room for `size` bytes of it. In the header, as to copy
  /// a literal of known size takes a store or two.
  char* write_key(std::string_view key, std::size_t size) {
    char* to = out_.room(key.size() + 4 + size);
    *to++ = before_;
    before_ = ',';
    *to++ = '"';
    to = std::copy(key.begin(), key.end(), to);
    *to++ = '"';
    *to++ = ':';
    return to;
  }
  void literal(std::string_view key, std::string_view value) {
    char* to = write_key(key, value.size());
    out_.wrote(std::copy(value.begin(), value.end(), to));
  }

  JsonBuffer& out_;
  char before_ = '{';  ///< stands before the next member
};

inline void JsonObject::word(std::string_view key, std::string_view value) {
  char* to = write_key(key, value.size() + 2);
  *to++ = '"';
  to = std::copy(value.begin(), value.end(), to);
  *to++ = '"';
  out_.wrote(to);
}

/// Appends "[…]", with write(out, item) for each item.
template <class Items, class Write>
void append_json_array(JsonBuffer& out, const Items& items, Write write) {
  out.put('[');
  bool first = true;
  for (const auto& item : items) {
    if (!first) out.put(',');
    first = false;
    write(out, item);
  }
  out.put(']');
}

}  // namespace orgkarta::output
