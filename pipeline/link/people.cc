#include "pipeline/link/people.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "pipeline/link/union_find.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::link {
namespace {

using NameWords = std::vector<std::string>;

/// Elected members and employees are different people even under one name.
enum class Side : std::uint8_t { elected, employed, open };

NameWords words_of(std::string_view name) {
  NameWords words(1);
  for (const char c : unicode::lower(name)) {
    if (c == ' ' || c == '-' || c == '.') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

Side side_of(const Post& post, const Lexicon& elected_titles) {
  if (post.party || elected_titles.longest_end(post.title) != nullptr) return Side::elected;
  switch (post.role) {
    case Role::chair:
    case Role::vice_chair:
    case Role::member:
      return Side::elected;
    case Role::head:
    case Role::official:
    case Role::secretary:
      return Side::employed;
    case Role::representative:
      return Side::open;
  }
  return Side::open;
}

/// One name in one document is one person, or an elected one and an employed one.
struct Naming {
  Side side = Side::open;
  std::vector<PostRef> posts;
};

using ByName = std::map<NameWords, std::vector<std::uint32_t>>;  ///< numbers of namings

bool is_initial(const std::string& word) { return utf8::count(word) == 1; }

/// Whether `part` is a shorter form of `whole`: the same first name or its initial, the same
/// surname or one of two.
bool shorter(const NameWords& part, const NameWords& whole) {
  if (part.size() < 2 || whole.size() < part.size() || part == whole) return false;
  const bool initial = is_initial(part.front());
  if (initial ? !whole.front().starts_with(part.front()) : part.front() != whole.front())
    return false;
  return std::all_of(part.begin() + 1, part.end(), [&](const std::string& w) {
    return std::find(whole.begin() + 1, whole.end(), w) != whole.end();
  });
}

/// Whether a name was overwritten by U+2588, as somebody is to be forgotten.
bool is_masked(const NameWords& name) {
  return !name.empty() && name.front().starts_with("\xE2\x96\x88");
}

class Finder {
 public:
  Finder(const Block& block, const Bodies& bodies, const Lexicon& elected_titles,
         const PostConstraints& constraints)
      : block_(block), bodies_(bodies), elected_titles_(elected_titles), constraints_(constraints) {
    for (std::uint32_t d = 0; d < block_.size(); ++d) collect(d);
  }

  std::vector<Human> run() {
    UnionFind sets(namings_.size());
    constrain(sets);
    for (const auto& [name, all] : by_name_) {
      is_masked(name) ? join_masked(all, sets) : join_equal(all, sets);
    }
    join_shorter(sets);
    return people(sets);
  }

 private:
  void collect(std::uint32_t d) {
    const std::vector<Post>& posts = block_.document(d).facts.posts;
    std::map<std::pair<std::string_view, Side>, std::size_t> here;
    for (const bool open : {false, true}) {  // who is of neither side goes with one that is here
      for (std::uint32_t p = 0; p < posts.size(); ++p) {
        const Side side = side_of(posts[p], elected_titles_);
        if ((side == Side::open) != open || constraints_.cut.contains({d, p})) continue;
        std::pair<std::string_view, Side> key{posts[p].person, side};
        for (const Side known : {Side::employed, Side::elected}) {
          if (open && here.contains({posts[p].person, known})) key.second = known;
        }
        const auto [at, fresh] = here.emplace(key, namings_.size());
        if (fresh) {
          by_name_[words_of(posts[p].person)].push_back(
              static_cast<std::uint32_t>(namings_.size()));
          namings_.push_back({key.second, {}});
        }
        namings_[at->second].posts.push_back({d, p});
      }
    }
    collect_cut(d);
  }

  /// Those that are cut out stand for themselves, found by no name.
  void collect_cut(std::uint32_t d) {
    const auto end = constraints_.cut.lower_bound({d + 1, 0});
    for (auto cut = constraints_.cut.lower_bound({d, 0}); cut != end; ++cut) {
      namings_.push_back({side_of(post_of(block_, *cut), elected_titles_), {*cut}});
    }
  }

  void constrain(UnionFind& sets) const {
    if (constraints_.empty()) return;
    std::map<PostRef, std::uint32_t> namings;
    for (std::uint32_t i = 0; i < namings_.size(); ++i) {
      for (const PostRef& ref : namings_[i].posts) namings.emplace(ref, i);
    }
    for (const auto& d : constraints_.different) sets.keep_apart(namings.at(d.a), namings.at(d.b));
    for (const auto& s : constraints_.same) sets.join(namings.at(s.a), namings.at(s.b));
  }

  /// Those of one side; who is of neither goes with the first.
  void join_equal(const std::vector<std::uint32_t>& all, UnionFind& sets) const {
    std::optional<std::uint32_t> first[3];
    for (const std::uint32_t i : all) {
      auto& known = first[static_cast<std::size_t>(namings_[i].side)];
      if (known) {
        sets.join(*known, i);
      } else {
        known = i;
      }
    }
    const auto& open = first[static_cast<std::size_t>(Side::open)];
    const auto& elected = first[static_cast<std::size_t>(Side::elected)];
    const auto& employed = first[static_cast<std::size_t>(Side::employed)];
    if (!open) return;
    if (elected) {
      sets.join(*open, *elected);
    } else if (employed) {
      sets.join(*open, *employed);
    }
  }

  void join_shorter(UnionFind& sets) const {
    std::map<std::string, std::vector<const NameWords*>> by_surname;
    for (const auto& [name, all] : by_name_) {
      for (std::size_t w = 1; w < name.size(); ++w) by_surname[name[w]].push_back(&name);
    }
    for (const auto& [part, all] : by_name_) {
      if (part.size() < 2 || is_masked(part)) continue;
      std::set<const NameWords*> wholes;
      for (const NameWords* whole : by_surname[part.back()]) {
        if (shorter(part, *whole)) wholes.insert(whole);
      }
      if (wholes.size() != 1) continue;
      join_alike(all, by_name_.at(**wholes.begin()), sets);
    }
  }

  /// By what namings may be known again.
  struct Marks {
    std::uint32_t naming = 0;
    std::set<std::string_view> titles;
    std::set<BodyIndex> bodies;
  };

  void add_marks(const Naming& naming, Marks& marks) const {
    for (const PostRef& ref : naming.posts) {
      const Post& post = post_of(block_, ref);
      marks.titles.insert(post.title);
      const auto node = post.unit ? block_.node(ref.document, *post.unit) : std::nullopt;
      if (node) marks.bodies.insert(bodies_.of_node[*node]);
    }
  }

  /// Names that were overwritten say nothing of who it is: the same title in the same body does.
  void join_masked(const std::vector<std::uint32_t>& all, UnionFind& sets) const {
    std::vector<Marks> known;
    for (const std::uint32_t i : all) {
      Marks own{i, {}, {}};
      add_marks(namings_[i], own);
      for (const Marks& other : known) {
        if (share(own.titles, other.titles) && share(own.bodies, other.bodies)) {
          sets.join(i, other.naming);
        }
      }
      known.push_back(std::move(own));
    }
  }

  /// With those that share a title or body.
  void join_alike(const std::vector<std::uint32_t>& namings,
                  const std::vector<std::uint32_t>& others, UnionFind& sets) const {
    std::map<std::uint32_t, Marks> known;  // by person
    for (const std::uint32_t i : others) {
      add_marks(namings_[i], known.try_emplace(sets.root(i), Marks{i, {}, {}}).first->second);
    }
    for (const std::uint32_t i : namings) {
      Marks own;
      add_marks(namings_[i], own);
      for (const auto& [person, marks] : known) {
        if (share(own.titles, marks.titles) || share(own.bodies, marks.bodies)) {
          sets.join(i, marks.naming);
        }
      }
    }
  }

  template <class Set>
  static bool share(const Set& a, const Set& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& x) { return b.contains(x); });
  }

  std::vector<Human> people(UnionFind& sets) const {
    std::map<std::uint32_t, std::size_t> by_root;
    std::vector<Human> out;
    for (std::uint32_t i = 0; i < namings_.size(); ++i) {
      const auto [at, fresh] = by_root.emplace(sets.root(i), out.size());
      if (fresh) out.emplace_back();
      Human& human = out[at->second];
      const std::string& name = post_of(block_, namings_[i].posts.front()).person;
      if (human.name.size() < name.size()) human.name = name;
      human.posts.insert(human.posts.end(), namings_[i].posts.begin(), namings_[i].posts.end());
    }
    return out;
  }

  const Block& block_;
  const Bodies& bodies_;
  const Lexicon& elected_titles_;
  const PostConstraints& constraints_;
  std::vector<Naming> namings_;
  ByName by_name_;
};

}  // namespace

std::vector<Human> find_people(const Block& block, const Bodies& bodies,
                               const Lexicon& elected_titles, const PostConstraints& constraints) {
  return Finder(block, bodies, elected_titles, constraints).run();
}

}  // namespace orgkarta::link
