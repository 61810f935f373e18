// Who leads, chairs and answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/facts/parents.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// A post with its body as an index into the unit table until ids are given.
struct DraftPost {
  Post post;
  std::optional<UnitIndex> unit;
};

/// The posts of a document, told once each. `home` gives the body of a municipal director, `sitting`
/// the body whose minutes the document is.
std::vector<DraftPost> read_posts(const View& view, UnitTable& table, const Home& home,
                                  std::optional<UnitIndex> sitting);

/// A TITLE mention's title in lower case and indefinite, names and acronyms kept.
std::string title_text(const View& view, const Mention& title);

/// signatures.cc: a name alone on a line with a title alone on the next, in one column or several.
void read_signatures(const View& view, const UnitTable& table, std::vector<DraftPost>& posts);

/// A person's name as it is in the nominative: a genitive -s goes where the document has the name
/// without it, or where only the bare family name is a known one.
std::string person_name(const View& view, Span name);

/// A post made of a TITLE and a person mention; unit and party are left to the caller.
Post make_post(const View& view, const Mention& title, const Mention& person);

}  // namespace orgkarta::facts
