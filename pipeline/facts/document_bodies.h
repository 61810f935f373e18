// The body that a document as a whole is of, as its head, its title and its passages tell.
#pragma once

#include <optional>

#include "pipeline/facts/posts.h"

namespace orgkarta::facts {

/// The body of that kind that stands alone, or at the begin of columns, on one of the first lines.
std::optional<UnitIndex> letterhead(const View& view, const UnitTable& table,
                                    std::optional<UnitKind> kind);

/// The one body of those who have that role that a heading or a short line on top begins or ends
/// with ("Interim report: the school board", "The council is summoned").
std::optional<UnitIndex> on_top(const View& view, const UnitTable& table, Role role);

/// The body of that kind that the document is about: the only one that its title names, or the
/// first named, if it is named again and again, and no other one half as often.
std::optional<UnitIndex> main_body(const View& view, const UnitTable& table, UnitKind kind);

}  // namespace orgkarta::facts
