// Goals in lines of their own: "Goal 3. Text", "A Text".
#include "pipeline/facts/goal_list_reader.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestAim = 240;  // bytes of a line below a bare label

}  // namespace

Span ListReader::aim(const Block& b, Span text) const {
  text = before_verdict(view_, text);
  if (b.kind != BlockKind::heading && !view_.text.sentences.empty()) {
    const Span sentence = view_.text.sentences[view_.sentence_of(text.begin)];
    if (sentence.end > text.begin && sentence.end < text.end) text.end = sentence.end;
  }
  return goal_words(view_, text);
}

std::optional<ListReader::Aim> ListReader::aim_behind(std::uint32_t block,
                                                      const SpokenLabel& label) const {
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
  const bool word = view_.slice(text).find(' ') == std::string_view::npos;
  if (text.empty() || only_a_body(view_, text)) return std::nullopt;
  if (word && label.number.empty() && !label.area) return std::nullopt;  // "Purpose: information"
  Aim out{std::string(view_.slice(text)), {b.content.begin, text.end}, block};
  if (const auto more = wrapped_line(view_, block)) {
    out.last = *more;
    out.evidence.end = view_.block(*more).content.end;
    out.words += ' ' + std::string(view_.slice(view_.block(*more).content));
  }
  return out;
}

std::optional<std::size_t> ListReader::above(const SpokenLabel& label) const {
  if (label.area || label.upper) return std::nullopt;
  if (label.lower && upper_) return upper_;
  const std::string_view number = view_.slice(label.number);
  const std::size_t dot = number.find_first_of(".:");
  if (current_ && dot != number.npos && goals_.all[*current_].goal.label == number.substr(0, dot)) {
    return current_;
  }
  return label.kind == GoalKind::objective && current_ ? current_ : area_;
}

std::optional<std::uint32_t> ListReader::read_spoken(std::uint32_t block) {
  const Block& b = view_.block(block);
  const bool line = b.kind == BlockKind::heading || b.kind == BlockKind::paragraph ||
                    b.kind == BlockKind::label_value || b.kind == BlockKind::table_row;
  const auto label = line ? spoken_label(view_, b.content) : std::nullopt;
  if (!label) {
    if (b.kind == BlockKind::heading && !heading_kind(view_, b))
      area_ = current_ = upper_ = std::nullopt;
    return std::nullopt;
  }
  auto said = aim_behind(block, *label);
  if (!said) return std::nullopt;
  std::size_t goal = add_spoken(block, *label, *said);
  if (const auto later = read_run_on(block, said->evidence.end)) goal = *later;
  const std::uint32_t next = block_after(view_, said->last);
  if (const auto last = read_parts(next, block, goal)) return last;
  if (next == count() || view_.block(next).kind != BlockKind::list_item) return said->last;
  return read_items(next, {GoalKind::objective, block, {}, false}, goal);
}

std::size_t ListReader::add_spoken(std::uint32_t block, const SpokenLabel& label, const Aim& said) {
  DraftGoal d;
  d.goal.text = said.words;
  d.goal.evidence = {{said.evidence, kGoalListRule}};
  d.goal.kind = label.kind;
  if (!label.number.empty()) d.goal.label = std::string(view_.slice(label.number));
  d.head = block;
  d.parent = above(label);
  const bool part = d.parent && d.parent != area_;
  if (part && d.goal.kind == GoalKind::goal) d.goal.kind = GoalKind::objective;
  const std::size_t goal = goals_.add(std::move(d));
  if (label.area) area_ = goal;
  if (label.upper) upper_ = goal;
  if (label.kind == GoalKind::goal && !part) current_ = goal;
  return goal;
}

std::optional<std::size_t> ListReader::read_run_on(std::uint32_t block, std::uint32_t from) {
  const Block& b = view_.block(block);
  std::optional<std::size_t> last;
  if (b.kind != BlockKind::paragraph) return last;
  for (std::uint32_t s = 0; s < b.sentence_count; ++s) {
    const Span sentence = view_.text.sentences[b.first_sentence + s];
    if (sentence.begin < from) continue;
    const auto label = spoken_label(view_, sentence);
    if (!label || label->text.empty()) continue;
    const Span text = goal_words(view_, before_verdict(view_, label->text));
    if (text.empty() || only_a_body(view_, text)) continue;
    last = add_spoken(block, *label,
                      {std::string(view_.slice(text)), {sentence.begin, text.end}, block});
  }
  return last;
}

std::optional<std::uint32_t> ListReader::read_parts(std::uint32_t first, std::uint32_t head,
                                                    std::size_t goal) {
  const auto& label = goals_.all[goal].goal.label;
  if (!label || label->size() != 1) return std::nullopt;
  for (std::uint32_t b = first, skipped = 0; b < count() && skipped < 2;
       b = block_after(view_, b), ++skipped) {
    const auto code = code_label(view_, view_.block(b).content);
    const bool part = code && view_.slice(code->code).starts_with(*label) && code->code.size() > 1;
    if (part) return read_lines(b, {GoalKind::objective, head, {}, false}, goal);
    if (view_.block(b).kind != BlockKind::paragraph) break;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> ListReader::read_lines(std::uint32_t first, const GoalHead& head,
                                                    std::optional<std::size_t> parent) {
  std::optional<std::uint32_t> last;
  for (std::uint32_t b = first; b < count(); b = block_after(view_, b)) {
    const Block& line = view_.block(b);
    const bool row = line.kind == BlockKind::table_row;
    if (!row && (line.kind != BlockKind::paragraph || line.sentence_count == 0)) break;
    const auto begins = code_label(view_, line.content);
    if (!begins || (!last && !first_code(begins->code))) break;
    if (row) {
      b = read_row(b, *begins, head, parent);
      last = b;
      continue;
    }
    for (std::uint32_t s = 0; s < line.sentence_count; ++s) {
      const Span sentence = view_.text.sentences[line.first_sentence + s];
      const auto code = code_label(view_, sentence);
      if (code) add(goal_words(view_, code->text), code->code, sentence, head, parent);
    }
    last = b;
  }
  return last;
}

std::uint32_t ListReader::read_row(std::uint32_t row, const CodeLabel& label, const GoalHead& head,
                                   std::optional<std::size_t> parent) {
  const Span text = goal_words(view_, label.text);
  const std::size_t goal =
      add(text, label.code, {view_.block(row).content.begin, text.end}, head, parent);
  const auto more = wrapped_line(view_, row);
  if (!more) return row;
  Goal& g = goals_.all[goal].goal;
  g.text += ' ' + std::string(view_.slice(view_.block(*more).content));
  g.evidence.front().span.end = view_.block(*more).content.end;
  return *more;
}

bool ListReader::first_code(Span code) const {
  const std::string_view said = view_.slice(code);
  return said == "A" || (said.size() > 1 && said.ends_with('1'));
}

}  // namespace orgkarta::facts
