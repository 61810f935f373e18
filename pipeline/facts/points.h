// The points of a proposal, by the labels of its list.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::facts {

/// The labels of a list of points in lower case: numbers below 100 and single letters, a range of
/// numbers spelt out ("1–3 and 5" gives 1, 2, 3 and 5). Other words are passed over.
std::vector<std::string> point_labels(std::string_view words);

/// The letter or number that a list's item begins with ("a) ", "2. "); empty if none.
std::string leading_label(std::string_view item);

}  // namespace orgkarta::facts
