// What a sentence says of the status of what it tells, and who decides.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/facts/sections.h"
#include "pipeline/facts/units.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// Cues of one sentence.
struct SentenceCues {
  bool proposed = false;
  bool decided = false;
  bool rejected = false;
  bool negated = false;       ///< said not to happen: no change either
  bool investigated = false;  ///< only looked into: what it tells is no change
  bool adopted = false;       ///< decided as proposed
  bool done = false;          ///< told in the past
  std::optional<UnitIndex> decided_by;
};

/// Cues of all sentences of a document, by the sentence's index.
class Cues {
 public:
  Cues(const View& view, const UnitTable& table, const Sections& sections);

  const SentenceCues& at(std::uint32_t offset) const;

  /// Who decides what is told at `offset`: the body that its sentence names, else the one that the
  /// introduction of its list does.
  std::optional<UnitIndex> decider(std::uint32_t offset) const;

  /// The status of a change or sum told at `offset`: rejected, proposed, decided and done as its
  /// sentence says, else as the section it stands in; empty if neither says anything. What was
  /// proposed in a matter whose decision adopts the proposal is decided, and a motion against it
  /// rejected.
  std::optional<Status> status(std::uint32_t offset) const;

 private:
  /// Where the sentence or heading ends that introduces the list which holds `offset`; empty
  /// outside lists. What a board proposes that the council decides is a list of proposals.
  std::optional<std::uint32_t> introduction(std::uint32_t offset) const;
  void read_statements(const UnitTable& table);
  void read_outcomes();
  std::optional<Status> said_at(std::uint32_t offset) const;

  const View& view_;
  const Sections& sections_;
  /// What became of a matter's proposal.
  enum class Outcome : std::uint8_t { open, adopted, rejected };

  std::vector<SentenceCues> sentences_;
  std::vector<Outcome> outcomes_;  ///< by matter
};

}  // namespace orgkarta::facts
