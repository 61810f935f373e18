#include "pipeline/facts/view.h"

#include <algorithm>
#include <cstdint>

#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// A letter or digit; bytes beyond ASCII are taken for parts of letters.
bool in_word(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9');
}

bool at_edge(std::string_view text, std::string_view form) {
  for (auto at = text.find(form); at != std::string_view::npos; at = text.find(form, at + 1)) {
    if (at == 0 || !in_word(text[at - 1])) return true;
    const std::size_t end = at + form.size();
    if (end == text.size() || !in_word(text[end])) return true;
  }
  return false;
}

}  // namespace

View::View(const Text& t, const Found& f, const Lexicons& l, const Hints& h)
    : text(t), found(f), lexicons(l), hints(h) {}

std::string_view View::slice(Span span) const {
  return std::string_view(text.text).substr(span.begin, span.size());
}

std::string View::lower(Span span) const { return unicode::lower(slice(span)); }

std::optional<std::string_view> View::lookup(std::string_view lexicon,
                                             std::string_view form) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr || !forms->may_hold(form)) return std::nullopt;
  unicode::lower(form, folded_);
  return forms->find(folded_);
}

// Names are literals, so that where one stands tells which it is, if it has been asked for.
const Lexicon* View::named(std::string_view lexicon) const {
  const auto place = reinterpret_cast<std::uintptr_t>(lexicon.data()) / 8 % asked_.size();
  Asked& asked = asked_[place];
  if (asked.name.data() != lexicon.data() || asked.name.size() != lexicon.size()) {
    const auto it = lexicons.find(lexicon);
    asked = {lexicon, it == lexicons.end() ? nullptr : &it->second};
  }
  return asked.lexicon;
}

const Lexicon::Entry* View::longest_end(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  return forms == nullptr ? nullptr : forms->longest_end(lowered);
}

std::string_view View::first_inside(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr) return {};
  for (const Lexicon::Entry& e : forms->entries) {
    if (lowered.find(e.form) != std::string_view::npos) return e.value;
  }
  return {};
}

std::uint32_t View::block_at(std::uint32_t offset) const {
  const auto after = std::partition_point(text.blocks.begin(), text.blocks.end(),
                                          [&](const Block& b) { return b.span.begin <= offset; });
  const auto index = static_cast<std::uint32_t>(after - text.blocks.begin());
  return index == 0 ? 0 : index - 1;
}

std::string_view View::first_at_edge(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr) return {};
  for (const Lexicon::Entry& e : forms->entries) {
    if (at_edge(lowered, e.form)) return e.value;
  }
  return {};
}

bool View::begins_with(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr) return false;
  return std::any_of(forms->entries.begin(), forms->entries.end(), [&](const Lexicon::Entry& e) {
    return lowered.starts_with(e.form) &&
           (lowered.size() == e.form.size() || !in_word(lowered[e.form.size()]));
  });
}

std::uint32_t View::sentence_of(std::uint32_t offset) const {
  const auto& all = text.sentences;
  const auto after =
      std::partition_point(all.begin(), all.end(), [&](Span s) { return s.begin <= offset; });
  return after == all.begin() ? 0 : static_cast<std::uint32_t>(after - all.begin() - 1);
}

std::span<const Statement> View::statements_in(Span span) const {
  const auto& all = found.statements;
  const auto from = [&](std::uint32_t offset) {
    return std::partition_point(all.begin(), all.end(),
                                [&](const Statement& s) { return s.span.begin < offset; });
  };
  return {from(span.begin), from(std::max(span.begin, span.end))};
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
