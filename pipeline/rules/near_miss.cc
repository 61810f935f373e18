#include "pipeline/rules/near_miss.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/part_patterns.h"
#include "pipeline/rules/rule_spec.h"

namespace orgkarta::rules {
namespace {

constexpr std::uint32_t kInstead = 60;   // bytes that are shown of what stopped a rule
constexpr std::size_t kFewLetters = 3;   // what is less is no word that tells of a rule
constexpr std::size_t kSomeLetters = 5;  // of a match that has neither its begin nor its end
constexpr std::uint32_t kShortWay = 30;  // bytes: two mentions so near belong together

// An optional part says as much as another where it matches.
std::string_view without_repeat(std::string_view part) {
  while (!part.empty() && (part.back() == '?' || part.back() == '*')) part.remove_suffix(1);
  return part;
}

}  // namespace

struct NearMatcher::Alternative {
  PatternParts written;
  PartPatterns patterns;
};

namespace {

// Looks for the nearest match of one alternative in one line.
class Attempt {
 public:
  Attempt(const PatternParts& written, PartPatterns& patterns, const Alphabet& alphabet,
          const Lines& lines, std::uint32_t line, const NearMatcher::Wish& wish,
          const CompiledRule& rule)
      : written_(written),
        patterns_(patterns),
        alphabet_(alphabet),
        lines_(lines),
        line_(line),
        wish_(wish),
        may_cross_(rule.crosses_sentences) {}

  void make() {
    const std::size_t all = written_.size();
    exact_ = patterns_.run(0, all, true, lines_, line_);
    for (std::size_t open = 1; open < last_needed(); ++open) {
      for (const PartSpans& found : patterns_.with_open(open, lines_, line_)) {
        offer(found, {0, all, open});
      }
    }
    offer_longest(0, false);
    if (last_needed() > 0) offer_longest(1, true);
    if (core() > 1) offer_longest(core(), true);
  }

  const std::optional<NearMatch>& best() const { return best_; }

 private:
  // The last part that must take something: where those behind one may all be empty, that they
  // match tells nothing.
  std::size_t last_needed() const {
    std::size_t last = written_.size();
    while (last > 0 && patterns_.parts()[last - 1].may_be_empty) --last;
    return last == 0 ? 0 : last - 1;
  }

  // Which parts matched: [first, last), but for one that was left open.
  struct Tried {
    std::size_t first = 0;
    std::size_t last = 0;
    std::optional<std::size_t> open;
  };

  // The longest run of parts from `first` on that matches anywhere.
  void offer_longest(std::size_t first, bool closed) {
    bool offered = false;
    for (std::size_t last = written_.size(); last > first && !offered; --last) {
      for (const PartSpans& found : patterns_.run(first, last, closed, lines_, line_)) {
        offered |= offer(found, {first, last, std::nullopt});
      }
    }
  }

  // Weighs one match of some parts. False if the rule itself matches there.
  bool offer(const PartSpans& found, const Tried& tried) {
    NearMatch near;
    near.whole = {found.parts[tried.first].begin, found.parts[tried.last - 1].end};
    for (const PartSpans& exact : exact_) {
      if (near.whole.overlaps({exact.parts.front().begin, exact.parts.back().end})) return false;
    }
    find_failed(found, tried, near);
    near.optional = near.failed < written_.size() && patterns_.parts()[near.failed].may_be_empty;
    for (std::size_t i = tried.first; i < tried.last; ++i) {
      if (tried.open != i) count(patterns_.parts()[i], found.parts[i], near);
    }
    near.score = score(near);
    if (!counts(near) || (best_ && best_->score >= near.score)) return true;
    best_ = std::move(near);
    best_->parts = written_;
    best_->further_on = further_on(*best_);
    return true;
  }

  std::optional<Span> further_on(const NearMatch& near) const {
    if (near.failed == written_.size() || near.optional || near.before) return std::nullopt;
    const auto span = patterns_.alone(near.failed, lines_, line_, near.instead.begin);
    if (!span || span->begin <= near.instead.begin) return std::nullopt;
    const bool crosses = holds_sentence_end({near.instead.begin, span->begin});
    return crosses && !may_cross_ ? std::nullopt : span;
  }

  // The part that stopped a match, and what stands in its place.
  void find_failed(const PartSpans& found, const Tried& tried, NearMatch& near) const {
    near.matched = near.whole;
    if (tried.open) {
      near.failed = *tried.open;
      near.instead = found.parts[near.failed];
      near.matched.end = near.instead.begin;
      near.rest_fits = true;
    } else if (tried.first == 0) {
      near.failed = tried.last;
      near.instead = behind(near.whole.end);
    } else {
      near.before = true;
      near.failed = tried.first - 1;
      while (near.failed > 0 && patterns_.parts()[near.failed].may_be_empty) --near.failed;
      near.instead = ahead_of(near.whole.begin);
      near.rest_fits = tried.first == 1 && tried.last == written_.size();
      if (tried.last < written_.size()) {
        near.also = tried.last;
        near.also_instead = behind(near.whole.end);
      }
    }
  }

  Span ahead_of(std::uint32_t at) const {
    const std::uint32_t begin = lines_.lines[line_].span.begin;
    std::uint32_t from = at - std::min(at - begin, kInstead / 2);
    while (from > begin && from < at && alphabet_.is_word(lines_.bytes[from - 1])) ++from;
    return {from, at};
  }

  // Up to the sentence's end, as what stands behind that is out of reach for most rules.
  Span behind(std::uint32_t at) const {
    Span span{at, std::min(at + kInstead, lines_.lines[line_].span.end)};
    const auto& ends = wish_.tokens.sentence_ends;
    const auto end = std::lower_bound(ends.begin(), ends.end(), at);
    if (!may_cross_ && end != ends.end() && *end < span.end) span.end = *end + 1;
    return span;
  }

  bool counts(const NearMatch& near) const {
    if (wish_.within && !cover(near.whole, near.instead).overlaps(*wish_.within)) return false;
    if (near.rest_fits && !near.before && !may_cross_ && holds_sentence_end(near.instead))
      return false;
    if (wish_.however_far) return true;
    if (near.before && near.failed == core()) return false;  // what it is about is not there
    if (near.before && !near.rest_fits) return near.letters >= kSomeLetters;
    const bool together = near.rest_fits && near.tokens >= 2 && near.instead.size() <= kShortWay;
    const bool half =
        !near.before && near.failed < written_.size() && within_word(near.instead.begin);
    return near.letters >= (half ? 2 * kFewLetters : kFewLetters) || together;
  }

  // One part that fails is nearer than several; then the more words and mentions; then the less
  // that is in the way.
  std::size_t score(const NearMatch& near) const {
    constexpr std::size_t kThere = 12;
    constexpr std::size_t kOnePart = 12;
    constexpr std::size_t kToken = 4;
    constexpr std::size_t kCore = 8;  // the part that says most is missing
    constexpr std::size_t kHalfWord = 8;
    std::size_t good = near.letters + kToken * near.tokens + (near.rest_fits ? kOnePart : 0);
    if (wish_.place && cover(near.whole, near.instead).overlaps(*wish_.place)) good += kThere;
    const bool way = near.rest_fits && !near.before;
    std::size_t bad = way ? near.instead.size() / 6 + kToken * tokens_in(near.instead) : 0;
    if (near.failed == core()) bad += kCore;
    if (!near.before && within_word(near.instead.begin)) bad += kHalfWord;
    return good - std::min(good, bad);
  }

  // The part with the most to say: most often the verb.
  std::size_t core() const {
    std::size_t core = 0;
    std::size_t longest = 0;
    for (std::size_t i = 0; i < written_.size(); ++i) {
      const PartPatterns::Part& part = patterns_.parts()[i];
      if (!part.specific || part.may_be_empty || written_[i].size() <= longest) continue;
      longest = written_[i].size();
      core = i;
    }
    return core;
  }

  bool within_word(std::uint32_t at) const {
    return alphabet_.is_word(lines_.bytes[at - 1]) && alphabet_.is_word(lines_.bytes[at]);
  }

  bool holds_sentence_end(Span span) const { return count(wish_.tokens.sentence_ends, span) > 0; }
  std::size_t tokens_in(Span span) const { return count(wish_.tokens.mentions, span); }

  static std::size_t count(const std::vector<std::uint32_t>& places, Span span) {
    const auto first = std::lower_bound(places.begin(), places.end(), span.begin);
    return static_cast<std::size_t>(std::lower_bound(first, places.end(), span.end) - first);
  }

  void count(const PartPatterns::Part& part, Span span, NearMatch& near) const {
    if (part.gap) return;
    if (!part.specific) near.tokens += tokens_in(span);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (part.specific && alphabet_.is_word(lines_.bytes[i])) ++near.letters;
    }
  }

  const PatternParts& written_;
  PartPatterns& patterns_;
  const Alphabet& alphabet_;
  const Lines& lines_;
  std::uint32_t line_;
  const NearMatcher::Wish& wish_;
  bool may_cross_;
  std::vector<PartSpans> exact_;  ///< what the rule itself matches
  std::optional<NearMatch> best_;
};

}  // namespace

NearMatcher::NearMatcher(const CompiledRules& rules)
    : rules_(rules),
      alphabet_(rules.alphabet),
      expander_(rules.lexicons, problems_),
      known_(rules.infos.size()) {
  expander_.set_macros(rules.macros);
}

NearMatcher::~NearMatcher() = default;

std::optional<NearMatch> NearMatcher::nearest(const CompiledRule& rule, const Lines& lines,
                                              std::uint32_t line, const Wish& wish) {
  std::optional<NearMatch> best;
  for (auto& alternative : alternatives_of(rule)) {
    Attempt attempt(alternative.written, alternative.patterns, rules_.alphabet, lines, line, wish,
                    rule);
    attempt.make();
    const auto& found = attempt.best();
    if (found && (!best || found->score > best->score)) best = found;
  }
  return best;
}

// Its own letters, a lexicon, or a macro that does.
bool NearMatcher::asks_for_words(std::string_view part) const {
  const PartNeeds needs = needs_of(part);
  return needs.words ||
         std::any_of(needs.names.begin(), needs.names.end(), [&](const std::string& name) {
           const auto macro = std::find_if(rules_.macros.begin(), rules_.macros.end(),
                                           [&](const auto& m) { return m.rule == name; });
           if (macro != rules_.macros.end()) return asks_for_words(macro->pattern);
           return rules_.lexicons.contains(name);
         });
}

std::vector<NearMatcher::Alternative>& NearMatcher::alternatives_of(const CompiledRule& rule) {
  auto& known = known_[rule.number];
  if (known) return *known;
  known = std::make_unique<std::vector<Alternative>>();
  for (PatternParts& written : split_pattern(rules_.written[rule.number])) {
    std::vector<PartPatterns::Part> parts;
    for (const std::string& text : written) {
      const auto expansion = expander_.expand({rule.info->id, text, {}}, true);
      const std::string regex =
          expansion ? fmt::format("(?:{})", alphabet_.narrow_pattern(expansion->regex)) : "";
      const auto names = names_in(text);
      const bool gap = std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return name == "GAP" || name == "REST";
      });
      const RE2 alone(regex, pattern_options());
      parts.push_back(
          {regex, asks_for_words(without_repeat(text)), RE2::FullMatch("", alone), gap});
    }
    PartPatterns patterns(std::move(parts), rule.boundary ? alphabet_.boundary_class() : "",
                          rule.genitive ? "(?:s|:s)?" : "");
    known->push_back({std::move(written), std::move(patterns)});
  }
  return *known;
}

std::string describe_name(std::string_view name, const CompiledRules& rules) {
  if (name == "GAP") return "up to 80 characters of the same sentence";
  if (name == "REST") return "the rest of the sentence";
  if (name == "END") return "the sentence's end";
  if (name == "BODY") return "a mention UNIT, UNIT_REF or ACRONYM";
  if (name == "BODIES") return "one or several mentions UNIT, UNIT_LIST, UNIT_REF or ACRONYM";
  if (name == "WHO") return "a mention PERSON or NAME";
  if (mention_type(name)) return fmt::format("a mention {}", name);
  for (const PatternSource& macro : rules.macros) {
    if (macro.rule == name) return fmt::format("macro: {}", macro.pattern);
  }
  const auto lexicon = rules.lexicons.find(name);
  if (lexicon == rules.lexicons.end()) return "";
  std::string out = "lexicon: ";
  const auto& entries = lexicon->second.entries;
  constexpr std::size_t kShown = 8;
  for (std::size_t i = 0; i < std::min(kShown, entries.size()); ++i) {
    out += fmt::format("{}{}", i == 0 ? "" : ", ", entries[i].form);
  }
  if (entries.size() > kShown) out += fmt::format(" and {} more", entries.size() - kShown);
  return out;
}

}  // namespace orgkarta::rules
