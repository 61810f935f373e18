// JSON that a database tells of its run.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace orgkarta::app {

/// An object; one without members if the text is none.
inline nlohmann::ordered_json parsed_object(const std::string& text) {
  auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  return json.is_object() ? json : nlohmann::ordered_json::object();
}

}  // namespace orgkarta::app
