// Dates with their roles.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The dates of a document, told once each, and which of them a mention is.
struct Dates {
  std::vector<Date> facts;
  std::vector<std::optional<std::uint32_t>> of_mention;  ///< index into facts, by mention
  std::optional<std::string> today;                      ///< the day that the text speaks on

  /// The value of the first date in a span that has one of the roles; empty if none.
  std::optional<std::string> value_in(const View& view, Span span,
                                      std::initializer_list<DateRole> roles) const;
};

/// The type tells what a day alone in the document's head is: a sitting's in minutes, that of the
/// decision in a directive, else that of publication. Years left out are filled in (date_year.h)
/// from the day the text speaks on: the sitting, the publication, the decision, in that order, or
/// from the year in its title.
Dates read_dates(const View& view, DocumentType type);

}  // namespace orgkarta::facts
