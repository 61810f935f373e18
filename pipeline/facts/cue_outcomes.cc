// What becomes of the proposals of a matter, and so of what is told in it.
#include <algorithm>

#include "pipeline/facts/points.h"
#include "pipeline/facts/sentence_cues.h"

namespace orgkarta::facts {

// Only what the sitting body itself decides settles a matter.
void Cues::read_outcomes() {
  std::vector<bool> refusals(outcomes_.size());  // by matter: what is proposed is to refuse
  // By matter, where the first change is told that its decision does not turn down.
  std::vector<std::uint32_t> kept(outcomes_.size(), ~std::uint32_t{0});
  for (const Statement* const told : view_.statements("change")) {
    const std::uint32_t begin = told->span.begin;
    if (sections_.at(begin) != Section::decision || refused_at(begin)) continue;
    auto& first = kept[sections_.matter_at(begin)];
    first = std::min(first, begin);
  }
  for (const Statement* const told : view_.statements("status")) {
    const Statement& s = *told;
    const SentenceCues& cues = at(s.span.begin);
    const Section section = sections_.at(s.span.begin);
    const std::uint32_t matter = sections_.matter_at(s.span.begin);
    if (cues.refused && section == Section::proposal) refusals[matter] = true;
    if (cues.proposed || cues.moved) continue;
    if (section != Section::decision && section != Section::procedure) continue;
    Outcome& outcome = outcomes_[matter];
    if (cues.adopted) outcome = Outcome::adopted;
    const bool whole = s.span.begin < kept[matter];  // else it is one of several points
    if (cues.deferred && section == Section::decision && whole) outcome = Outcome::deferred;
    if (cues.rejected && section == Section::decision && outcome == Outcome::open && whole) {
      outcome = cues.refused ? Outcome::refused : Outcome::rejected;
    }
  }
  for (const Block& b : view_.text.blocks) {
    const std::uint32_t at = b.content.begin;
    if (sections_.at(at) == Section::decision) decides_[sections_.matter_at(at)] = true;
  }
  for (std::size_t m = 0; m < outcomes_.size(); ++m) {
    if (refusals[m] && outcomes_[m] == Outcome::adopted) outcomes_[m] = Outcome::refused;
  }
}

// "Points a and b are adopted": each label with what became of it; "1–3" holds 2 as well.
void Cues::read_points() {
  for (const Statement* const s : view_.statements("points")) {
    const auto labels = s->group("labels");
    if (!labels) continue;
    const std::string_view outcome = s->rule->attribute("outcome");
    const Outcome told = outcome == "adopted"    ? Outcome::adopted
                         : outcome == "rejected" ? Outcome::rejected
                                                 : Outcome::deferred;
    const std::uint32_t matter = sections_.matter_at(s->span.begin);
    for (const std::string& label : point_labels(view_.lower(s->captures[*labels].span))) {
      points_.insert_or_assign({matter, label}, told);
    }
  }
}

std::optional<Cues::Outcome> Cues::point_at(std::uint32_t offset) const {
  if (points_.empty() || sections_.at(offset) == Section::decision) return std::nullopt;
  const std::string_view item = view_.lower(view_.block(view_.block_at(offset)).span);
  const auto point = points_.find({sections_.matter_at(offset), leading_label(item)});
  return point == points_.end() ? std::nullopt : std::optional(point->second);
}

bool Cues::settles(std::uint32_t offset) const {
  if (sections_.at(offset) == Section::decision) return true;
  if (said_at(offset) != Status::proposed) return false;
  const Outcome outcome = point_at(offset).value_or(outcomes_[sections_.matter_at(offset)]);
  return outcome == Outcome::adopted || rejects(outcome);
}

bool Cues::rejects(Outcome outcome) {
  return outcome == Outcome::rejected || outcome == Outcome::refused;
}

std::optional<Status> Cues::status(std::uint32_t offset) const {
  const std::optional<Status> said = said_at(offset);
  const std::optional<Outcome> point = point_at(offset);
  const Outcome outcome = point.value_or(outcomes_[sections_.matter_at(offset)]);
  if (!said && sitting_ && outcome != Outcome::adopted && in_heading(offset)) {
    return outcome == Outcome::refused ? Status::rejected : Status::proposed;
  }
  // What a member moves in a sitting is not decided by the decision on the proposal.
  const bool settled = decides_[sections_.matter_at(offset)] && outcome != Outcome::deferred;
  if (sitting_ && settled && at(offset).moved) return Status::rejected;
  if (outcome == Outcome::open) return said;
  if (outcome == Outcome::refused && !said) return Status::rejected;
  if (outcome == Outcome::deferred) {
    return said && *said != Status::decided ? said : Status::proposed;
  }
  if (said != Status::proposed) return said;
  switch (sections_.at(offset)) {
    case Section::proposal:
      return outcome == Outcome::adopted ? Status::decided : Status::rejected;
    case Section::motion:
    case Section::reservation:
      return Status::rejected;
    case Section::decision:
      // What a board decides to propose to the council stays proposed.
      return said;
    default:
      if (rejects(outcome)) return Status::rejected;
      return outcome == Outcome::adopted ? Status::decided : said;
  }
}

}  // namespace orgkarta::facts
