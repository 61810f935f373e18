// Corrections of an analyst as constraints on the linking of one municipality.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/link/bodies.h"
#include "pipeline/link/people.h"
#include "pipeline/model/correction.h"

namespace orgkarta::link {

/// What a linking called its bodies and people.
struct LinkedNames {
  std::vector<std::vector<NodeIndex>> bodies;
  std::vector<std::string> body_ids;
  std::vector<std::vector<PostRef>> people;
  std::vector<std::string> person_ids;
};

/// Finds what corrections mean in a block. Ids mean what they mean in the linking without any
/// correction: so a line goes on to mean the same when it has made its own id disappear. Only an id
/// that this linking has not is looked for in the one that the other lines lead to, and one that
/// neither has among the names that documents write.
class CorrectionFinder {
 public:
  /// Marks in `corrections` what it finds. The references must outlive it.
  CorrectionFinder(const Block& block, const std::string& prefix,
                   std::vector<Correction>& corrections);

  /// Looks for what is not found yet in a linking. True if constraints() says more than before.
  bool find(const LinkedNames& linked);

  const UnitConstraints& units() const { return units_; }
  const PostConstraints& posts() const { return posts_; }

  /// Tells of each line that was found here whether it holds in the final linking.
  void check(const LinkedNames& linked);

 private:
  /// What one side of a line means: mentions, of which the first that is not cut out stands for
  /// all.
  struct Meaning {
    std::vector<NodeIndex> nodes;
    std::vector<PostRef> posts;
    bool mention = false;  ///< it was named itself, not by an id
    bool known() const { return !nodes.empty() || !posts.empty(); }
  };
  struct Line {
    Correction* correction;
    Meaning a, b;
  };

  Meaning fact(const std::string& text) const;
  using ById = std::unordered_map<std::string_view, Meaning>;
  static ById by_id(const LinkedNames& linked);
  Meaning by_name(const std::string& text) const;
  template <class Look>
  bool look(Look look);
  void constrain();
  void find_cuts();
  void add(const Line& line);

  const Block& block_;
  const std::string& prefix_;
  std::vector<Line> lines_;
  std::unordered_map<std::string_view, std::uint32_t> documents_;  ///< by path
  std::map<NodeIndex, std::uint32_t> body_of_node_;  ///< in the linking without corrections
  std::map<PostRef, std::uint32_t> person_of_post_;
  bool base_known_ = false;
  UnitConstraints units_;
  PostConstraints posts_;
};

}  // namespace orgkarta::link
