// Members of facts as they are read from JSON. What is absent is null.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace orgkarta::evaluate {

using Json = nlohmann::json;

/// The member of an object; null if there is none, or if `object` is no object.
const Json& member(const Json& object, std::string_view key);

bool has(const Json& object, std::string_view key);

/// The text of a value, "" unless it is a string.
std::string_view text(const Json& value);
std::string_view text(const Json& object, std::string_view key);

/// False for null, false, 0, "", [] and {}.
bool given(const Json& value);

/// Whether gold, in member `key` or in the list `others` of alternatives, has `value`.
bool accepts(const Json& gold, std::string_view key, std::string_view others, const Json& value);

/// The elements of a list; none if it is null.
const Json::array_t& elements(const Json& list);

}  // namespace orgkarta::evaluate
