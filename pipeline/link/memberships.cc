#include "pipeline/link/memberships.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/link/post_days.h"
#include "pipeline/link/title_bodies.h"
#include "pipeline/link/validity.h"

namespace orgkarta::link {
namespace {

/// Whether a date comes after the day on which a document speaks: it announces.
bool announces(const std::string& day, const Date& date) {
  const auto days = edtf_days(date.value);
  return !day.empty() && days && day < days->first;
}

/// Whether a date lies behind the day on which a document speaks: it looks back.
bool over(const std::string& day, const Date& date) {
  const auto days = edtf_days(date.value);
  return !day.empty() && days && days->last < day;
}

class Maker {
 public:
  Maker(const Block& block, const Bodies& bodies, const std::vector<Organisation>& organisations)
      : block_(block),
        bodies_(bodies),
        organisations_(organisations),
        titles_(block, bodies, organisations) {
    for (std::uint32_t d = 0; d < block.size(); ++d) {
      begins_.emplace_back(block.document(d), true);
      ends_.emplace_back(block.document(d), false);
    }
  }

  void add(const Human& human, const std::string& person, std::vector<Membership>& out) const {
    using Key = std::tuple<std::string, Role, bool>;
    std::map<Key, std::size_t> known;
    const Titles titles = titles_of(human);
    std::vector<Validity> held;
    const std::size_t first = out.size();
    for (const PostRef& ref : human.posts) {
      const Post& post = post_of(block_, ref);
      auto organisation = organisation_of(ref, post);
      if (!organisation) organisation = only_of_title(titles, post);
      if (!organisation && post.role == Role::head) {
        organisation = titles_.of_title(post.title, day_of(ref));
      }
      const Key key{organisation.value_or("? " + post.title), post.role, post.acting};
      const auto [at, fresh] = known.emplace(key, out.size());
      if (fresh)
        out.push_back({person, organisation, post.title, post.role, post.acting, {}, {}, {}});
      held.resize(out.size() - first);
      tell(ref, post, out[at->second], held[at->second - first]);
    }
    for (std::size_t m = first; m < out.size(); ++m) {
      drop_contradicted(held[m - first], out[m].validity);
    }
  }

 private:
  /// Where a person held a post of that title and role, as far as documents say it.
  using Titles = std::map<std::pair<std::string, Role>, std::set<std::string>>;

  Titles titles_of(const Human& human) const {
    Titles titles;
    for (const PostRef& ref : human.posts) {
      const Post& post = post_of(block_, ref);
      if (auto organisation = organisation_of(ref, post)) {
        titles[{post.title, post.role}].insert(std::move(*organisation));
      }
    }
    return titles;
  }

  /// One document says of what she is head, another only her title: the same post, if there is but
  /// one of that title.
  static std::optional<std::string> only_of_title(const Titles& titles, const Post& post) {
    const auto known = titles.find({post.title, post.role});
    if (known == titles.end() || known->second.size() != 1) return std::nullopt;
    return *known->second.begin();
  }

  /// Days that documents of other days contradict belong to something else that stands beside the
  /// post: nobody begins after, or ends before, the day on which she is told to be there. Where the
  /// beginning is another's, an end behind it that has passed is so too; one before it may be hers.
  static void drop_contradicted(const Validity& held, Validity& validity) {
    const auto from = validity.from ? edtf_days(*validity.from) : std::nullopt;
    const auto to = validity.to ? edtf_days(*validity.to) : std::nullopt;
    const bool seen = !held.first_seen.empty();
    const bool begun = seen && from && from->first > held.first_seen;
    if (begun) validity.from.reset();
    const bool hers = !begun || !to || to->last < from->first;
    if (!hers && to->last < validity.last_seen) validity.to.reset();
    if (seen && to && to->last < held.last_seen) validity.to.reset();
    if (validity.from && validity.to && from && to && to->last < from->first) validity.to.reset();
  }

  /// A title that says whose it is weighs more than what stands around the passage.
  std::optional<std::string> organisation_of(const PostRef& ref, const Post& post) const {
    const auto node = post.unit ? block_.node(ref.document, *post.unit) : std::nullopt;
    if (!node) return std::nullopt;
    if (post.role == Role::head && body_inferred(block_, ref)) {
      if (auto titled = titles_.of_title(post.title, day_of(ref))) return titled;
    }
    return organisations_[bodies_.of_node[*node]].id;
  }

  /// The day on which she leads: that of the document, or the one from which she will.
  std::string day_of(const PostRef& ref) const {
    const std::string& day = block_.day(ref.document);
    const Date* begin = begins_[ref.document].beside(ref.post);
    return begin != nullptr && announces(day, *begin) ? edtf_days(begin->value)->first : day;
  }

  /// `held`: the days of documents that say that she is there, not that she will be.
  void tell(const PostRef& ref, const Post& post, Membership& out, Validity& held) const {
    const StoredDocument& document = block_.document(ref.document);
    const std::string& day = block_.day(ref.document);
    out.posts.push_back(document.first_post + ref.post);
    const Date* begin = begins_[ref.document].beside(ref.post);
    const Date* end = ends_[ref.document].beside(ref.post);
    switch (post.time) {
      case PostTime::current:
        out.title = post.title;
        see(out.validity, day);
        if ((begin == nullptr || !announces(day, *begin)) && !(end != nullptr && over(day, *end))) {
          see(held, day);
        }
        if (begin != nullptr && !out.validity.from) out.validity.from = begin->value;
        if (end != nullptr) out.validity.to = end->value;
        break;
      case PostTime::future:
        if (begin != nullptr) out.validity.from = begin->value;
        if (begin == nullptr) see(out.validity, day);
        break;
      case PostTime::former:
        if (end != nullptr) out.validity.to = end->value;
        // Who is a former head on a day has left by then.
        if (!out.validity.to && !day.empty()) out.validity.to = day;
        break;
    }
  }

  const Block& block_;
  const Bodies& bodies_;
  const std::vector<Organisation>& organisations_;
  TitleBodies titles_;
  std::vector<PostDays> begins_;  ///< by document
  std::vector<PostDays> ends_;
};

/// The day from which a membership is known to hold.
std::string begin_of(const Membership& m) {
  const auto days = m.validity.from ? edtf_days(*m.validity.from) : std::nullopt;
  return days ? days->first : m.validity.first_seen;
}

struct Head {
  std::string begin;
  Membership* membership;
};

/// Whether who leads for the time being gives way to whose beginning is told, in one document.
bool gives_way(const Head& acting, const Head& head) {
  const Validity& a = acting.membership->validity;
  const Validity& b = head.membership->validity;
  return acting.membership->acting && !head.membership->acting && b.from &&
         acting.begin < head.begin && a.last_seen <= b.first_seen;
}

/// Who replaces the i-th head; and who is told to be head on the day on which it is told last, if
/// somebody is: where a list is misread many are, and one conflict says as much as all.
void follow(const std::string& organisation, const std::vector<Head>& all, std::size_t i,
            std::vector<Conflict>& conflicts) {
  Membership& a = *all[i].membership;
  bool contradicted = a.acting;
  for (std::size_t j = i + 1; j < all.size() && a.replaced.empty(); ++j) {
    const Membership& b = *all[j].membership;
    if (a.person == b.person) continue;
    if (all[j].begin > a.validity.last_seen || gives_way(all[i], all[j])) {
      a.replaced = all[j].begin;
    } else if (!contradicted && !b.acting && !b.validity.from &&
               all[j].begin == a.validity.last_seen) {
      conflicts.push_back(
          {organisation, "head", a.person, b.person, "post", a.posts.back(), b.posts.front()});
      contradicted = true;
    }
  }
}

/// Whether `below` stands under `above`, by any parent that was ever told.
class Under {
 public:
  explicit Under(const std::vector<Organisation>& organisations) {
    for (const Organisation& o : organisations) {
      for (const OrganisationParent& p : o.parents) parents_[o.id].insert(p.organisation);
    }
  }

  bool operator()(const std::string& below, const std::string& above) const {
    std::set<std::string> seen{below};
    std::vector<std::string> open{below};
    while (!open.empty()) {
      const auto parents = parents_.find(open.back());
      open.pop_back();
      if (parents == parents_.end()) continue;
      for (const std::string& parent : parents->second) {
        if (parent == above) return true;
        if (seen.insert(parent).second) open.push_back(parent);
      }
    }
    return false;
  }

 private:
  std::map<std::string, std::set<std::string>> parents_;
};

}  // namespace

void leave_for_others(const std::vector<Organisation>& organisations,
                      std::vector<Membership>& memberships) {
  const Under under(organisations);
  std::map<std::string, std::vector<Membership*>> heads;  // by person
  for (Membership& m : memberships) {
    if (m.role == Role::head && m.organisation) heads[m.person].push_back(&m);
  }
  for (auto& [person, all] : heads) {
    for (Membership* a : all) {
      if (a->validity.last_seen.empty() || a->validity.to) continue;
      for (const Membership* b : all) {
        const std::string begin = begin_of(*b);
        const bool later = begin > a->validity.last_seen && begin > begin_of(*a);
        if (b->acting || b->organisation == a->organisation || !later) continue;
        if (under(*b->organisation, *a->organisation)) continue;
        if (a->replaced.empty() || begin < a->replaced) a->replaced = begin;
      }
    }
  }
}

std::vector<Membership> make_memberships(const Block& block, const Bodies& bodies,
                                         const std::vector<Human>& humans,
                                         const std::vector<std::string>& people,
                                         const std::vector<Organisation>& organisations) {
  const Maker maker(block, bodies, organisations);
  std::vector<Membership> out;
  for (std::size_t h = 0; h < humans.size(); ++h) maker.add(humans[h], people[h], out);
  return out;
}

std::vector<Conflict> follow_heads(std::vector<Membership>& memberships) {
  std::map<std::string, std::vector<Head>> heads;
  for (Membership& m : memberships) {
    if (m.role != Role::head || !m.organisation) continue;
    if (std::string begin = begin_of(m); !begin.empty()) {
      heads[*m.organisation].push_back({std::move(begin), &m});
    }
  }
  std::vector<Conflict> conflicts;
  for (auto& [organisation, all] : heads) {
    std::stable_sort(all.begin(), all.end(),
                     [](const Head& a, const Head& b) { return a.begin < b.begin; });
    for (std::size_t i = 0; i < all.size(); ++i) follow(organisation, all, i, conflicts);
  }
  return conflicts;
}

}  // namespace orgkarta::link
