// What the document is: title, type, municipality, dates of publication, the body that sat.
#pragma once

#include <optional>
#include <string>

#include "pipeline/facts/changes.h"
#include "pipeline/facts/dates.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The hint, else the text's title, else what the file says of itself, else a short first block.
std::string title_of(const View& view);

/// The type by words that only one type has (signs with `strong_type`), else by the title's words
/// (lexicon document_types_title), else by words of the text (signs with `type`), else `other`.
DocumentType type_of(const View& view, const std::string& title);

/// Whether the title or the opening presents a proposal (lexicon proposal_words).
bool is_proposal(const View& view, const std::string& title, DocumentType type);

/// The municipality that the text is about and the bodies that stand for it: the one most often
/// named as itself; else the one whose place name is told most often; else the hint; else the one
/// whose site the page is of.
std::optional<Municipality> municipality_of(const View& view, const UnitTable& table, Home& home);

/// The body whose minutes or decision this is: named alone in a heading, else named most.
std::optional<UnitIndex> sitting_body(const View& view, const UnitTable& table, DocumentType type);

/// The body that the title names and nothing else, but for words as of a contact page (lexicon
/// page_leads): the page is that body's own.
std::optional<UnitIndex> page_body(const View& view, const UnitTable& table);

DocumentStatus status_of(DocumentType type, bool proposal, const std::vector<DraftChange>& changes);

}  // namespace orgkarta::facts
