// What the document is: title, type, municipality, dates of publication, the body that sat.
#pragma once

#include <optional>
#include <string>

#include "pipeline/facts/changes.h"
#include "pipeline/facts/dates.h"
#include "pipeline/facts/parents.h"
#include "pipeline/facts/sections.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The hint, else the text's title, else what the file says of itself, else the line of the
/// letterhead that names a type, else a short first line. A body's name alone is no title if
/// anything else is, nor are the way to a page, a matter's number and a section's heading.
/// document_title.cc.
std::string title_of(const View& view);

/// The type by all that tells it, weighed by place and strength: words of the title, the letterhead
/// and the page's address, signs (`type`, `weight`), sections, numbered matters, lines of bodies
/// and those who lead them, a line of publication. `other` if too little does. document_type.cc.
DocumentType type_of(const View& view, const Sections& sections, const std::string& title);

/// Whether the title or the opening presents a proposal (lexicon proposal_words).
bool is_proposal(const View& view, const std::string& title, DocumentType type);

/// Whether the title speaks of a proposal (lexicon proposal_titles), and the text names a day to
/// come on which somebody decides.
bool awaits_decision(const View& view, const std::string& title, const Dates& dates);

/// The municipality that the text is about and the bodies that stand for it: the one most named as
/// itself or by its place, at the top above all; else the hint; else the one whose site the page is
/// of. Where somebody comes from and what is compared does not count. Of a text about a region, or
/// about a municipality abroad, only the hint and the site tell. One that is plainly meant, though
/// only its place is named, becomes a body. municipality.cc.
std::optional<Municipality> municipality_of(const View& view, UnitTable& table, Home& home);

/// The same, without the text: the hint, else the one whose site the page is of.
std::optional<Municipality> municipality_by_others(const View& view);

/// The body whose minutes or decision this is: named alone in a heading, else named most.
std::optional<UnitIndex> sitting_body(const View& view, const UnitTable& table, DocumentType type);

/// The body that the title names and nothing else, but for words as of a contact page (lexicon
/// page_leads): the page is that body's own.
std::optional<UnitIndex> page_body(const View& view, const UnitTable& table);

/// Minutes and plans are decided unless they only propose; of news, notices and what has no type
/// the changes tell, then the opening; reports and pages that tell who is who report.
DocumentStatus status_of(const View& view, const Sections& sections, DocumentType type,
                         bool proposal, const std::vector<DraftChange>& changes);

}  // namespace orgkarta::facts
