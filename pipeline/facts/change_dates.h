// When a change takes effect.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/facts/dates.h"
#include "pipeline/facts/sentence_cues.h"

namespace orgkarta::facts {

/// Whether a change's sentence points at the day told before: "the same day", "at the same time".
bool points_back(const View& view, const Statement& s);

/// The EDTF value of the date on which the change that `s` tells takes effect, as its own sentence
/// tells it; empty if it does not. In this order: a date among the words that tell it, one of its
/// clause that takes effect, "the same day" as the date before, a date right behind or that opens
/// the sentence, one of the sentence.
std::optional<std::string> own_effective(const View& view, const Cues& cues, const Dates& dates,
                                         const Statement& s);

/// The same of a change whose sentence tells no date, as its neighbours do. In this order: the
/// sentence before (unless it tells what has been so since then), the next, the list's
/// introduction, the heading above.
std::optional<std::string> effective_around(const View& view, const Cues& cues, const Dates& dates,
                                            const Statement& s);

/// Whether words stand in the clause that tells of the body which a change's words begin with ("A,
/// which was made in 2016, ends"): what they tell is not told of the change.
bool in_clause(const View& view, Span change, Span words);

/// When what a document tells takes effect as a whole: what changes without a date of its own does
/// so then.
class OverallDates {
 public:
  /// All must outlive it.
  OverallDates(const View& view, const Cues& cues, const Dates& dates);

  /// The EDTF value for a change told at `offset`: what the nearest sentence says that speaks of
  /// all in the change's matter ("everything applies from …"); else the only date on which anything
  /// in that matter takes effect; else the one that the text begins with; else empty.
  std::optional<std::string> at(std::uint32_t offset) const;

  /// The day that a year or a month told near `offset` stands for, if a sentence of the matter
  /// names such a day on which something takes effect; else the value as it is.
  std::string refined(const std::string& value, std::uint32_t offset) const;

 private:
  struct Told {
    std::uint32_t offset = 0;
    std::uint32_t matter = 0;
    std::string value;
    bool own = false;   ///< said of one change in a list
    bool done = false;  ///< told in the past: no date of what is proposed
  };

  static std::optional<std::string> only(const std::vector<Told>& told, std::uint32_t matter,
                                         bool coming);

  const Cues& cues_;
  std::vector<Told> of_all_;     ///< dates of sentences that speak of all, in text order
  std::vector<Told> effective_;  ///< all dates on which something takes effect
  std::optional<Told> lead_;     ///< the first of them that the text's first paragraph tells
};

}  // namespace orgkarta::facts
