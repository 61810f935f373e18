// Goals that something announces: items under "Goals", lines "Goal 3. Text", lettered lines.
#include "pipeline/facts/goal_heads.h"
#include "pipeline/facts/goal_words.h"
#include "pipeline/facts/goals.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-goal-list";
constexpr std::uint32_t kFarthest = 4;      // blocks between a goal and what measures it
constexpr std::uint32_t kLongestAim = 240;  // bytes of a line below a bare label

class ListReader {
 public:
  ListReader(const View& view, UnitTable& table, GoalDrafts& goals)
      : view_(view), goals_(goals), heads_(view, table) {}

  void read() {
    for (std::uint32_t b = 0; b < count(); ++b) {
      if (view_.block(b).kind == BlockKind::boilerplate) continue;
      if (const auto last = read_from(b)) b = *last;
    }
  }

 private:
  std::uint32_t count() const { return static_cast<std::uint32_t>(view_.text.blocks.size()); }

  /// Reads what begins with block `b`, or what it announces. Returns the last block that was read.
  std::optional<std::uint32_t> read_from(std::uint32_t b) {
    if (const auto last = read_spoken(b)) return last;
    if (const auto last = read_goal_table(view_, b, goals_)) return last;
    const std::uint32_t first = block_after(view_, b);
    if (first == count()) return std::nullopt;
    const bool list = view_.block(first).kind == BlockKind::list_item;
    const bool line = view_.block(first).kind == BlockKind::paragraph;
    if (!list && !line) return std::nullopt;
    const auto head = heads_.over(first);
    if (!head) return std::nullopt;
    if (line) return read_lines(first, *head);
    std::optional<std::size_t> parent;
    if (head->kind == GoalKind::objective) parent = goal_before(*head);
    return read_items(first, *head, parent);
  }

  std::size_t add(Span text, Span label, Span evidence, const GoalHead& head,
                  std::optional<std::size_t> parent) {
    DraftGoal d;
    d.goal.text = std::string(view_.slice(text));
    d.goal.kind = head.kind;
    if (!label.empty()) d.goal.label = std::string(view_.slice(label));
    d.goal.evidence = {{evidence, kRule}};
    d.parent = parent;
    d.unit = head.unit;
    d.head = head.block;
    return goals_.add(std::move(d));
  }

  std::size_t add_block(const Block& b, const GoalHead& head, std::optional<std::size_t> parent) {
    auto spoken = spoken_label(view_, b.content);
    if (spoken && spoken->text.empty()) spoken.reset();
    const bool labelled = b.kind != BlockKind::label_value;
    Span label = labelled ? b.label : Span{};
    if (spoken && !spoken->number.empty()) label = spoken->number;
    const Span text = goal_words(view_, spoken ? spoken->text : b.content);
    return add(text, label, {b.content.begin, text.end}, head, parent);
  }

  /// The goal that an objectives heading stands under: what stands before it, verdicts aside.
  std::optional<std::size_t> goal_before(const GoalHead& head) {
    std::uint32_t before = head.block;
    do {
      if (before == 0) return std::nullopt;
    } while (is_verdict(view_.block(--before)) && head.block - before < kFarthest);
    const Block& b = view_.block(before);
    if (const auto goal = goals_.last_in(b.span)) return goal;
    const bool says = b.kind == BlockKind::paragraph || b.kind == BlockKind::heading ||
                      b.kind == BlockKind::list_item || b.kind == BlockKind::label_value;
    if (!says || head.told || heading_kind(view_, b)) return std::nullopt;
    return add_block(b, {GoalKind::goal, before, {}, false}, std::nullopt);
  }

  /// Whether a line says how far a goal is reached ("Assessment: partly").
  bool is_verdict(const Block& b) const {
    const Span said = before_verdict(view_, b.content);
    return said.end == said.begin;
  }

  bool heads_objectives(std::uint32_t block) const {
    return block < count() && view_.block(block).kind != BlockKind::list_item &&
           heading_kind(view_, view_.block(block)) == GoalKind::objective;
  }

  /// Reads the list that begins with block `first`; items deeper than it stand under the one before
  /// them.
  std::uint32_t read_items(std::uint32_t first, const GoalHead& head,
                           std::optional<std::size_t> parent) {
    const std::uint8_t depth = view_.block(first).depth;
    const bool nested = view_.block(head.block).kind == BlockKind::list_item;
    std::optional<std::size_t> upper;
    std::uint32_t last = first - 1;
    for (std::uint32_t b = first; b < count(); b = block_after(view_, b)) {
      const Block& item = view_.block(b);
      if (between_items(b)) continue;
      if (item.kind != BlockKind::list_item || (nested && item.depth < depth)) break;
      if (b > first && heads_objectives(b + 1)) break;  // the item is itself a goal
      last = b;
      if (heads_.tells_mission(b)) continue;
      const bool deeper = upper && item.depth > depth;
      GoalHead under = head;
      if (deeper && head.kind == GoalKind::goal) under.kind = GoalKind::objective;
      const std::size_t made = add_block(item, under, deeper ? upper : parent);
      if (!deeper) upper = made;
    }
    return last;
  }

  /// Whether a block is a verdict on the item above it, and the list goes on.
  bool between_items(std::uint32_t b) const {
    const std::uint32_t next = block_after(view_, b);
    return view_.block(b).kind != BlockKind::list_item && next < count() &&
           view_.block(next).kind == BlockKind::list_item && is_verdict(view_.block(b));
  }

  /// The next block if it goes on with the words of block `b`: a wrapped line.
  std::optional<std::uint32_t> continuation(std::uint32_t b) const {
    if (view_.block(b).kind != BlockKind::table_row || b + 1 >= count()) return std::nullopt;
    const Block& next = view_.block(b + 1);
    const std::string_view said = view_.slice(next.content);
    const bool small = !said.empty() && said.front() >= 'a' && said.front() <= 'z';
    return next.kind == BlockKind::paragraph && small ? std::optional(b + 1) : std::nullopt;
  }

  /// Where a labelled goal ends: before a verdict on it, with its sentence unless it is a heading.
  Span aim(const Block& b, Span text) const {
    text = before_verdict(view_, text);
    if (b.kind != BlockKind::heading && !view_.text.sentences.empty()) {
      const Span sentence = view_.text.sentences[view_.sentence_of(text.begin)];
      if (sentence.end > text.begin && sentence.end < text.end) text.end = sentence.end;
    }
    return goal_words(view_, text);
  }

  /// The words behind a label, with where they stand and the last block of them.
  struct Aim {
    std::string words;
    Span evidence;
    std::uint32_t last;
  };

  /// The words behind a label that stands at the begin of block `block`; behind a bare "Goal 3"
  /// they are the next line.
  std::optional<Aim> aim_behind(std::uint32_t block, const SpokenLabel& label) const {
    if (label.text.empty()) {
      const std::uint32_t next = block_after(view_, block);
      if (next == count() || view_.block(block).kind == BlockKind::table_row) return std::nullopt;
      const Block& line = view_.block(next);
      const bool whole = line.kind == BlockKind::paragraph && line.sentence_count == 1 &&
                         line.content.size() <= kLongestAim && !is_verdict(line);
      if (!whole || !capital(view_, line.content)) return std::nullopt;
      return Aim{std::string(view_.slice(line.content)), line.content, next};
    }
    const Block& b = view_.block(block);
    const Span text = aim(b, label.text);
    if (text.empty() || only_a_body(view_, text)) return std::nullopt;
    Aim out{std::string(view_.slice(text)), {b.content.begin, text.end}, block};
    if (const auto more = continuation(block)) {
      out.last = *more;
      out.evidence.end = view_.block(*more).content.end;
      out.words += ' ' + std::string(view_.slice(view_.block(*more).content));
    }
    return out;
  }

  /// Whose part a labelled goal is: an objective's goal, a goal's area.
  std::optional<std::size_t> above(const SpokenLabel& label) const {
    if (label.area) return std::nullopt;
    return label.kind == GoalKind::objective && current_ ? current_ : area_;
  }

  /// Reads a line "Goal 3. Text" and the items below it, which are its objectives. Returns the last
  /// block that was read; empty if the block is no such line.
  std::optional<std::uint32_t> read_spoken(std::uint32_t block) {
    const Block& b = view_.block(block);
    const bool line = b.kind == BlockKind::heading || b.kind == BlockKind::paragraph ||
                      b.kind == BlockKind::label_value || b.kind == BlockKind::table_row;
    const auto label = line ? spoken_label(view_, b.content) : std::nullopt;
    if (!label) {
      if (b.kind == BlockKind::heading && !heading_kind(view_, b)) area_ = current_ = std::nullopt;
      return std::nullopt;
    }
    auto said = aim_behind(block, *label);
    if (!said) return std::nullopt;
    DraftGoal d;
    d.goal.text = std::move(said->words);
    d.goal.evidence = {{said->evidence, kRule}};
    d.goal.kind = label->kind;
    if (!label->number.empty()) d.goal.label = std::string(view_.slice(label->number));
    d.head = block;
    d.parent = above(*label);
    const std::size_t goal = goals_.add(std::move(d));
    if (label->area) area_ = goal;
    if (label->kind == GoalKind::goal) current_ = goal;
    const std::uint32_t next = block_after(view_, said->last);
    if (next == count() || view_.block(next).kind != BlockKind::list_item) return said->last;
    return read_items(next, {GoalKind::objective, block, {}, false}, goal);
  }

  /// Reads lines that begin with letters in order ("A Text"), several in a paragraph perhaps.
  std::optional<std::uint32_t> read_lines(std::uint32_t first, const GoalHead& head) {
    std::optional<std::uint32_t> last;
    for (std::uint32_t b = first; b < count(); b = block_after(view_, b)) {
      const Block& line = view_.block(b);
      if (line.kind != BlockKind::paragraph || line.sentence_count == 0) break;
      const auto begins = code_label(view_, line.content);
      if (!begins || (!last && !first_code(begins->code))) break;
      for (std::uint32_t s = 0; s < line.sentence_count; ++s) {
        const Span sentence = view_.text.sentences[line.first_sentence + s];
        const auto code = code_label(view_, sentence);
        if (code) add(goal_words(view_, code->text), code->code, sentence, head, std::nullopt);
      }
      last = b;
    }
    return last;
  }

  bool first_code(Span code) const {
    const std::string_view said = view_.slice(code);
    return said == "A" || (said.size() > 1 && said.ends_with('1'));
  }

  const View& view_;
  GoalDrafts& goals_;
  GoalHeads heads_;
  std::optional<std::size_t> area_;     ///< the field that the goals now belong to
  std::optional<std::size_t> current_;  ///< the goal that objectives now belong to
};

}  // namespace

void read_goal_lists(const View& view, UnitTable& table, GoalDrafts& goals) {
  ListReader(view, table, goals).read();
}

}  // namespace orgkarta::facts
