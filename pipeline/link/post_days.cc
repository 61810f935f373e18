#include "pipeline/link/post_days.h"

#include <algorithm>

namespace orgkarta::link {
namespace {

// Code points between a post and the day told of it; of a sentence that is not known, less.
constexpr std::uint32_t kFar = 120;
constexpr std::uint32_t kNear = 60;

}  // namespace

PostDays::PostDays(const StoredDocument& document, bool begin) : document_(document) {
  for (const Date& date : document.facts.dates) {
    const bool suits = begin ? date.role == DateRole::start || date.role == DateRole::effective
                             : date.role == DateRole::end;
    if (!suits) continue;
    for (const Evidence& e : date.evidence) places_.push_back({e.span.begin, &date});
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [](const Place& a, const Place& b) { return a.at < b.at; });
  of_post_.resize(document.facts.posts.size());
  if (!places_.empty()) assign();
}

/// What stands before a post is its day only if it is that of none before it.
void PostDays::assign() {
  std::vector<bool> taken(places_.size());
  for (std::size_t post = 0; post < of_post_.size(); ++post) {
    if (const auto place = within_or_behind(post)) {
      of_post_[post] = places_[*place].date;
      taken[*place] = true;
    }
  }
  for (std::size_t post = 0; post < of_post_.size(); ++post) {
    if (of_post_[post] != nullptr) continue;
    const auto place = before(post);
    if (place && !taken[*place]) of_post_[post] = places_[*place].date;
  }
}

std::optional<std::size_t> PostDays::within_or_behind(std::size_t post) const {
  if (document_.facts.posts[post].evidence.empty()) return std::nullopt;
  const Span passage = document_.facts.posts[post].evidence.front().span;
  const auto place = static_cast<std::size_t>(
      std::ranges::lower_bound(places_, passage.begin, {}, &Place::at) - places_.begin());
  if (place == places_.size()) return std::nullopt;
  const Place& found = places_[place];
  if (found.at < passage.end) return place;
  const bool known = post < document_.post_sentences.size();
  const bool same = !known || found.at < document_.post_sentences[post].end;
  // The next sentence may go on about her, but what it says of a change is not hers.
  const bool near = found.at <= passage.end + (known && same ? kFar : kNear);
  if (!near || (!same && found.date->role == DateRole::effective)) return std::nullopt;
  if (post_between(passage.end, found.at + 1, post, same)) return std::nullopt;
  return place;
}

std::optional<std::size_t> PostDays::before(std::size_t post) const {
  if (post >= document_.post_sentences.size() || document_.facts.posts[post].evidence.empty())
    return std::nullopt;
  const Span passage = document_.facts.posts[post].evidence.front().span;
  auto found = std::ranges::lower_bound(places_, passage.begin, {}, &Place::at);
  if (found == places_.begin()) return std::nullopt;
  --found;
  if (found->at < document_.post_sentences[post].begin) return std::nullopt;
  if (found->date->role == DateRole::effective) return std::nullopt;
  if (post_between(found->at, passage.begin, post, false)) return std::nullopt;
  return static_cast<std::size_t>(found - places_.begin());
}

/// Whether another post is told in that stretch: somebody else's, unless one passage holds both, or
/// where `own`, also one of hers at another time.
bool PostDays::post_between(std::uint32_t begin, std::uint32_t end, std::size_t post,
                            bool own) const {
  const Post& told = document_.facts.posts[post];
  const Span passage = told.evidence.front().span;
  return std::ranges::any_of(document_.facts.posts, [&](const Post& p) {
    if (p.evidence.empty()) return false;
    const Span other = p.evidence.front().span;
    if (other.begin >= end || begin >= other.end) return false;
    return p.person == told.person ? own && p.time != told.time : !other.contains(passage);
  });
}

}  // namespace orgkarta::link
