// What a report needs to know of every document, to lead to it.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

struct ReportDocument {
  std::int64_t row = 0;
  std::string key;    ///< small letters, digits and "-": names its file, and its page in links
  std::string title;  ///< or the path, at most kTitle code points
  std::string day;    ///< ISO; empty where it has no date
  std::string municipality;  ///< code; may be empty
};

/// The documents that have a text. A key is made of the path alone, so that links stay good in the
/// next report; two paths never have one key.
class ReportDocuments {
 public:
  explicit ReportDocuments(Connection& db);  ///< throws as Connection does

  const std::vector<ReportDocument>& all() const { return all_; }  ///< in the order of paths
  const ReportDocument* find(std::int64_t row) const;              ///< null if it has no text

 private:
  std::vector<ReportDocument> all_;
  std::unordered_map<std::int64_t, std::size_t> by_row_;
};

}  // namespace orgkarta::output
