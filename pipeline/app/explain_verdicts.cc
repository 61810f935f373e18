// What became of mentions and statements that no fact has as its evidence.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/app/escape.h"
#include "pipeline/app/explain_facts.h"

namespace orgkarta::app {
namespace {

/// The kind of fact that a mention may become part of; empty if none.
constexpr std::string_view kind_for(MentionType type) {
  switch (type) {
    case MentionType::unit:
    case MentionType::unit_list:
    case MentionType::unit_ref:
    case MentionType::acronym:
      return "unit";
    case MentionType::person:
    case MentionType::name:
    case MentionType::title:
      return "post";
    case MentionType::date:
      return "date";
    case MentionType::amount:
      return "amount";
    default:
      return "";
  }
}

bool is_fact_kind(std::string_view gives) {
  constexpr auto kKinds =
      std::to_array<std::string_view>({"post", "goal", "date", "amount", "change"});
  return std::find(kKinds.begin(), kKinds.end(), gives) != kKinds.end();
}

class Verdicts {
 public:
  Verdicts(const Text& text, const Facts& facts, const std::vector<Mention>& mentions,
           const std::vector<Statement>& statements, const std::vector<FactThere>& there)
      : text_(text), facts_(facts), mentions_(mentions), statements_(statements), there_(there) {}

  std::vector<std::string> all() {
    for (const Statement& s : statements_) judge(s);
    for (std::size_t i = 0; i < mentions_.size(); ++i) judge(i);
    return std::move(out_);
  }

 private:
  void judge(const Statement& s) {
    const std::string name =
        fmt::format("statement '{}' by rule {} (\"{}\")", s.rule->gives, s.rule->id, words(s.span));
    if (s.rule->gives == "parent" && !has_parent(s)) out_.push_back(name + " took no effect");
    if (s.rule->gives == "alias" && !has_alias(s)) out_.push_back(name + " took no effect");
    if (!is_fact_kind(s.rule->gives)) return;  // it tells of other facts
    if (told_by(s)) return;
    out_.push_back(fmt::format("{} gave no fact{}", name, reason(s)));
  }

  // A fact whose evidence is this rule's at this place.
  bool told_by(const Statement& s) const {
    return std::any_of(there_.begin(), there_.end(), [&](const FactThere& fact) {
      return std::any_of(fact.evidence.begin(), fact.evidence.end(), [&](const Evidence& e) {
        return e.rule == s.rule->id && e.span.overlaps(s.span);
      });
    });
  }

  /// The unit that has evidence in a statement's group; null if none.
  const Unit* unit_in(const Statement& s, std::string_view group) const {
    const auto i = s.group(group);
    const auto& units = facts_.units;
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& u) {
      return i && std::any_of(u.evidence.begin(), u.evidence.end(), [&](const Evidence& e) {
               return e.span.overlaps(s.captures[*i].span);
             });
    });
    return unit == units.end() ? nullptr : &*unit;
  }

  bool has_parent(const Statement& s) const {
    const Unit* child = unit_in(s, "child");
    const Unit* parent = unit_in(s, "parent");
    return child != nullptr && parent != nullptr && child->parent == parent->id;
  }

  bool has_alias(const Statement& s) const {
    const auto i = s.group("alias");
    if (!i) return false;
    const Span span = s.captures[*i].span;
    // The letters may stand in parentheses.
    const std::string_view alias = std::string_view(text_.text).substr(span.begin, span.size());
    return std::any_of(facts_.units.begin(), facts_.units.end(), [&](const Unit& u) {
      return std::any_of(u.aliases.begin(), u.aliases.end(), [&](const std::string& known) {
        return alias.find(known) != std::string_view::npos;
      });
    });
  }

  std::string reason(const Statement& s) const {
    if (s.rule->gives == "post") {
      if (!holds_mention(s, "person")) return ": its group 'person' holds no mention";
      const bool titled = holds_mention(s, "title") || !s.rule->attribute("title").empty();
      if (!titled) return ": its group 'title' holds no mention, and the rule sets no title";
    }
    for (const Statement& other : statements_) {
      if (s.rule->gives == "change" && speaks_against(other) && same_sentence(s, other)) {
        return fmt::format(": its sentence is {} by rule {}", other.rule->attribute("status"),
                           other.rule->id);
      }
      if (&other != &s && other.rule->gives == s.rule->gives && other.span.contains(s.span) &&
          told_by(other)) {
        return fmt::format(": rule {} reads more there", other.rule->id);
      }
    }
    for (const FactThere& fact : there_) {
      const auto same = std::find_if(
          fact.evidence.begin(), fact.evidence.end(),
          [&](const Evidence& e) { return fact.kind == s.rule->gives && e.span.overlaps(s.span); });
      if (same != fact.evidence.end()) {
        return fmt::format(": rule {} was preferred there, for {}", same->rule, fact.id);
      }
    }
    return "";
  }

  static bool speaks_against(const Statement& s) {
    const std::string_view status = s.rule->attribute("status");
    return s.rule->gives == "status" && (status == "negated" || status == "investigated");
  }

  bool same_sentence(const Statement& a, const Statement& b) const {
    return sentence_of(a.span.begin) == sentence_of(b.span.begin);
  }

  std::size_t sentence_of(std::uint32_t at) const {
    const auto after = std::partition_point(text_.sentences.begin(), text_.sentences.end(),
                                            [&](Span x) { return x.begin <= at; });
    return static_cast<std::size_t>(after - text_.sentences.begin());
  }

  static bool holds_mention(const Statement& s, std::string_view group) {
    const auto i = s.group(group);
    return i && s.ranges[*i].first < s.ranges[*i].last;
  }

  void judge(std::size_t number) {
    const Mention& m = mentions_[number];
    const std::string_view kind = kind_for(m.type);
    if (kind.empty()) return;
    const bool told = std::any_of(there_.begin(), there_.end(), [&](const FactThere& fact) {
      return fact.kind == kind &&
             std::any_of(fact.evidence.begin(), fact.evidence.end(),
                         [&](const Evidence& e) { return e.span.overlaps(m.span); });
    });
    if (told) return judge_cue(m, kind);
    out_.push_back(fmt::format("{} \"{}\" by rule {}: no {} has evidence here{}",
                               kMentionTypeNames[static_cast<std::size_t>(m.type)], words(m.span),
                               m.rule->id, kind, reason(number, kind)));
  }

  /// A date or sum whose evidence names the mention's rule alone got its role or kind from none.
  void judge_cue(const Mention& m, std::string_view kind) {
    if (kind != "date" && kind != "amount") return;
    for (const FactThere& fact : there_) {
      for (const Evidence& e : fact.evidence) {
        if (fact.kind != kind || e.span != m.span || e.rule != m.rule->id) continue;
        out_.push_back(
            fmt::format("{} is plain: no '{}' statement reaches {} \"{}\" and tells more", fact.id,
                        kind, kMentionTypeNames[static_cast<std::size_t>(m.type)], words(m.span)));
      }
    }
  }

  bool stands_alone(const Mention& m) const {
    return m.span.contains(text_.blocks[m.block].content);
  }

  std::string next_block(std::size_t number) const {
    const std::uint32_t next = mentions_[number].block + 1;
    if (next >= text_.blocks.size()) return "; none follows it";
    return fmt::format(" and no rule looks beyond that; the next block is \"{}\"",
                       words(text_.blocks[next].content));
  }

  std::string reason(std::size_t number, std::string_view kind) const {
    const MentionType type = mentions_[number].type;
    if (kind == "post") {
      if (stands_alone(mentions_[number]))
        return ", as it stands alone in its block" + next_block(number);
      const bool stated = std::any_of(statements_.begin(), statements_.end(), [&](const auto& s) {
        return s.rule->gives == "post" && s.span.contains(mentions_[number].span);
      });
      return stated ? "" : ", as no 'post' statement holds it: see the near misses";
    }
    if (type == MentionType::unit_ref || type == MentionType::acronym) {
      return ": it may only refer to a body, or to none that is named";
    }
    if (type == MentionType::unit) return ": its name may be a candidate that no fact needs";
    return ": no value could be read, or a table's cell tells it";
  }

  std::string words(Span span) const {
    return printable(std::string_view(text_.text).substr(span.begin, span.size()));
  }

  const Text& text_;
  const Facts& facts_;
  const std::vector<Mention>& mentions_;
  const std::vector<Statement>& statements_;
  const std::vector<FactThere>& there_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> without_fact(const Text& text, const Facts& facts,
                                      const std::vector<Mention>& mentions,
                                      const std::vector<Statement>& statements,
                                      const std::vector<FactThere>& there) {
  return Verdicts(text, facts, mentions, statements, there).all();
}

}  // namespace orgkarta::app
