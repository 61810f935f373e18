#include "output/export/ftm_entity.h"

#include <utility>

#include "output/export/iso_prefix.h"
#include "output/export/valid_text.h"

namespace orgkarta::output {
namespace {

constexpr const char* kSwedish = "swe";

}  // namespace

FtmValue plain(std::string text) {
  FtmValue out;
  out.text = std::move(text);
  return out;
}

FtmValue swedish(std::string text) {
  FtmValue out = plain(std::move(text));
  out.language = kSwedish;
  return out;
}

FtmValue date_of(const std::string& edtf) {
  FtmValue out = plain(iso_prefix(edtf).value_or(""));
  if (out.text != edtf) out.original = edtf;
  return out;
}

FtmEntity::FtmEntity(std::string id, std::string_view schema)
    : id_(std::move(id)), schema_(schema) {}

void FtmEntity::add(const char* property, const std::string& value) { add(property, plain(value)); }

void FtmEntity::add(const char* property, FtmValue value) {
  if (value.text.empty()) return;
  value.text = valid_text(value.text);
  if (!told_.insert(std::string(property) + ' ' + value.text).second) return;
  statements_.push_back({property, std::move(value)});
}

void FtmEntity::add_if(const char* property, const std::optional<std::string>& value) {
  if (value) add(property, *value);
}

void FtmEntity::seen(const std::string& first, const std::string& last) {
  first_seen_ = first;
  last_seen_ = last;
}

Json FtmEntity::json() const {
  Json properties = Json::object();
  for (const Statement& s : statements_) properties[s.property].push_back(s.value.text);
  return {{"id", id_}, {"schema", schema_}, {"properties", std::move(properties)}};
}

std::string_view ftm_schema(std::string_view kind) {
  if (kind == "company") return "Company";
  if (kind == "group" || kind == "project") return "Organization";
  return "PublicBody";
}

}  // namespace orgkarta::output
