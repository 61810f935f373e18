#include "output/export/ftm_entity.h"

#include <algorithm>
#include <utility>

namespace orgkarta::output {

FtmEntity::FtmEntity(std::string id, std::string_view schema)
    : id_(std::move(id)), schema_(schema) {}

void FtmEntity::add(const char* property, const std::string& value) {
  if (value.empty()) return;
  Json& values = properties_[property];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

void FtmEntity::add_if(const char* property, const std::optional<std::string>& value) {
  if (value) add(property, *value);
}

Json FtmEntity::json() const {
  return {{"id", id_}, {"schema", schema_}, {"properties", properties_}};
}

std::string_view ftm_schema(std::string_view kind) {
  if (kind == "company") return "Company";
  if (kind == "group" || kind == "project") return "Organization";
  return "PublicBody";
}

}  // namespace orgkarta::output
