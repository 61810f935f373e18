// Which body a post is in, where its own words do not tell.
#pragma once

#include "pipeline/facts/posts.h"

namespace orgkarta::facts {

/// Gives posts without a body that which their place implies: the municipality for its director,
/// the heading's for who stands under it, the only one of the title's kind (unless several would
/// head it), the page's or the sitting body for who chairs.
void imply_units(const View& view, const UnitTable& table, const Surroundings& around,
                 std::vector<DraftPost>& drafts);

/// Who leads a body under the heading of a higher one: it belongs to that one.
void place_led(UnitTable& table, const View& view, const DraftPost& d, const Surroundings& around);

/// field_units.cc: the body whose name ends in, or behind its head noun begins with, the field that
/// stands behind a post's title: "sector head Education" of the sector Education and learning.
std::optional<UnitIndex> field_unit(const View& view, const UnitTable& table, const DraftPost& d);

/// told_before.cc: the body that a sentence of its own tells before "Head is A": the result of a
/// change, its subject, or the only one there; of what stands before in the same sentence, and
/// where somebody becomes its head, the last.
std::optional<UnitIndex> told_before(const View& view, const UnitTable& table, const DraftPost& d);

/// Whether a body is of the kind that a post's holder leads.
bool fits(const View& view, const UnitTable& table, const DraftPost& d, UnitIndex unit);

/// Whether words behind the title tell a body that is not known: then nothing around does.
bool tells_other(const View& view, const DraftPost& d);

/// post_places.cc: the body whose plain name the post's line or sentence begins with: "Growing up,
/// head A", "Growing up is led by head A"; that of a row's first cell.
std::optional<UnitIndex> unit_of_line(const View& view, const UnitTable& table, const DraftPost& d);

/// post_places.cc: the body that a statement ahead in the sentence says its posts are of: "the
/// board's presidium are A, chair, and B, vice chair".
std::optional<UnitIndex> unit_of_sentence(const View& view, const UnitTable& table,
                                          const DraftPost& d);

/// Whether somebody chairs or sits in a body that is said and that is none of the document's: a
/// society, a firm.
bool sits_elsewhere(const View& view, const DraftPost& d);

/// A deputy or a second office behind a post of the same sentence is of its body.
void share_bodies(const View& view, const UnitTable& table, std::vector<DraftPost>& drafts);

/// Places the bodies that only a table of who leads names below the heading's body, that of the
/// page or the only office.
void place_listed(UnitTable& table, const View& view, const Surroundings& around);

}  // namespace orgkarta::facts
