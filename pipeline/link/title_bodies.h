// Which body a head leads whose title alone is told.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pipeline/link/people.h"
#include "pipeline/model/registry.h"

namespace orgkarta::link {

/// A title that says a field ("head of libraries") is of the municipality's office, department or
/// unit whose name says that field and nothing else ("the libraries' department"), else of the body
/// that other documents tell with it: if there was one such on the day, and no other. Titles that
/// say no field ("head of department") are of nobody.
class TitleBodies {
 public:
  /// What is given must outlive it. `organisations` by index of the bodies.
  TitleBodies(const Block& block, const Bodies& bodies,
              const std::vector<Organisation>& organisations);

  /// Id of the organisation; empty if the title does not tell. `day`: of the document (ISO).
  std::optional<std::string> of_title(const std::string& title, const std::string& day) const;

 private:
  using Candidates = std::set<BodyIndex>;

  void read_posts(const Bodies& bodies);
  void read_names(const Bodies& bodies);
  std::optional<std::string> only(const Candidates& candidates, const std::string& day) const;

  const Block& block_;
  const std::vector<Organisation>& organisations_;
  std::map<std::string, Candidates> by_title_;  ///< by the title's field
  std::map<std::string, Candidates> by_name_;
};

}  // namespace orgkarta::link
