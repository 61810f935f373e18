// The six kinds of fact. Names and meanings of all fields: output/README.md (the output contract).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta {

/// A passage that states a fact, and the rule that read it there.
/// The part of a document that a passage stands in, by the heading over it.
enum class Section : std::uint8_t {
  none,
  contents,
  attendance,
  adjustment,
  background,
  history,   ///< how the matter came here: earlier decisions
  basis,     ///< what the decision rests on: enclosures
  proposal,  ///< to decide
  motion,    ///< what members demand
  procedure,
  decision,
  reservation,
  statement,
  dispatch,  ///< who the decision is sent to
  goals,
  economy,
  organisation,
  schedule,
  contact,
};

struct Evidence {
  Span span;              ///< bytes of the document's text
  std::string_view rule;  ///< rule id; lives as long as the rule set
  Section section = Section::none;
};

/// A stretch of the text, and the rule that marks it.
struct Passage {
  Span span;              ///< bytes of the document's text
  std::string_view rule;  ///< rule id; lives as long as the rule set
};

enum class UnitKind : std::uint8_t {
  municipality,
  region,
  council,
  board,
  committee,
  subcommittee,
  office,
  department,
  unit,
  company,
  federation,
  group,
  project,
};
enum class Role : std::uint8_t {
  head,
  chair,
  vice_chair,
  member,
  secretary,
  official,
  representative
};
enum class GoalKind : std::uint8_t { goal, objective, mission, purpose };
enum class DateRole : std::uint8_t {
  effective,
  start,
  end,
  deadline,
  decision,
  meeting,
  published,
  updated,
  period,
  reference,
};
enum class DateMod : std::uint8_t { start, mid, end, early, late };
enum class Measure : std::uint8_t { sek, percent, people, fte, count };
enum class Period : std::uint8_t { year, month, total };
enum class AmountKind : std::uint8_t {
  saving,
  cost,
  budget,
  revenue,
  result,
  investment,
  effect,
  headcount,
  target,
  other,
};
enum class ChangeKind : std::uint8_t {
  create,
  dissolve,
  rename,
  merge,
  split,
  move,
  transfer,
  reorganise,
};
enum class Status : std::uint8_t { proposed, decided, done, rejected };
enum class DocumentType : std::uint8_t {
  news,
  plan,
  directive,
  proposal,
  minutes,
  notice,
  organisation_page,
  budget,
  report,
  other,
};
enum class DocumentStatus : std::uint8_t { proposed, decided, reported, unknown };
enum class PostTime : std::uint8_t { current, former, future };

/// What every fact has. Ids ("u1", "p1" …) are unique in the document.
struct Fact {
  std::string id;
  std::vector<Evidence> evidence;  ///< never empty; the first is the main one
  double confidence = 1.0;         ///< 0 to 1; set once all facts are known
};

struct Unit : Fact {
  std::string name;
  UnitKind kind = UnitKind::unit;
  std::optional<std::string> field;   ///< of the closed list in rules/sv/lexicon/fields.tsv
  std::optional<std::string> parent;  ///< unit id
  std::vector<std::string> aliases;
};

struct Post : Fact {
  std::string person;
  std::string title;
  std::optional<std::string> unit;
  std::optional<std::string> party;
  Role role = Role::official;
  bool acting = false;
  PostTime time = PostTime::current;
};

struct Goal : Fact {
  std::string text;
  std::optional<std::string> label;
  std::optional<std::string> parent;  ///< goal id
  GoalKind kind = GoalKind::goal;
  std::optional<std::string> unit;
  std::optional<std::string> target;  ///< amount id
};

struct Date : Fact {
  std::string text;
  std::string value;  ///< EDTF
  DateRole role = DateRole::reference;
  std::optional<DateMod> mod;
  bool inferred = false;
};

struct Amount : Fact {
  std::string text;
  std::optional<double> min;
  std::optional<double> max;
  Measure unit = Measure::sek;
  std::optional<std::string> unit_text;  ///< what `count` counts
  std::optional<Period> period;
  bool approximate = false;
  bool negative = false;
  AmountKind kind = AmountKind::other;
  std::optional<Status> status;
  std::vector<std::string> units;
  std::optional<std::string> decided_by;
  std::optional<double> baseline;
};

struct Change : Fact {
  ChangeKind kind = ChangeKind::reorganise;
  std::vector<std::string> from;  ///< unit ids, or names
  std::vector<std::string> to;
  std::optional<std::string> subject;
  std::optional<std::string> effective;  ///< EDTF
  Status status = Status::decided;
  std::optional<std::string> decided_by;
};

struct Municipality {
  std::string code;  ///< Statistics Sweden's four digits
  std::string name;
};

/// One document's facts, as the output contract groups them.
struct Facts {
  std::string title;
  DocumentType type = DocumentType::other;
  DocumentStatus status = DocumentStatus::unknown;
  std::optional<Municipality> municipality;
  std::optional<std::string> published;
  std::optional<std::string> updated;
  std::optional<int> declared_goals;
  std::string language = "sv";
  std::vector<std::string> warnings;
  std::vector<Passage> individuals;  ///< parts that deal with individuals, in the order of the text
  std::vector<Unit> units;
  std::vector<Post> posts;
  std::vector<Goal> goals;
  std::vector<Date> dates;
  std::vector<Amount> amounts;
  std::vector<Change> changes;
};

}  // namespace orgkarta
