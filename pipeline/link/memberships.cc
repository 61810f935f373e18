#include "pipeline/link/memberships.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pipeline/link/validity.h"

namespace orgkarta::link {
namespace {

constexpr std::uint32_t kNear = 60;  // code points between a post and the day told of it

/// The dates of one document that may tell of beginnings or ends, by place.
class Days {
 public:
  Days(const Facts& facts, bool begin) {
    for (const Date& date : facts.dates) {
      const bool suits = begin ? date.role == DateRole::start || date.role == DateRole::effective
                               : date.role == DateRole::end;
      if (suits && !date.evidence.empty()) dates_.push_back(&date);
    }
    std::stable_sort(dates_.begin(), dates_.end(),
                     [](const Date* a, const Date* b) { return place(*a) < place(*b); });
  }

  /// The first that stands in or right behind the post's passage.
  const Date* beside(const Post& post) const {
    if (post.evidence.empty()) return nullptr;
    const Span& at = post.evidence.front().span;
    const auto found =
        std::lower_bound(dates_.begin(), dates_.end(), at.begin,
                         [](const Date* d, std::uint32_t begin) { return place(*d) < begin; });
    return found != dates_.end() && place(**found) <= at.end + kNear ? *found : nullptr;
  }

 private:
  static std::uint32_t place(const Date& date) { return date.evidence.front().span.begin; }

  std::vector<const Date*> dates_;
};

/// Whether a date comes after the day on which a document speaks: it announces.
bool announces(const std::string& day, const Date& date) {
  const auto days = edtf_days(date.value);
  return !day.empty() && days && day < days->first;
}

class Maker {
 public:
  Maker(const Block& block, const Bodies& bodies, const std::vector<std::string>& organisations)
      : block_(block), bodies_(bodies), organisations_(organisations) {
    for (std::uint32_t d = 0; d < block.size(); ++d) {
      begins_.emplace_back(block.document(d).facts, true);
      ends_.emplace_back(block.document(d).facts, false);
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
  /// post: nobody begins after, or ends before, the day on which she is told to be there.
  static void drop_contradicted(const Validity& held, Validity& validity) {
    const auto from = validity.from ? edtf_days(*validity.from) : std::nullopt;
    const auto to = validity.to ? edtf_days(*validity.to) : std::nullopt;
    const bool seen = !held.first_seen.empty();
    if (seen && from && from->first > held.first_seen) validity.from.reset();
    if (seen && to && to->last < held.last_seen) validity.to.reset();
    if (validity.from && validity.to && from && to && to->last < from->first) validity.to.reset();
  }
  std::optional<std::string> organisation_of(const PostRef& ref, const Post& post) const {
    const auto node = post.unit ? block_.node(ref.document, *post.unit) : std::nullopt;
    if (!node) return std::nullopt;
    return organisations_[bodies_.of_node[*node]];
  }

  /// `held`: the days of documents that say that she is there, not that she will be.
  void tell(const PostRef& ref, const Post& post, Membership& out, Validity& held) const {
    const StoredDocument& document = block_.document(ref.document);
    const std::string& day = block_.day(ref.document);
    out.posts.push_back(document.first_post + ref.post);
    const Date* begin = begins_[ref.document].beside(post);
    const Date* end = ends_[ref.document].beside(post);
    switch (post.time) {
      case PostTime::current:
        out.title = post.title;
        see(out.validity, day);
        if (begin == nullptr || !announces(day, *begin)) see(held, day);
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
  const std::vector<std::string>& organisations_;
  std::vector<Days> begins_;  ///< by document
  std::vector<Days> ends_;
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

/// Who replaces the i-th head; and who is told to be head on the day on which it is told last, if
/// somebody is: where a list is misread many are, and one conflict says as much as all.
void follow(const std::string& organisation, const std::vector<Head>& all, std::size_t i,
            std::vector<Conflict>& conflicts) {
  Membership& a = *all[i].membership;
  bool contradicted = a.acting;
  for (std::size_t j = i + 1; j < all.size() && a.replaced.empty(); ++j) {
    const Membership& b = *all[j].membership;
    if (a.person == b.person) continue;
    if (all[j].begin > a.validity.last_seen) {
      a.replaced = all[j].begin;
    } else if (!contradicted && !b.acting && !b.validity.from &&
               all[j].begin == a.validity.last_seen) {
      conflicts.push_back(
          {organisation, "head", a.person, b.person, "post", a.posts.back(), b.posts.front()});
      contradicted = true;
    }
  }
}

}  // namespace

std::vector<Membership> make_memberships(const Block& block, const Bodies& bodies,
                                         const std::vector<Human>& humans,
                                         const std::vector<std::string>& people,
                                         const std::vector<std::string>& organisations) {
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
