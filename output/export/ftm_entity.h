// Entities of FollowTheMoney.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "output/export/json_file.h"

namespace orgkarta::output {

/// A value of a property, with what only a statement has a place for.
struct FtmValue {
  std::string text;
  std::string original;    ///< as told, where that says more: EDTF of a date
  std::string language;    ///< three letters; empty where it is of none
  std::string origin;      ///< the rule that found it; empty where several may have
  std::string first_seen;  ///< days (ISO) of the first and last document that says it
  std::string last_seen;
};

FtmValue plain(std::string text);
/// A text in the documents' language.
FtmValue swedish(std::string text);
/// The part of an EDTF date that is sure (iso_prefix); empty where there is none.
FtmValue date_of(const std::string& edtf);

/// {"id", "schema", "properties": {name: [texts]}}. Values of a property stand in the order of the
/// calls, each once.
class FtmEntity {
 public:
  struct Statement {
    const char* property;
    FtmValue value;
  };

  FtmEntity(std::string id, std::string_view schema);

  void add(const char* property, const std::string& value);  ///< nothing for ""
  void add(const char* property, FtmValue value);            ///< the same
  void add_if(const char* property, const std::optional<std::string>& value);
  /// The days of the first and last document that says so, for values that tell none.
  void seen(const std::string& first, const std::string& last);

  const std::string& id() const { return id_; }
  const std::string& schema() const { return schema_; }
  const std::string& first_seen() const { return first_seen_; }
  const std::string& last_seen() const { return last_seen_; }
  /// In the order of the calls.
  const std::vector<Statement>& statements() const { return statements_; }

  Json json() const;

 private:
  std::string id_;
  std::string schema_;
  std::string first_seen_;
  std::string last_seen_;
  std::vector<Statement> statements_;
  std::unordered_set<std::string> told_;  ///< property and value
};

/// The schema of a kind of body: PublicBody, Company or Organization.
std::string_view ftm_schema(std::string_view kind);

}  // namespace orgkarta::output
