#include "output/on_day.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace orgkarta::output {
namespace {

/// Who was acting head and then became head leads once: what was told last counts.
void add_head(HeadAt head, std::vector<HeadAt>& out) {
  const auto same = std::find_if(out.begin(), out.end(),
                                 [&](const HeadAt& h) { return h.person == head.person; });
  if (same == out.end()) {
    out.push_back(std::move(head));
  } else if (same->since < head.since || (same->since == head.since && same->acting)) {
    *same = std::move(head);
  }
}

/// Of what is told in the order of time, the last that holds; else the first that is not over.
template <class T, class Holds>
const T* held(const std::vector<T>& all, const std::string& day, Holds holds) {
  const T* best = nullptr;
  for (const T& one : all) {
    if (!holds(one.term)) continue;
    if (best == nullptr || best->term.begin() <= one.term.begin()) best = &one;
  }
  if (best != nullptr) return best;
  const auto next =
      std::find_if(all.begin(), all.end(), [&](const T& one) { return !one.term.ended(day); });
  return next == all.end() ? nullptr : &*next;
}

}  // namespace

/// What no dated document tells is known when all documents are.
bool OnDay::holds(const Term& term) const {
  const std::string& begin = term.begin().empty() ? told_.last_document : term.begin();
  return begin <= day_ && !term.ended(day_);
}

bool OnDay::exists(const OrganisationTold& o) const {
  if (o.proposed || (o.dissolved && o.term.to.empty())) return false;
  return holds(o.term);
}

const std::string& OnDay::name(const OrganisationTold& o) const {
  const auto* name = held(o.names, day_, [this](const Term& t) { return holds(t); });
  if (name != nullptr) return name->name;
  return o.names.empty() ? o.id : o.names.back().name;
}

std::string OnDay::parent(const OrganisationTold& o) const {
  const auto* parent = held(o.parents, day_, [this](const Term& t) { return holds(t); });
  return parent == nullptr ? std::string() : parent->organisation;
}

bool OnDay::leads(const HeadTold& head) const {
  return holds(head.term) && (head.replaced.empty() || head.replaced > day_);
}

std::vector<HeadAt> OnDay::heads(const OrganisationTold& o) const {
  const bool dated = std::any_of(o.heads.begin(), o.heads.end(), [this](const HeadTold& h) {
    return leads(h) && !h.term.begin().empty();
  });
  std::vector<HeadAt> out;
  for (const HeadTold& h : o.heads) {
    if (!leads(h)) continue;
    // Of whom no day is told, nobody knows whether they led before or after those of whom one is.
    if (h.term.begin().empty() && (dated || !h.term.to.empty())) continue;
    add_head({h.membership, h.person, h.name, h.title, h.acting, h.term.begin()}, out);
  }
  std::sort(out.begin(), out.end(), [](const HeadAt& a, const HeadAt& b) {
    return std::tie(a.acting, a.since, a.name, a.membership) <
           std::tie(b.acting, b.since, b.name, b.membership);
  });
  return out;
}

}  // namespace orgkarta::output
