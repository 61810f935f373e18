// What a user can choose.
#pragma once

namespace orgkarta::evaluate {

/// How to compare.
struct Settings {
  bool everything = false;  ///< tentative facts count too
  bool relaxed = false;     ///< relaxed figures as well
};

/// Which documents have a table of their own; none: one table for all.
enum class Grouping { none, municipality, type };

}  // namespace orgkarta::evaluate
