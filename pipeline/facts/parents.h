// Which body belongs to which.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/facts/units.h"

namespace orgkarta::facts {

/// What the document is about, as far as bodies are concerned.
struct Home {
  std::optional<UnitIndex> municipality;  ///< named as itself
  std::optional<UnitIndex> region;
};

/// For each block, the body of the nearest heading above it that names one; headings of a lower
/// level without a body do not end it.
using Outline = std::vector<std::optional<UnitIndex>>;

/// How high a body stands; a parent stands higher than its children, as far as their names tell.
inline constexpr int kOfficeRank = 3;
inline constexpr int kDepartmentRank = 4;
int rank_of(const UnitTable& table, UnitIndex unit);

/// Sets Entry::parent from statements, list headings and genitives. Adds bodies that only a list
/// names. Gives the headings that blocks stand under.
Outline read_parents(const View& view, UnitTable& table);

/// unit_outline.cc: parents from headings over lists of bodies and from lists inside lists.
Outline read_outline(const View& view, UnitTable& table);

/// announced.cc: "B has three departments" and the names that follow.
void read_announced(const View& view, UnitTable& table);

/// Makes `parent` the parent of `child`, unless the child has one or stands above it already.
void set_parent(UnitTable& table, UnitIndex child, UnitIndex parent);

/// What a document as a whole is about.
struct About {
  std::string_view title;
  bool page = false;  ///< it tells how bodies are organised
  std::optional<UnitIndex> sitting;
  const Outline& outline;
};

/// parents_inferred.cc: what no sentence says. Departments and units belong to the body in whose
/// section, or under whose title, a page first tells of them, and to the office whose organisation
/// a title is about; a board's own committees ("the working committee") to the body that sat or to
/// the only board or committee.
void parents_by_title(const View& view, UnitTable& table, const About& about);

/// Municipal law: council, board, committee and office belong to the one municipality (or region)
/// that the text names, unless it says otherwise, as do companies that it is told to own or that
/// are listed under such a heading (lexicon owned_headings). What is only told of in sentences that
/// begin with another municipality is that one's.
void parents_by_law(const View& view, UnitTable& table, const Home& home);

/// plain_parts.cc: parts whose names do not say that they are bodies: behind a label ("Units: A,
/// B") below a body's heading, and in lists whose other items are bodies of one parent.
void read_plain_parts(const View& view, UnitTable& table, const Outline& outline);

/// headed_parts.cc: plain headings, two or more, over sections that tell who leads ("Elder care",
/// below it "Head of operations: A").
/// What stands below them is then theirs in the outline.
void read_headed_parts(const View& view, UnitTable& table, Outline& outline);

/// unit_columns.cc: tables whose header says what stands in which column (office, department,
/// unit).
void read_unit_columns(const View& view, UnitTable& table);

}  // namespace orgkarta::facts
