// An explanation for people.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "pipeline/app/block_name.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/explain_report.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kHead = "\x1b[1m";
constexpr std::string_view kMark = "\x1b[7m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::size_t kAround = 400;  // bytes of a long block that are shown about the place

constexpr std::string_view type_name(MentionType type) {
  return kMentionTypeNames[static_cast<std::size_t>(type)];
}

}  // namespace

class ReportWriter::TextForm {
 public:
  explicit TextForm(const ReportWriter& writer) : w_(writer), text_(writer.record_.text) {}

  void add(const BlockReport& r) {
    head(r);
    heading("text");
    line(marked(r));
    heading("masked, as relation rules see it");
    line(r.rules.masked.empty() ? "(nothing: they do not look here)" : printable(r.rules.masked));
    section("mentions", r.rules.mentions, [&](const Mention& m) { mention(m); });
    section("signs of the document", r.rules.signs, [&](const Mention& m) { mention(m); });
    section("lost their overlap", r.rules.lost, [&](const auto& lost) { add(lost); });
    section("failed a condition", r.rules.refused, [&](const auto& refused) { add(refused); });
    section("statements", r.rules.statements, [&](const Statement& s) { add(s); });
    section("facts with evidence here", r.facts, [&](const FactThere& fact) { add(fact); });
    section("led to no fact, or to little", r.without_fact, [&](const std::string& s) { line(s); });
    section("rules that came near", r.rules.near, [&](const auto& near) { add(near); });
    out_ += '\n';
  }

  void add_briefly(const BlockReport& r) {
    const Block& block = text_.blocks[r.rules.block];
    add_to("{:<12}{:>6} {:>6}  {}\n", block_name(block.kind), at(block.content.begin),
           at(block.content.end), quoted(block.content, 100));
    std::string mentions;
    for (const Mention& m : r.rules.mentions) {
      mentions += fmt::format("{}{} {}", mentions.empty() ? "" : ", ", type_name(m.type),
                              quoted(m.span, 60));
    }
    add_to("{:27}mentions: {}\n", "", mentions);
    std::string statements;
    for (const Statement& s : r.rules.statements) {
      statements +=
          fmt::format("{}{} ({})", statements.empty() ? "" : ", ", s.rule->gives, s.rule->id);
    }
    std::string facts;
    for (const FactThere& f : r.facts) facts += (facts.empty() ? "" : " ") + f.id;
    add_to("{:27}statements: {}; facts: {}\n", "", statements.empty() ? "none" : statements,
           facts.empty() ? "none" : facts);
  }

  std::string take() { return std::move(out_); }

 private:
  template <class... Values>
  void add_to(fmt::format_string<Values...> form, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), form, std::forward<Values>(values)...);
  }
  void line(std::string_view text) { add_to("  {}\n", text); }
  void heading(std::string_view name) {
    add_to("{}{}{}\n", w_.colour_ ? kHead : "", name, w_.colour_ ? kPlain : "");
  }
  template <class Items, class Each>
  void section(std::string_view name, const Items& items, Each each) {
    if (items.empty()) return;
    heading(name);
    for (const auto& item : items) each(item);
  }

  std::uint32_t at(std::uint32_t offset) const { return w_.index_.at(offset); }
  std::string range(Span span) const { return fmt::format("{}-{}", at(span.begin), at(span.end)); }
  std::string words(Span span) const {
    return printable(std::string_view(text_.text).substr(span.begin, span.size()));
  }
  std::string quoted(Span span, std::size_t most = 200) const {
    const Span shown{span.begin, boundary(span.begin + std::min<std::size_t>(most, span.size()))};
    return fmt::format("\"{}{}\"", words(shown), shown == span ? "" : "...");
  }
  // The begin of the code point that a byte belongs to.
  std::uint32_t boundary(std::size_t at) const {
    while (at < text_.text.size() && (static_cast<unsigned char>(text_.text[at]) & 0xC0) == 0x80) {
      --at;
    }
    return static_cast<std::uint32_t>(at);
  }

  void head(const BlockReport& r) {
    const Block& block = text_.blocks[r.rules.block];
    add_to("{}{}{} {}, {} of {}", w_.colour_ ? kHead : "", block_name(block.kind),
           w_.colour_ ? kPlain : "", range(block.content), r.rules.block + 1, text_.blocks.size());
    if (const auto section = section_of(text_, r.rules.block)) {
      add_to(", under {}", quoted(text_.blocks[*section].content, 60));
    }
    out_ += '\n';
    if (!r.place) return;
    add_to("  place     {} {}\n", range(r.place->span), quoted(r.place->span, 80));
    const Span sentence = sentence_at(text_, *r.place);
    add_to("  sentence  {} {}\n", range(sentence), quoted(sentence, kAround));
  }

  // The block's text with the place in brackets; of a long one what stands about it.
  std::string marked(const BlockReport& r) const {
    Span shown = text_.blocks[r.rules.block].content;
    if (!r.place) return quoted(shown, kAround);
    const Span mark = r.place->span;
    const Span all = shown;
    if (mark.begin > shown.begin + kAround) shown.begin = boundary(mark.begin - kAround);
    if (shown.end > mark.end + kAround) shown.end = boundary(mark.end + kAround);
    const std::uint32_t begin = std::clamp(mark.begin, shown.begin, shown.end);
    const std::uint32_t end = std::clamp(mark.end, begin, shown.end);
    const std::string inner = words({begin, end});
    return fmt::format("{}{}{}{}{}", shown.begin == all.begin ? "" : "...",
                       words({shown.begin, begin}),
                       w_.colour_ ? fmt::format("{}{}{}", kMark, inner, kPlain)
                                  : fmt::format("\u00BB{}\u00AB", inner),
                       words({end, shown.end}), shown.end == all.end ? "" : "...");
  }

  void captures(const std::vector<Capture>& all) {
    for (const Capture& c : all) {
      add_to("    {} = {}{}\n", c.group, quoted(c.span),
             c.value.empty() ? "" : fmt::format(" ({})", printable(c.value)));
    }
  }

  void mention(const Mention& m) {
    add_to("  {:<10}{:<12} {}  {}\n", type_name(m.type), range(m.span), quoted(m.span), m.rule->id);
    captures(m.captures);
  }

  void add(const rules::LostMention& l) {
    add_to("  {:<10}{:<12} {}  {}\n", type_name(l.mention.type), range(l.mention.span),
           quoted(l.mention.span), l.mention.rule->id);
    const bool priority = l.by == "priority";
    add_to("    to {} {} by {}: {}{}\n", type_name(l.winner.type), quoted(l.winner.span),
           l.winner.rule->id, l.by,
           priority ? fmt::format(" {} against {}", l.winner_priority, l.priority) : "");
  }

  void add(const rules::RefusedMatch& r) {
    add_to("  {:<10}{:<12} {}  {}\n", r.rule->gives, range(r.span), quoted(r.span), r.rule->id);
    add_to("    {} {} lexicon {} does not hold for group {} {}\n", "the condition", r.test,
           r.lexicon, r.group, quoted(r.asked));
  }

  void add(const Statement& s) {
    add_to("  {:<10}{:<12} {}  {}\n", s.rule->gives, range(s.span), quoted(s.span), s.rule->id);
    captures(s.captures);
  }

  void add(const FactThere& f) {
    add_to("  {:<5} {:<7} {}  (confidence {:.2f})\n", f.id, f.kind, printable(f.summary),
           f.confidence);
    for (const Evidence& e : f.evidence) {
      add_to("    {:<12} {}  {}\n", range(e.span), quoted(e.span, 100), e.rule);
    }
  }

  void add(const rules::NearMiss& n) {
    add_to("  {} gives {}\n", n.rule->id, n.rule->gives);
    std::string pattern;
    for (std::size_t i = 0; i < n.parts.size(); ++i) {
      pattern += i == n.failed ? fmt::format("\u00BB{}\u00AB", n.parts[i]) : n.parts[i];
    }
    add_to("    pattern  {}\n", pattern);
    if (!n.matched.empty()) add_to("    matched  \"{}\"\n", printable(n.matched));
    add_to("    {}   {}\n", n.before ? "before" : "then  ", reason(n));
    for (const std::string& meaning : n.meanings) add_to("    where    {}\n", meaning);
  }

  static std::string reason(const rules::NearMiss& n) {
    if (n.failed == n.parts.size()) return "wanted the end of the word, found " + found(n.instead);
    const std::string_view part = n.parts[n.failed];
    std::string text =
        n.optional ? fmt::format("found {}, where only \"{}\" may stand", found(n.instead), part)
                   : fmt::format("wanted \"{}\", found {}", part, found(n.instead));
    if (n.rest_fits) return text + "; all else matches";
    if (n.also != 0) {
      text += fmt::format("; behind it wanted \"{}\", found {}", n.parts[n.also],
                          found(n.also_instead));
    }
    if (!n.comes_later) return text;
    return text + fmt::format("; it comes after {}", found(n.further_on));
  }

  static std::string found(std::string_view text) {
    return text.empty() ? "nothing" : fmt::format("\"{}\"", printable(text));
  }

  const ReportWriter& w_;
  const Text& text_;
  std::string out_;
};

std::string ReportWriter::text(const std::vector<BlockReport>& reports) const {
  TextForm form(*this);
  for (const BlockReport& report : reports) form.add(report);
  return form.take();
}

std::string ReportWriter::brief(const std::vector<BlockReport>& reports) const {
  TextForm form(*this);
  for (const BlockReport& report : reports) form.add_briefly(report);
  return form.take();
}

}  // namespace orgkarta::app
