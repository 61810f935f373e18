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

  /// The value of the first date in a span that has one of the roles; empty if none.
  std::optional<std::string> value_in(const View& view, Span span,
                                      std::initializer_list<DateRole> roles) const;
  /// The value of the only date of that role, if all dates of it agree.
  std::optional<std::string> only(DateRole role) const;
};

/// `minutes`: a date alone behind a label like "date" is that of the sitting.
Dates read_dates(const View& view, bool minutes);

/// Fills in the year of a date without one: from a full date in the same sentence, else from the
/// date of publication: the next such day, or the last one where `past` says that it lies behind.
/// Leaves the value as it is where that day does not exist. Says whether it did.
bool infer_year(std::string& value, const std::optional<std::string>& sentence_date,
                const std::optional<std::string>& published, bool past);

}  // namespace orgkarta::facts
