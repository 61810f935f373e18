// Lists of days under a heading that says what they are and of which year.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/facts/date_value.h"
#include "pipeline/facts/view.h"

namespace orgkarta::facts {

/// The lines of days under headings of the lexicon `meeting_headings` ("Sittings in 2021",
/// "Sittings: spring 2019"), also behind their body ("The council: 14 January"): the days are
/// sittings', in the heading's year. A heading with only a
/// body or a year goes on with the list above it; any other ends it.
class MeetingLists {
 public:
  /// `values` are those of view.found.mentions, empty where a mention is no date.
  MeetingLists(const View& view, const std::vector<DateValue>& values);

  /// Whether a block is a line of such a list.
  bool holds(std::uint32_t block) const { return lines_[block].listed; }
  /// The four digits of the year over it, where one year is said.
  const std::optional<std::string>& year(std::uint32_t block) const { return lines_[block].year; }

 private:
  struct Line {
    bool listed = false;
    std::optional<std::string> year;
  };
  std::vector<Line> lines_;  ///< by block
};

}  // namespace orgkarta::facts
