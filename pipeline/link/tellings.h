// What is told of changes, by bodies: the tellings that say the same count once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/link/bodies.h"

namespace orgkarta::link {

/// Days by months of 31 days: good for comparing with a tolerance.
struct RoughDays {
  int first = 0;
  int last = 0;
};

/// `iso`: a whole day.
int rough_day(const std::string& iso);
RoughDays rough_days(const DayRange& days);

/// How many days lie between two; 0 if they overlap.
int days_between(const RoughDays& a, const RoughDays& b);

/// Changes that are told alike: of one kind, the same bodies and day. Sides hold bodies, and behind
/// these the names that are no unit anywhere, numbered on from the last body; all sorted.
struct Telling {
  ChangeKind kind = ChangeKind::create;
  std::vector<std::uint32_t> from;
  std::vector<std::uint32_t> to;
  std::vector<std::string> old_names;  ///< keys; of a rename, whose sides are one body
  std::vector<std::string> new_names;
  std::optional<std::string> subject;    ///< of a transfer
  std::optional<std::string> effective;  ///< EDTF
  std::optional<RoughDays> days;         ///< of `effective`, unless it leaves the year open
  std::optional<int> heard;              ///< without `days`: the documents' day
  std::vector<std::uint32_t> told;       ///< numbers of the changes
};

/// All tellings, in the order of their first changes.
std::vector<Telling> tellings(const Block& block, const Bodies& bodies,
                              const std::vector<ToldChange>& changes);

/// How many days lie at most between two tellings of one event: a decision may be put off by a
/// year, not by two.
inline constexpr int kFarApart = 550;

/// Whether two tellings may be one event by kind and bodies: of one kind and of the same bodies, as
/// far as either names them, or one makes the other follow (a merger dissolves and creates).
bool alike(const Telling& a, const Telling& b);

/// Whether their days allow it: less than kFarApart from each other, and an open year's day is the
/// other's.
bool may_be_one_time(const Telling& a, const Telling& b);

}  // namespace orgkarta::link
