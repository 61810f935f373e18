// What a sentence says of the status of what it tells, and who decides.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/facts/sections.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// Cues of one sentence.
struct SentenceCues {
  bool proposed = false;
  bool puts_forward = false;  ///< somebody proposes, not only plans or expects
  bool decided = false;
  bool rejected = false;
  bool negated = false;       ///< said not to happen: no change either
  bool investigated = false;  ///< only looked into: what it tells is no change
  bool adopted = false;       ///< decided as proposed
  bool done = false;          ///< told in the past
  bool deferred = false;      ///< put off, or sent back
  bool refused = false;       ///< the proposal itself is rejected, by name
  bool moved = false;         ///< moved by a member against or beside the proposal
  bool rejects_last =
      false;  ///< what the sentence before tells is rejected ("that was voted down")
  bool rejects_above = false;  ///< the same, though it stands in the paragraph above
  std::optional<UnitIndex> decided_by;
};

/// Cues of all sentences of a document, by the sentence's index.
class Cues {
 public:
  /// `sitting`: whose minutes the document is; what its decisions say is decided by that body.
  Cues(const View& view, const UnitTable& table, const Sections& sections,
       std::optional<UnitIndex> sitting);

  const SentenceCues& at(std::uint32_t offset) const;

  /// Who decides what is told at `offset`: the body that its sentence names, else the one that the
  /// introduction of its list does, else in minutes the sitting body that decides it or the
  /// proposal of it, else the only body that the document says to decide anything.
  std::optional<UnitIndex> decider(std::uint32_t offset) const;

  /// The matter that holds `offset` (sections.h).
  std::uint32_t matter_at(std::uint32_t offset) const { return sections_.matter_at(offset); }

  /// The status of a change or sum told at `offset`: rejected, proposed, decided and done as its
  /// sentence says, else as the section it stands in; empty if neither says anything. What was
  /// proposed in a matter whose decision adopts the proposal is decided, and a motion against it
  /// rejected; what is told of a matter that is put off is proposed.
  std::optional<Status> status(std::uint32_t offset) const;

  /// Whether what is told at `offset` is said to be turned down, there or in the next sentence.
  bool turned_down(std::uint32_t offset) const;

  /// Whether a change is none: its clause says that it does not come, or is only looked into.
  bool untold(Span change) const;

  /// Whether `offset` stands in a list of papers: their titles tell nothing of their own.
  bool in_papers(std::uint32_t offset) const;

  /// Where the sentence or heading ends that introduces the list which holds `offset`; empty
  /// outside lists. What a board proposes that the council decides is a list of proposals.
  std::optional<std::uint32_t> introduction(std::uint32_t offset) const;

 private:
  /// What became of a matter's proposal.
  /// Refused: it is rejected as a whole, with all that is told of it; else only what is proposed.
  enum class Outcome : std::uint8_t { open, adopted, rejected, refused, deferred };

  static bool rejects(Outcome outcome);
  void read_statements(const UnitTable& table);
  void read_outcomes();
  void read_points();
  /// What became of the point of a proposal that holds `offset` ("point 3 is rejected"); empty if
  /// its matter says nothing of that point, and in the decision itself.
  std::optional<Outcome> point_at(std::uint32_t offset) const;
  /// Whether clauses part a doubt from a change of the same sentence.
  bool parted(Span doubt, Span change) const;
  std::optional<Status> said_at(std::uint32_t offset) const;
  /// Whether the matter's decision settles what is told at `offset`: it stands in the decision, or
  /// is a proposal that the matter adopts or rejects.
  bool settles(std::uint32_t offset) const;
  /// Whether a heading holds it: what minutes' headings name is not decided by being named.
  bool in_heading(std::uint32_t offset) const;
  /// Whether the sentence behind, in the same block, rejects what this one tells.
  bool rejected_next(std::uint32_t offset) const;
  /// Whether its sentence, or its item of what the sentence counts up, says that it is turned down.
  bool refused_at(std::uint32_t offset) const;
  bool proposed_at(std::uint32_t offset) const;
  /// Whether one of these statuses is told in the item of its sentence that an offset stands in, or
  /// before the first item.
  bool said_of_item(std::uint32_t offset, std::initializer_list<std::string_view> statuses) const;
  void read_blocks();
  /// Whether a block speaks of proposals and of no decision.
  bool block_proposes(std::uint32_t offset) const;
  /// Who decides what stands in a section of decisions, as the heading over it says.
  std::optional<UnitIndex> decider_above(std::uint32_t offset) const;
  /// Whether the heading over a paragraph says that what follows is proposed.
  bool under_proposal(std::uint32_t offset) const;

  const View& view_;
  const Sections& sections_;
  std::optional<UnitIndex> sitting_;
  std::optional<UnitIndex> only_decider_;
  std::vector<SentenceCues> sentences_;
  std::vector<Outcome> outcomes_;                                    ///< by matter
  std::map<std::pair<std::uint32_t, std::string>, Outcome> points_;  ///< by matter and label
  std::vector<bool> decides_;    ///< by matter: it has a section of decisions
  std::vector<bool> proposing_;  ///< by block; empty if none speaks of proposals
};

}  // namespace orgkarta::facts
