#include "pipeline/link/post_days.h"

#include <algorithm>

namespace orgkarta::link {
namespace {

// Code points between a post and the day told of it; of a sentence that is not known, less.
constexpr std::uint32_t kFar = 120;
constexpr std::uint32_t kNear = 60;

}  // namespace

PostDays::PostDays(const StoredDocument& document, bool begin) {
  for (const Date& date : document.facts.dates) {
    const bool suits = begin ? date.role == DateRole::start || date.role == DateRole::effective
                             : date.role == DateRole::end;
    if (!suits) continue;
    for (const Evidence& e : date.evidence) places_.push_back({e.span.begin, &date});
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Place& a, const Place& b) { return a.at < b.at; });
  of_post_.resize(document.facts.posts.size());
  if (places_.empty()) return;
  for (std::size_t p = 0; p < of_post_.size(); ++p) {
    const Post& post = document.facts.posts[p];
    for (std::size_t e = 0; e < post.evidence.size(); ++e) {
      const bool known = p < document.post_sentences.size();
      passages_.push_back({p, &post, post.evidence[e].span,
                           known ? std::optional(document.post_sentences[p][e]) : std::nullopt});
    }
  }
  assign();
}

/// What stands before a post is its day only if it is that of none before it.
void PostDays::assign() {
  std::vector<bool> taken(places_.size());
  for (const Passage& passage : passages_) {
    const Date*& date = of_post_[passage.post];
    const auto place = date == nullptr ? within_or_behind(passage) : std::nullopt;
    if (!place) continue;
    date = places_[*place].date;
    taken[*place] = true;
  }
  for (const Passage& passage : passages_) {
    const Date*& date = of_post_[passage.post];
    const auto place = date == nullptr ? before(passage) : std::nullopt;
    if (place && !taken[*place]) date = places_[*place].date;
  }
}

std::optional<std::size_t> PostDays::within_or_behind(const Passage& passage) const {
  const auto place = static_cast<std::size_t>(
      std::ranges::lower_bound(places_, passage.span.begin, {}, &Place::at) - places_.begin());
  if (place == places_.size()) return std::nullopt;
  const Place& found = places_[place];
  if (found.at < passage.span.end) return place;
  const bool same = !passage.sentence || found.at < passage.sentence->end;
  // The next sentence may go on about her, but what it says of a change is not hers.
  const bool near = found.at <= passage.span.end + (passage.sentence && same ? kFar : kNear);
  if (!near || (!same && found.date->role == DateRole::effective)) return std::nullopt;
  if (post_between(passage.span.end, found.at + 1, passage, same)) return std::nullopt;
  return place;
}

std::optional<std::size_t> PostDays::before(const Passage& passage) const {
  if (!passage.sentence) return std::nullopt;
  auto found = std::ranges::lower_bound(places_, passage.span.begin, {}, &Place::at);
  if (found == places_.begin()) return std::nullopt;
  --found;
  if (found->at < passage.sentence->begin) return std::nullopt;
  if (found->date->role == DateRole::effective) return std::nullopt;
  if (post_between(found->at, passage.span.begin, passage, false)) return std::nullopt;
  return static_cast<std::size_t>(found - places_.begin());
}

/// Whether another post is told in that stretch: somebody else's, unless one passage holds both, or
/// where `own`, also one of hers at another time.
bool PostDays::post_between(std::uint32_t begin, std::uint32_t end, const Passage& passage,
                            bool own) const {
  return std::ranges::any_of(passages_, [&](const Passage& other) {
    if (other.span.begin >= end || begin >= other.span.end) return false;
    const Post& told = *passage.told;
    return other.told->person == told.person ? own && other.told->time != told.time
                                             : !other.span.contains(passage.span);
  });
}

}  // namespace orgkarta::link
