// Goals told in sentences (statements "goal", "goal_below").
#include <algorithm>
#include <unordered_map>

#include "pipeline/facts/goal_words.h"
#include "pipeline/facts/goals.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

/// Passages that were read already, or that hold no goal.
class Taken {
 public:
  explicit Taken(std::vector<Span> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(), [](Span a, Span b) { return a.begin < b.begin; });
  }

  bool overlaps(Span span) const {
    const auto after = std::partition_point(spans_.begin(), spans_.end(),
                                            [&](Span s) { return s.begin < span.end; });
    return after != spans_.begin() && std::prev(after)->overlaps(span);
  }

 private:
  std::vector<Span> spans_;  ///< apart from each other, in order
};

class SentenceReader {
 public:
  SentenceReader(const View& view, UnitTable& table, GoalDrafts& goals)
      : view_(view), table_(table), goals_(goals), listed_(listed()), none_(none()) {
    for (const DraftGoal& g : goals.all) {
      if (g.head) heads_[*g.head] = g.goal.kind;
    }
    for (const Statement* const told : view.statements("goal_list")) {
      announced_[told->block] = parse_name<GoalKind>(told->rule->attribute("kind"));
    }
  }

  void read() {
    if (view_.statements("goal").empty() && view_.statements("goal_below").empty()) return;
    for (const Statement& s : view_.found.statements) {
      const bool below = s.rule->gives == "goal_below";
      if (s.rule->gives != "goal" && !below) continue;
      const auto text = s.group("text");
      const auto kind = parse_name<GoalKind>(s.rule->attribute("kind"));
      if (!text || !kind || (below && !under_heading(s.block, *kind))) continue;
      if (below) {
        below_ = s.block;
        below_kind_ = *kind;
      }
      read_one(s, goal_words(view_, s.captures[*text].span), *kind);
    }
  }

 private:
  std::vector<Span> listed() const {
    std::vector<Span> spans;
    for (const DraftGoal& g : goals_.all) {
      for (const Evidence& e : g.goal.evidence) spans.push_back(e.span);
    }
    return spans;
  }

  std::vector<Span> none() const {
    std::vector<Span> spans;
    for (const Statement* const told : view_.statements("no_goal")) spans.push_back(told->span);
    return spans;
  }

  bool under_heading(std::uint32_t block, GoalKind kind) const {
    if (block == 0) return false;
    if (below_ == block - 1 && kind != GoalKind::purpose) return kind == below_kind_;
    const Block& above = view_.block(block - 1);
    if (const auto said = announced_.find(block - 1); said != announced_.end()) {
      return said->second == kind && view_.slice(above.content).ends_with(':');
    }
    const bool heads = above.kind == BlockKind::heading || above.kind == BlockKind::title;
    return heads && heading_kind(view_, above) == kind;
  }

  /// Whether the words only lead on to a list that was read ("is to do the following:").
  bool leads_on(const Statement& s, Span text, GoalKind kind) const {
    const auto head = heads_.find(s.block);
    return head != heads_.end() && head->second == kind &&
           text.end + 2 >= view_.block(s.block).content.end;
  }

  void read_one(const Statement& s, Span text, GoalKind kind) {
    if (listed_.overlaps(text) || none_.overlaps(text) || leads_on(s, text, kind)) return;
    const auto units = table_.named_in(view_.range_of(s, "unit"));
    const auto unit = units.size() == 1 ? std::optional(units.front()) : std::nullopt;
    if (text.overlaps(last_)) {  // another rule's view of it, or a purpose inside it
      DraftGoal& before = goals_.all[last_goal_];
      if (text == last_ && !before.unit) before.unit = unit;
      return;
    }
    DraftGoal d;
    d.goal.text = std::string(view_.slice(text));
    d.goal.kind = kind;
    d.goal.evidence = {{text, s.rule->id}};
    add_wrapped(s.block, text, d.goal);
    d.unit = unit;
    last_ = text;
    last_goal_ = goals_.add(std::move(d));
  }

  /// A goal that ends with its row goes on in the line below.
  void add_wrapped(std::uint32_t block, Span text, Goal& goal) const {
    const auto line = wrapped_line(view_, block);
    if (!line || text.end != view_.block(block).content.end) return;
    const Block& next = view_.block(*line);
    if (next.sentence_count == 0) return;
    const Span rest = goal_words(view_, view_.text.sentences[next.first_sentence]);
    goal.text += ' ' + std::string(view_.slice(rest));
    goal.evidence.front().span.end = rest.end;
  }

  const View& view_;
  UnitTable& table_;
  GoalDrafts& goals_;
  Taken listed_;
  Taken none_;
  std::unordered_map<std::uint32_t, GoalKind> heads_;  ///< blocks that announced a list
  std::unordered_map<std::uint32_t, std::optional<GoalKind>> announced_;  ///< by block
  std::optional<std::uint32_t> below_;  ///< the last block that was read as under a heading
  GoalKind below_kind_ = GoalKind::goal;
  Span last_;
  std::size_t last_goal_ = 0;
};

}  // namespace

void read_goal_sentences(const View& view, UnitTable& table, GoalDrafts& goals) {
  SentenceReader(view, table, goals).read();
}

}  // namespace orgkarta::facts
