// Entities of FollowTheMoney.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "output/export/json_file.h"

namespace orgkarta::output {

/// {"id", "schema", "properties": {name: [texts]}}. Values of a property stand in the order of the
/// calls, each once.
class FtmEntity {
 public:
  FtmEntity(std::string id, std::string_view schema);

  void add(const char* property, const std::string& value);  ///< nothing for ""
  void add_if(const char* property, const std::optional<std::string>& value);

  Json json() const;

 private:
  std::string id_;
  std::string schema_;
  Json properties_ = Json::object();
};

/// The schema of a kind of body: PublicBody, Company or Organization.
std::string_view ftm_schema(std::string_view kind);

}  // namespace orgkarta::output
