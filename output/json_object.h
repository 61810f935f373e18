// A JSON object written member by member into a string, in the order of the calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::output {

/// Appends a number in the shortest form that reads back as the same double, without exponent and
/// without a trailing ".0". Throws std::logic_error on NaN and infinity, which JSON does not have.
void append_json_number(std::string& out, double value);

/// Writes one object. Keys are our own literals and not escaped; the destructor does not close:
/// call close() once, last.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  JsonObject(const JsonObject&) = delete;
  JsonObject& operator=(const JsonObject&) = delete;

  void text(std::string_view key, std::string_view value);
  void optional_text(std::string_view key, const std::optional<std::string>& value);
  void text_or_null(std::string_view key, std::string_view value);  ///< null for ""
  void number(std::string_view key, double value);
  void number(std::string_view key, const std::optional<double>& value);
  void integer(std::string_view key, std::int64_t value);
  void boolean(std::string_view key, bool value);
  void null(std::string_view key);
  void texts(std::string_view key, const std::vector<std::string>& values);

  /// Writes the key alone; the caller appends the value to the string it returns.
  std::string& raw(std::string_view key);

  void close() { out_ += '}'; }

 private:
  std::string& out_;
  bool first_ = true;
};

/// Appends "[…]", with write(out, item) for each item.
template <class Items, class Write>
void append_json_array(std::string& out, const Items& items, Write write) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    write(out, item);
  }
  out += ']';
}

}  // namespace orgkarta::output
