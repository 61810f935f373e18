// changes.jsonl: what a run changed in the registry, so that others can follow without comparing
// dumps.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Gives a line of JSON (with its line end) for each statement that `after` has and `before` has
/// not, the other way round, or otherwise: {"change": "added" | "changed" | "withdrawn",
/// "statement", "id", "before", "after", "sources"}, by kind of statement and then by id. Being
/// seen in one more document is no change. An organisation that is withdrawn because its units now
/// go by another id names that in "replaced_by". `before` is null for a first run. With `only`,
/// nothing but statements on these bodies, people, events and statements differs, and only they are
/// looked at. Throws as Query does.
void compare_registries(Connection* before, Connection& after, const std::set<std::string>* only,
                        const std::function<void(std::string_view)>& line);

}  // namespace orgkarta::output
