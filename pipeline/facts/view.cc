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

}  // namespace

View::View(const Text& t, const Found& f, const Lexicons& l, const Hints& h)
    : text(t),
      found(f),
      lexicons(l),
      hints(h),
      lowered_(t.text),
      mentions_(f.mentions, t.text.size(), [](const Mention& m) { return m.span.begin; }),
      sentences_(t.sentences, t.text.size(), [](Span s) { return s.begin; }),
      blocks_(t.blocks, t.text.size(), [](const Block& b) { return b.span.begin; }),
      told_(f.statements) {}

std::string_view View::slice(Span span) const {
  return std::string_view(text.text).substr(span.begin, span.size());
}

std::optional<std::string_view> View::lookup(std::string_view lexicon,
                                             std::string_view form) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr || !forms->may_hold(form)) return std::nullopt;
  unicode::lower(form, folded_);
  return forms->find(folded_);
}

const Lexicon* View::find(std::string_view lexicon, std::size_t place) const {
  const auto it = lexicons.find(lexicon);
  asked_[place] = {lexicon, it == lexicons.end() ? nullptr : &it->second};
  return asked_[place].lexicon;
}

const Lexicon::Entry* View::longest_end(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  return forms == nullptr ? nullptr : forms->longest_end(lowered);
}

std::string_view View::first_inside(std::string_view lexicon, std::string_view lowered) const {
  return first_where(lexicon, lowered, [](std::size_t, std::size_t) { return true; });
}

std::string_view View::first_at_edge(std::string_view lexicon, std::string_view lowered) const {
  return first_where(lexicon, lowered, [&](std::size_t at, std::size_t end) {
    return at == 0 || !in_word(lowered[at - 1]) || end == lowered.size() || !in_word(lowered[end]);
  });
}

template <class Accept>
std::string_view View::first_where(std::string_view lexicon, std::string_view lowered,
                                   Accept accept) const {
  const Lexicon* const forms = named(lexicon);
  if (forms == nullptr) return {};
  const std::int32_t number = forms->insides().lowest(lowered, accept);
  return number < 0 ? std::string_view{} : forms->entries[static_cast<std::size_t>(number)].value;
}

bool View::begins_with(std::string_view lexicon, std::string_view lowered) const {
  const Lexicon* const forms = named(lexicon);
  return forms != nullptr &&
         forms->insides().any_begins(lowered, [&](std::size_t, std::size_t end) {
           return end == lowered.size() || !in_word(lowered[end]);
         });
}

std::uint32_t View::sentence_of(std::uint32_t offset) const {
  const std::uint32_t count = sentences_.before(offset + 1);
  return count == 0 ? 0 : count - 1;
}

std::uint32_t View::block_at(std::uint32_t offset) const {
  const std::uint32_t count = blocks_.before(offset + 1);
  return count == 0 ? 0 : count - 1;
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
  const std::uint32_t first = mentions_.before(span.begin);
  std::uint32_t last = std::max(first, mentions_.before(span.end));
  while (last > first && found.mentions[last - 1].span.end > span.end) --last;
  return {first, last};
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
