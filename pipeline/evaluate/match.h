// When a found fact is the one that gold has.
#pragma once

#include <array>
#include <string_view>

#include "pipeline/evaluate/document.h"

namespace orgkarta::evaluate {

/// What is compared. A unit's edge to its parent counts as a fact of its own.
enum class Kind { units, parents, posts, goals, dates, amounts, changes };

inline constexpr std::array kKinds = {Kind::units, Kind::parents, Kind::posts,  Kind::goals,
                                      Kind::dates, Kind::amounts, Kind::changes};

/// The kind's name in tables: "units".
std::string_view name_of(Kind kind);

/// The field of a record that has the kind's facts: that of parents is "units".
std::string_view field_of(Kind kind);

/// A document's gold and what was found in it.
struct Sides {
  const Document& gold;
  const Document& found;
  Texts& texts;
};

/// Whether found fact `p` means what gold fact `g` says. Alternatives in gold (`roles` beside
/// `role`) are as good; what gold leaves out is not asked for.
bool same(Kind kind, const Json& g, const Json& p, const Sides& sides);

/// Whether `p` comes near `g`, for a look beyond the strict figures; whatever is the same is near:
///   units     names that share at least 80 % of their words
///   parents   one of the two bodies the same, the other near
///   posts     the person and the body, whatever the title
///   goals     at least 60 % of the words, whatever label and parent
///   dates     the day, whatever its role
///   amounts   figures and unit, whatever kind and period
///   changes   the kind and one side (of several bodies: all of them)
bool near(Kind kind, const Json& g, const Json& p, const Sides& sides);

}  // namespace orgkarta::evaluate
