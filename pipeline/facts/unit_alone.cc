// Names without an article: a body where they fill a cell or a line, or stand beside another such.
#include "pipeline/facts/units.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// Whether an indefinite name is of a kind that a municipality has one body of by that name.
bool may_name(const View& view, const Mention& m) {
  if (m.type != MentionType::unit || !flag(*m.rule, "indefinite")) return false;
  const UnitKind kind = kind_of(view, m);
  return kind == UnitKind::committee || kind == UnitKind::board || kind == UnitKind::office;
}

constexpr std::size_t kLettersEnd =
    12;  // bytes behind a name until its letters' parenthesis closes

/// Whether nothing stands beside a name in its cell or line but its letters and figures behind it.
bool stands_alone(const View& view, const Mention& m) {
  const Span line = view.block(view.block_at(m.span.begin)).content;
  if (m.span.begin > line.begin && view.text.text[m.span.begin - 1] != '\t') return false;
  std::string_view rest = view.slice({m.span.end, line.end});
  const std::size_t close = rest.find(')');
  if (rest.starts_with(" (") && close < kLettersEnd) rest.remove_prefix(close + 1);
  return !unicode::has_letter(rest.substr(0, rest.find('\t')));
}

/// Whether two mentions are told in one breath: a comma, a conjunction or both part them.
bool joined(const View& view, const Mention& a, const Mention& b) {
  if (a.span.end >= b.span.begin) return false;
  std::string_view between = view.slice({a.span.end, b.span.begin});
  if (between.starts_with(',')) between.remove_prefix(1);
  if (!between.starts_with(' ')) return false;
  between.remove_prefix(1);
  if (between.empty()) return true;
  if (!between.ends_with(' ')) return false;
  between.remove_suffix(1);
  return view.lookup("list_conjunctions", between).has_value();
}

}  // namespace

void promote_alone(const View& view, UnitTable& table) {
  const auto& mentions = view.found.mentions;
  const Mention* before = nullptr;  // the last such name, if no other mention stands between
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    const auto unit = may_name(view, m) ? table.of_mention(i) : std::nullopt;
    if (!unit) {
      before = nullptr;
      continue;
    }
    const bool listed = before != nullptr && joined(view, *before, m);
    if (listed) table.promote(*table.of_mention(last));
    if (listed || stands_alone(view, m)) table.promote(*unit);
    before = &m;
    last = i;
  }
}

}  // namespace orgkarta::facts
