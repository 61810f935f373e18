#include "pipeline/evaluate/json_access.h"

#include <algorithm>

namespace orgkarta::evaluate {

const Json& member(const Json& object, std::string_view key) {
  static const Json kAbsent;
  if (!object.is_object()) return kAbsent;
  const auto at = object.find(key);
  return at == object.end() ? kAbsent : *at;
}

bool has(const Json& object, std::string_view key) {
  return object.is_object() && object.contains(key);
}

std::string_view text(const Json& value) {
  return value.is_string() ? std::string_view(value.get_ref<const std::string&>())
                           : std::string_view();
}

std::string_view text(const Json& object, std::string_view key) {
  return text(member(object, key));
}

bool given(const Json& value) {
  if (value.is_boolean()) return value.get<bool>();
  if (value.is_number()) return value.get<double>() != 0;
  if (value.is_string()) return !text(value).empty();
  return !value.empty();
}

bool accepts(const Json& gold, std::string_view key, std::string_view others, const Json& value) {
  if (member(gold, key) == value) return true;
  const Json::array_t& rest = elements(member(gold, others));
  return std::find(rest.begin(), rest.end(), value) != rest.end();
}

const Json::array_t& elements(const Json& list) {
  static const Json::array_t kNone;
  return list.is_array() ? list.get_ref<const Json::array_t&>() : kNone;
}

}  // namespace orgkarta::evaluate
