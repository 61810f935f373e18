#include "pipeline/link/corrections.h"

#include <algorithm>
#include <optional>

#include "pipeline/unicode/slug.h"

namespace orgkarta::link {
namespace {

/// A fact of a document by its id in facts.jsonl.
struct FactName {
  std::string_view path;
  std::string fact;
};

std::optional<FactName> fact_name(std::string_view text) {
  const std::size_t mark = text.rfind('#');
  if (mark == std::string_view::npos) return std::nullopt;
  return FactName{text.substr(0, mark), std::string(text.substr(mark + 1))};
}

/// The first mention that is not cut out; the first if all are.
template <class Mention>
Mention stands_for(const std::vector<Mention>& mentions, const std::set<Mention>& cut) {
  const auto left = std::find_if(mentions.begin(), mentions.end(),
                                 [&](const Mention& m) { return !cut.contains(m); });
  return left == mentions.end() ? mentions.front() : *left;
}

/// For each mention the number of the list that holds it.
template <class Mention>
std::map<Mention, std::uint32_t> numbered(const std::vector<std::vector<Mention>>& lists) {
  std::map<Mention, std::uint32_t> out;
  for (std::uint32_t i = 0; i < lists.size(); ++i) {
    for (const Mention& m : lists[i]) out.emplace(m, i);
  }
  return out;
}

}  // namespace

CorrectionFinder::CorrectionFinder(const Block& block, const std::string& prefix,
                                   std::vector<Correction>& corrections)
    : block_(block), prefix_(prefix) {
  for (std::uint32_t d = 0; d < block.size(); ++d) documents_.emplace(block.document(d).path, d);
  for (Correction& c : corrections) lines_.push_back({&c, {}, {}});
}

CorrectionFinder::Meaning CorrectionFinder::fact(const std::string& text) const {
  Meaning out;
  const auto named = fact_name(text);
  const auto document = named ? documents_.find(named->path) : documents_.end();
  if (document == documents_.end()) return out;
  out.mention = true;
  if (const auto node = block_.node(document->second, named->fact)) out.nodes.push_back(*node);
  const std::vector<Post>& posts = block_.document(document->second).facts.posts;
  for (std::uint32_t p = 0; p < posts.size(); ++p) {
    if (posts[p].id == named->fact) out.posts.push_back({document->second, p});
  }
  return out;
}

CorrectionFinder::ById CorrectionFinder::by_id(const LinkedNames& linked) {
  ById out;
  for (std::size_t b = 0; b < linked.bodies.size(); ++b) {
    out[linked.body_ids[b]].nodes = linked.bodies[b];
  }
  for (std::size_t p = 0; p < linked.people.size(); ++p) {
    out[linked.person_ids[p]].posts = linked.people[p];
  }
  return out;
}

/// The mentions whose own name would give that id: of a body that later documents join with an
/// earlier one the id is gone, but not the name.
CorrectionFinder::Meaning CorrectionFinder::by_name(const std::string& text) const {
  Meaning out;
  if (!text.starts_with(prefix_ + '-')) return out;
  const std::string name = text.substr(prefix_.size() + 1);
  for (NodeIndex n = 0; n < block_.nodes().size(); ++n) {
    if (unicode::slug(block_.unit(n).name) == name) out.nodes.push_back(n);
  }
  constexpr std::string_view kPerson = "person-";
  if (!out.nodes.empty() || !name.starts_with(kPerson)) return out;
  for (std::uint32_t d = 0; d < block_.size(); ++d) {
    const std::vector<Post>& posts = block_.document(d).facts.posts;
    for (std::uint32_t p = 0; p < posts.size(); ++p) {
      if (unicode::slug(posts[p].person) == name.substr(kPerson.size()))
        out.posts.push_back({d, p});
    }
  }
  return out;
}

template <class Look>
bool CorrectionFinder::look(Look look) {
  bool more = false;
  for (Line& line : lines_) {
    const bool rename = line.correction->kind == Correction::Kind::rename;
    const bool was = line.a.known() && (rename || line.b.known());
    if (was) continue;
    if (!line.a.known()) line.a = look(line.correction->a);
    if (!line.b.known() && !rename) line.b = look(line.correction->b);
    more |= line.a.known() && (rename || line.b.known());
  }
  return more;
}

bool CorrectionFinder::find(const LinkedNames& linked) {
  bool more = false;
  if (!base_known_) {
    base_known_ = true;
    body_of_node_ = numbered(linked.bodies);
    person_of_post_ = numbered(linked.people);
    more = look([&](const std::string& text) { return fact(text); });
  }
  const ById ids = by_id(linked);
  more |= look([&](const std::string& text) {
    const auto known = ids.find(text);
    return known == ids.end() ? Meaning() : known->second;
  });
  if (!more) more = look([&](const std::string& text) { return by_name(text); });
  for (const Line& line : lines_) {
    line.correction->known_a |= line.a.known();
    line.correction->known_b |= line.b.known();
  }
  if (more) constrain();
  return more;
}

/// A mention that is told from what it was joined with leaves it.
void CorrectionFinder::find_cuts() {
  const auto cut = [](const auto& a, const auto& b, const Line& line, const auto& numbers,
                      auto& out) {
    if (a.empty() || b.empty() || numbers.at(a.front()) != numbers.at(b.front())) return;
    if (line.a.mention) {
      out.insert(a.front());
    } else if (line.b.mention) {
      out.insert(b.front());
    }
  };
  for (const Line& line : lines_) {
    if (line.correction->kind != Correction::Kind::different) continue;
    cut(line.a.nodes, line.b.nodes, line, body_of_node_, units_.cut);
    cut(line.a.posts, line.b.posts, line, person_of_post_, posts_.cut);
  }
}

void CorrectionFinder::constrain() {
  units_ = {};
  posts_ = {};
  find_cuts();
  for (const Line& line : lines_) add(line);
}

void CorrectionFinder::add(const Line& line) {
  const Correction& c = *line.correction;
  const auto say = [&](const auto& a, const auto& b, auto& out) {
    if (a.empty()) return;
    const auto first = stands_for(a, out.cut);
    if (c.kind == Correction::Kind::rename) {
      out.names.emplace_back(first, c.b);
    } else if (!b.empty()) {
      auto& pairs = c.kind == Correction::Kind::same ? out.same : out.different;
      pairs.push_back({first, stands_for(b, out.cut), c.line});
    }
  };
  // A mention stands for itself, cut out or not.
  say(line.a.nodes, line.b.nodes, units_);
  say(line.a.posts, line.b.posts, posts_);
}

void CorrectionFinder::check(const LinkedNames& linked) {
  const auto bodies = numbered(linked.bodies);
  const auto people = numbered(linked.people);
  const auto hold = [](const Line& line, const auto& a, const auto& b, const auto& cut,
                       const auto& numbers, const auto& row) {
    Correction& c = *line.correction;
    if (a.empty()) return;
    const auto first = stands_for(a, cut);
    c.row_a = row(first);
    if (c.kind == Correction::Kind::rename) {
      c.state = Correction::State::holds;
      return;
    }
    if (b.empty()) return;
    const auto second = stands_for(b, cut);
    c.row_b = row(second);
    const bool one = numbers.at(first) == numbers.at(second);
    c.state = one == (c.kind == Correction::Kind::same) ? Correction::State::holds
                                                        : Correction::State::refused;
  };
  for (const Line& line : lines_) {
    const bool rename = line.correction->kind == Correction::Kind::rename;
    if (!line.a.known() || !(rename || line.b.known())) continue;
    if (line.correction->state == Correction::State::holds) continue;  // in another municipality
    line.correction->state = Correction::State::refused;
    line.correction->person = line.a.nodes.empty();
    hold(line, line.a.nodes, line.b.nodes, units_.cut, bodies,
         [&](NodeIndex n) { return block_.row(n); });
    hold(line, line.a.posts, line.b.posts, posts_.cut, people,
         [&](const PostRef& ref) { return block_.document(ref.document).first_post + ref.post; });
  }
}

}  // namespace orgkarta::link
