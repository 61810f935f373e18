// What sentences claim of people and titles, weighed against each other.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {

/// One reading of a person and a title as a post. Where the rule itself tells the title, `title` is
/// the person's mention.
struct Claim {
  const Statement* statement = nullptr;
  std::uint32_t person = 0;   ///< index into found.mentions
  std::uint32_t title = 0;    ///< index into found.mentions
  bool person_first = false;  ///< the person stands before the title
  bool told = false;          ///< words tie them ("becomes", "as"), not only their places
};

/// The claims of all statements that give posts, people of `laid` left out. Where one title is
/// claimed by two people, or one person by a title on each side, words beat places, and among
/// places the order that the run of names and titles began with decides; of two readings of one
/// pair the one that names the body.
/// What is held elsewhere ("post_elsewhere") is left out; of "post_again" the person is whom a
/// pronoun or a given name means.
std::vector<Claim> read_claims(const View& view, const UnitTable& table, const Home& home,
                               const LaidOut& laid);

}  // namespace orgkarta::facts
