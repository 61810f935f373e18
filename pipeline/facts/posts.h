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
  bool placed = false;   ///< of a table or a contact box: the heading above tells its body
  bool settled = false;  ///< what it is for is said and is no known body: nothing around tells more
  bool opens = false;    ///< "Head is A": what stands before it may tell of what
  bool newly = false;    ///< "Head becomes A": of the last body told before
  bool told = false;     ///< in words of a sentence
  bool untitled = false;        ///< its title is the rule's, not the text's
  bool needs_unit = false;      ///< none unless its body is one of the document's
  std::string field = {};       ///< the words that a rule says are the title's field; may be none
  std::uint32_t title_end = 0;  ///< the byte behind the title, where its field may stand; 0: none
};

/// What tells a post's body where its own sentence does not.
struct Surroundings {
  Home home;                         ///< of a municipal director
  Outline outline;                   ///< the heading that it stands under
  std::optional<UnitIndex> sitting;  ///< the body whose minutes the document is
  std::optional<UnitIndex> page;     ///< the body that the title names and nothing else
  bool minutes = false;              ///< members are listed as present, and who answers is told
};

/// The posts of a document, told once each.
std::vector<DraftPost> read_posts(const View& view, UnitTable& table, const Surroundings& around);

/// A TITLE mention's title in lower case and indefinite, names and acronyms kept.
std::string title_text(const View& view, const Mention& title);

/// What a title's words are in lower case, acronyms kept.
std::string lower_title(std::string_view words);

/// signatures.cc: names on a line over titles on the next, in several columns; `read`: blocks that
/// are a table's.
void read_signatures(const View& view, const UnitTable& table, const std::vector<bool>& read,
                     std::vector<DraftPost>& posts);

/// A person's name as it is in the nominative: a genitive -s goes where the document has the name
/// without it, or where only the bare family name is a known one.
std::string person_name(const View& view, Span name);

/// A post made of a TITLE and a person mention; unit and party are left to the caller.
Post make_post(const View& view, const Mention& title, const Mention& person);

}  // namespace orgkarta::facts
