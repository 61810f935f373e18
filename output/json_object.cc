#include "output/json_object.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "output/json_escape.h"

namespace orgkarta::output {

void append_json_number(std::string& out, double value) {
  if (!std::isfinite(value)) throw std::logic_error("a number in the output is not finite");
  if (value == 0) value = 0;  // no "-0"
  char digits[400];           // the longest: "0.", 323 zeros, 17 figures
  const auto end = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
  out.append(digits, end.ptr);
}

// Written in one piece: there are more keys than anything else.
std::string& JsonObject::raw(std::string_view key) {
  const std::size_t comma = first_ ? 0 : 1;
  first_ = false;
  const std::size_t at = out_.size();
  out_.resize(at + comma + key.size() + 3);
  char* to = out_.data() + at;
  if (comma != 0) *to++ = ',';
  *to++ = '"';
  to = std::copy(key.begin(), key.end(), to);
  *to++ = '"';
  *to = ':';
  return out_;
}

void JsonObject::text(std::string_view key, std::string_view value) {
  append_json_string(raw(key), value);
}

void JsonObject::optional_text(std::string_view key, const std::optional<std::string>& value) {
  if (value) {
    text(key, *value);
  } else {
    null(key);
  }
}

void JsonObject::text_or_null(std::string_view key, std::string_view value) {
  if (value.empty()) {
    null(key);
  } else {
    text(key, value);
  }
}

void JsonObject::number(std::string_view key, double value) { append_json_number(raw(key), value); }

void JsonObject::number(std::string_view key, const std::optional<double>& value) {
  if (value) {
    number(key, *value);
  } else {
    null(key);
  }
}

void JsonObject::integer(std::string_view key, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  raw(key).append(digits, end.ptr);
}

void JsonObject::boolean(std::string_view key, bool value) { raw(key) += value ? "true" : "false"; }

void JsonObject::null(std::string_view key) { raw(key) += "null"; }

void JsonObject::texts(std::string_view key, const std::vector<std::string>& values) {
  append_json_array(raw(key), values,
                    [](std::string& out, const std::string& v) { append_json_string(out, v); });
}

}  // namespace orgkarta::output
