// Posts that are told by where things stand: tables with headers, contact boxes, lists of names.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pipeline/facts/posts.h"
#include "pipeline/facts/table_cells.h"

namespace orgkarta::facts {

/// The rule that bodies and posts of such tables are told by.
inline constexpr std::string_view kPostTable = "structure-post-table";

/// What layout tells of posts.
struct LaidOut {
  std::vector<DraftPost> posts;
  std::vector<bool> read;                    ///< by block: it belongs to a table
  std::unordered_set<std::uint32_t> people;  ///< where names of tables begin: what sentences' rules
                                             ///< read of them does not count
};

/// post_tables.cc: a row of column names (lexicon post_columns, or titles) over rows of people, in
/// cells or with each cell on a line of its own.
void read_post_tables(const View& view, UnitTable& table, LaidOut& out);

/// contact_lines.cc: name, title, body, telephone and e-mail, each on its line, in any order that
/// the lines keep.
void read_contact_lines(const View& view, const UnitTable& table, LaidOut& out);

/// name_lists.cc: people in a list after a title in the plural, and lines of names under one;
/// `members`: also of those who only sit.
void read_name_lists(const View& view, UnitTable& table, bool members, LaidOut& out);

/// stacked_signatures.cc: titles one below the other, then as many names ("Chair", "Secretary", "A
/// (x)", "B").
void read_stacked_signatures(const View& view, const UnitTable& table,
                             std::vector<DraftPost>& posts);

/// post_lines.cc: the body of a post that fills a line, by the lines round it.
class PostLines {
 public:
  PostLines(const View& view, const UnitTable& table, const std::vector<DraftPost>& posts);

  /// The body named alone above the run of such lines and addresses, or else alone (or last:
  /// "Municipality, department") on the line below the post. None for a post within a line.
  std::optional<UnitIndex> unit_of(const Post& post) const;

 private:
  std::optional<UnitIndex> above(std::uint32_t block) const;
  std::optional<UnitIndex> below(std::uint32_t block) const;
  /// The last body in a line that ends in a colon: "elects the following to X:".
  std::optional<UnitIndex> introduces(std::uint32_t block) const;
  /// What a block that tells of a body tells of: the only body on the line above it, or the one
  /// that an item begins with ("- Office X Roads, parks").
  std::optional<UnitIndex> described(std::uint32_t block) const;

  const View& view_;
  const UnitTable& table_;
  std::vector<bool> filled_;  ///< by block: a post is all that it holds
};

/// Whether who has that role may have it in a body of that kind, told by nothing but its place.
bool suits(Role role, UnitKind kind);

/// The mention of a person (or of a title) that a stretch begins with; null if it begins otherwise.
const Mention* leading_person(const View& view, Span cell);
const Mention* leading_title(const View& view, Span cell);

/// The name that a stretch holds and nothing else but a party; null if it holds anything else.
const Mention* name_cell(const View& view, Span cell);

/// Whether two to four words all begin with a capital and hold nothing but letters and hyphens.
bool looks_like_name(std::string_view text);

/// A person whom no rule found, only layout.
Mention unlisted_person(Span name);

/// The person that a cell begins with, where only a person can stand: any words that look like a
/// name will do there.
std::optional<Mention> person_cell(const View& view, Span cell);

/// The first body that a stretch names.
std::optional<UnitIndex> first_unit(const View& view, const UnitTable& table, Span cell);

/// The last body of a short line above signatures, if who signs may have that role in it: "For the
/// board".
std::optional<UnitIndex> signed_for(const View& view, const UnitTable& table, Role role,
                                    std::uint32_t block);

/// The body that a stretch names, if it names nothing else.
std::optional<UnitIndex> only_unit(const View& view, const UnitTable& table, Span cell);

/// A party's letters as they are written today, in capitals ("(fp)": "FP").
std::string party_letters(const View& view, Span letters);

/// What stands behind a name, in parentheses: party and "acting".
void read_name_tail(const View& view, const Mention& person, Span cell, Post& post);

/// "head:chef" of the lexicon plural_titles: the role and the singular. `stem` is what the plural
/// is compounded with.
Post plural_post(std::string_view value, std::string_view stem);

/// Whether a title with `rest` behind it may be a municipal post: who chairs or sits does so in a
/// body, and where other words stand there (a society, a firm) they name another one.
bool own_post(const View& view, const Post& post, Span rest);

}  // namespace orgkarta::facts
