#include "pipeline/facts/view.h"

#include <algorithm>

#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {

View::View(const Text& t, const Found& f, const Lexicons& l, const Hints& h)
    : text(t), found(f), lexicons(l), hints(h) {}

std::string_view View::slice(Span span) const {
  return std::string_view(text.text).substr(span.begin, span.size());
}

std::string View::lower(Span span) const { return unicode::lower(slice(span)); }

std::optional<std::string_view> View::lookup(std::string_view lexicon,
                                             std::string_view form) const {
  const auto it = lexicons.find(lexicon);
  if (it == lexicons.end()) return std::nullopt;
  return it->second.find(unicode::lower(form));
}

const Lexicon::Entry* View::longest_end(std::string_view lexicon, std::string_view lowered) const {
  const auto it = lexicons.find(lexicon);
  return it == lexicons.end() ? nullptr : it->second.longest_end(lowered);
}

std::string_view View::first_inside(std::string_view lexicon, std::string_view lowered) const {
  const auto it = lexicons.find(lexicon);
  if (it == lexicons.end()) return {};
  for (const Lexicon::Entry& e : it->second.entries) {
    if (lowered.find(e.form) != std::string_view::npos) return e.value;
  }
  return {};
}

std::uint32_t View::sentence_of(std::uint32_t offset) const {
  const auto& all = text.sentences;
  const auto after =
      std::partition_point(all.begin(), all.end(), [&](Span s) { return s.begin <= offset; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin() - 1);
}

Statement::Range View::mentions_in(Span span) const {
  const auto& all = found.mentions;
  const auto first = std::partition_point(
      all.begin(), all.end(), [&](const Mention& m) { return m.span.begin < span.begin; });
  auto last = first;
  while (last != all.end() && last->span.end <= span.end) ++last;
  return {static_cast<std::uint32_t>(first - all.begin()),
          static_cast<std::uint32_t>(last - all.begin())};
}

Statement::Range View::range_of(const Statement& statement, std::string_view group) const {
  const auto i = statement.group(group);
  return i ? statement.ranges[*i] : Statement::Range{};
}

std::optional<std::uint32_t> View::mention_of(const Statement& statement,
                                              std::string_view group) const {
  const Statement::Range r = range_of(statement, group);
  if (r.first >= r.last) return std::nullopt;
  return r.first;
}

std::string_view attribute(const Mention& mention, std::string_view key) {
  const std::string_view constant = mention.rule->attribute(key);
  if (!constant.empty()) return constant;
  const Capture* c = mention.capture(key);
  return c ? c->value : std::string_view();
}

bool flag(const RuleInfo& rule, std::string_view key) { return rule.attribute(key) == "true"; }

}  // namespace orgkarta::facts
