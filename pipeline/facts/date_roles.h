// What a date is for, by its label, its column, the cue next to it, or where it stands.
#pragma once

#include "pipeline/facts/date_value.h"
#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The role of a date. The label of its line or cell goes before the cue (null where there is
/// none). A day of which nothing is said, alone in the head of the text, is by the document's type
/// the sitting's, the decision's or that of publication; all else is a reference.
DateRole role_of_date(const View& view, const Mention& mention, const Statement* cue,
                      const DateValue& value, DocumentType type);

}  // namespace orgkarta::facts
