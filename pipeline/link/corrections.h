// What an analyst says against the linking: it always wins.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/link/bodies.h"
#include "pipeline/link/people.h"

namespace orgkarta::link {

/// One line of a file of corrections. `a` and `b` are ids of organisations or people, or facts of
/// documents: "minutes/2024-03-05.html#u3", "…#p1". Of a rename `b` is the name.
struct Correction {
  enum class Kind : std::uint8_t { same, different, rename };
  Kind kind = Kind::same;
  std::string a;
  std::string b;
  int line = 0;        ///< in its file
  bool met = false;    ///< whether all that it speaks of was found in some municipality
};

/// Reads lines "same|different|rename TAB A TAB B", with an optional comment behind a third tab;
/// empty lines and those that begin with "#" are passed over. Faults are added to `problems`, each
/// with its line.
std::vector<Correction> read_corrections(std::string_view text, const std::string& file,
                                         std::vector<std::string>& problems);

/// The corrections that speak of bodies of one block, by units. Of a body that is named by its id
/// any unit stands for all.
struct UnitCorrections {
  using Pair = std::pair<NodeIndex, NodeIndex>;
  std::vector<Pair> same;
  std::vector<Pair> different;
  std::vector<std::pair<NodeIndex, std::string>> names;

  bool empty() const { return same.empty() && different.empty() && names.empty(); }
};

/// The same of posts.
struct PostCorrections {
  using Pair = std::pair<PostRef, PostRef>;
  std::vector<Pair> same;
  std::vector<Pair> different;

  bool empty() const { return same.empty() && different.empty(); }
};

/// Finds what the corrections mean in a block whose bodies and people have those ids without them,
/// and marks those that it finds as met.
UnitCorrections unit_corrections(const Block& block, const Bodies& bodies,
                                 const std::vector<std::string>& ids,
                                 std::vector<Correction>& corrections);
PostCorrections post_corrections(const Block& block, const std::vector<Human>& humans,
                                 const std::vector<std::string>& ids,
                                 std::vector<Correction>& corrections);

}  // namespace orgkarta::link
