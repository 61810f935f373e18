#include "output/export/json_file.h"

namespace orgkarta::output {

std::string line_of(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

void put(Json& object, const char* key, const std::optional<std::string>& value) {
  if (value) object[key] = *value;
}

JsonLists::JsonLists(AtomicFile& file, const Json& head) : file_(file) {
  file_.write("{\n");
  for (const auto& [key, value] : head.items()) {
    if (members_) file_.write(",\n");
    members_ = true;
    file_.write(line_of(Json(key)) + ": " + line_of(value));
  }
}

void JsonLists::begin(std::string_view key) {
  end_list();
  if (members_) file_.write(",\n");
  members_ = true;
  in_list_ = true;
  count_ = 0;
  file_.write(line_of(Json(std::string(key))) + ": [");
}

void JsonLists::add(const Json& item) {
  file_.write(count_ == 0 ? "\n" : ",\n");
  file_.write(line_of(item));
  ++count_;
}

void JsonLists::end_list() {
  if (in_list_) file_.write(count_ == 0 ? "]" : "\n]");
  in_list_ = false;
}

void JsonLists::close() {
  end_list();
  file_.write("\n}\n");
}

}  // namespace orgkarta::output
