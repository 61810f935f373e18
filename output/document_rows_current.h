// The document that DocumentRows is inserting.
#pragma once

#include "output/document_rows.h"
#include "output/saving_years.h"

namespace orgkarta::output {

/// Turns the document's own ids into row ids: rows of a kind are numbered in the order of the
/// vectors, from the id after `before` on, so that references may point forward.
struct DocumentRows::Current {
  Current(const Record& record, const Ids& last, double tentative_below)
      : document(last.document),
        before(last),
        units(record.facts.units),
        references(record),
        places(record),
        years(record, places, tentative_below) {}

  std::int64_t unit_row(std::string_view id) const { return row(before.unit, references.unit(id)); }

  std::optional<std::int64_t> unit(const std::optional<std::string>& id) const {
    if (!id) return std::nullopt;
    return unit_row(*id);
  }
  std::optional<std::int64_t> goal(const std::optional<std::string>& id) const {
    if (!id) return std::nullopt;
    return row(before.goal, references.goal(*id));
  }
  std::optional<std::int64_t> amount(const std::optional<std::string>& id) const {
    if (!id) return std::nullopt;
    return row(before.amount, references.amount(*id));
  }

  static std::int64_t row(std::int64_t last, std::size_t position) {
    return last + 1 + static_cast<std::int64_t>(position);
  }

  std::int64_t document;
  Ids before;
  const std::vector<Unit>& units;
  References references;
  EvidencePlaces places;
  SavingYears years;
  std::map<std::string_view, std::int64_t> people;  ///< names of this document
};

}  // namespace orgkarta::output
