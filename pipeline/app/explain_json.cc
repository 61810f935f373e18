// An explanation for machines: one JSON document.
#include <nlohmann/json.hpp>

#include "pipeline/app/block_name.h"
#include "pipeline/app/explain_report.h"

namespace orgkarta::app {

using Json = nlohmann::ordered_json;

class ReportWriter::JsonForm {
 public:
  explicit JsonForm(const ReportWriter& writer) : w_(writer), text_(writer.record_.text) {}

  Json block(const BlockReport& r) const {
    const Block& block = text_.blocks[r.rules.block];
    Json out = place(block.content);
    out["block"] = r.rules.block;
    out["kind"] = block_name(block.kind);
    if (const auto section = section_of(text_, r.rules.block)) {
      out["section"] = words(text_.blocks[*section].content);
    }
    if (r.place) {
      out["place"] = place(r.place->span);
      out["sentence"] = place(sentence_at(text_, *r.place));
    }
    out["masked"] = r.rules.masked;
    out["mentions"] = list(r.rules.mentions, [&](const Mention& m) { return mention(m); });
    out["signs"] = list(r.rules.signs, [&](const Mention& m) { return mention(m); });
    out["lost"] = list(r.rules.lost, [&](const auto& l) { return lost(l); });
    out["refused"] = list(r.rules.refused, [&](const auto& x) { return refused(x); });
    out["statements"] = list(r.rules.statements, [&](const Statement& s) { return statement(s); });
    out["facts"] = list(r.facts, [&](const FactThere& f) { return fact(f); });
    out["without_fact"] = r.without_fact;
    out["near"] = list(r.rules.near, [&](const auto& n) { return near(n); });
    return out;
  }

 private:
  template <class Items, class Each>
  static Json list(const Items& items, Each each) {
    Json out = Json::array();
    for (const auto& item : items) out.push_back(each(item));
    return out;
  }

  std::string words(Span span) const { return text_.text.substr(span.begin, span.size()); }
  Json place(Span span) const {
    return {{"start", w_.index_.at(span.begin)},
            {"end", w_.index_.at(span.end)},
            {"text", words(span)}};
  }

  Json captures(const std::vector<Capture>& all) const {
    Json out = Json::array();
    for (const Capture& c : all) {
      Json one = place(c.span);
      one["group"] = c.group;
      if (!c.value.empty()) one["value"] = c.value;
      out.push_back(std::move(one));
    }
    return out;
  }

  Json mention(const Mention& m) const {
    Json out = place(m.span);
    out["type"] = kMentionTypeNames[static_cast<std::size_t>(m.type)];
    out["rule"] = m.rule->id;
    out["captures"] = captures(m.captures);
    return out;
  }

  Json lost(const rules::LostMention& l) const {
    return {{"mention", mention(l.mention)},
            {"priority", l.priority},
            {"by", l.by},
            {"winner", mention(l.winner)},
            {"winner_priority", l.winner_priority}};
  }

  Json refused(const rules::RefusedMatch& r) const {
    Json out = place(r.span);
    out["rule"] = r.rule->id;
    out["gives"] = r.rule->gives;
    out["group"] = r.group;
    out["asked"] = words(r.asked);
    out["test"] = r.test;
    out["lexicon"] = r.lexicon;
    return out;
  }

  Json statement(const Statement& s) const {
    Json out = place(s.span);
    out["gives"] = s.rule->gives;
    out["rule"] = s.rule->id;
    out["captures"] = captures(s.captures);
    return out;
  }

  Json fact(const FactThere& f) const {
    Json out = {
        {"id", f.id}, {"kind", f.kind}, {"summary", f.summary}, {"confidence", f.confidence}};
    out["evidence"] = list(f.evidence, [&](const Evidence& e) {
      Json one = place(e.span);
      one["rule"] = e.rule;
      return one;
    });
    return out;
  }

  Json near(const rules::NearMiss& n) const {
    Json out = place(n.span);
    out["rule"] = n.rule->id;
    out["gives"] = n.rule->gives;
    out["parts"] = n.parts;
    out["failed"] = n.failed;
    out["optional"] = n.optional;
    out["rest_fits"] = n.rest_fits;
    out["matched"] = n.matched;
    out["instead"] = n.instead;
    out["before"] = n.before;
    if (n.also != 0) {
      out["also_failed"] = n.also;
      out["also_instead"] = n.also_instead;
    }
    if (n.comes_later) out["comes_after"] = n.further_on;
    out["meanings"] = n.meanings;
    return out;
  }

  const ReportWriter& w_;
  const Text& text_;
};

std::string ReportWriter::json(const std::vector<BlockReport>& reports) const {
  const JsonForm form(*this);
  Json out = {{"path", record_.path}, {"blocks", Json::array()}};
  for (const BlockReport& report : reports) out["blocks"].push_back(form.block(report));
  return out.dump(2) + "\n";
}

std::string profile_json(const rules::Profile& p, std::size_t documents, std::size_t rounds) {
  Json out = {{"documents", documents},
              {"rounds", rounds},
              {"bytes", p.bytes},
              {"tries", p.tries},
              {"mentions", p.mentions},
              {"statements", p.statements},
              {"seconds", p.seconds},
              {"mention_candidates", p.mention_candidates},
              {"relation_candidates", p.relation_candidates},
              {"rest", p.rest},
              {"rules", Json::array()}};
  for (const rules::RuleCost& cost : p.rules) {
    out["rules"].push_back({{"rule", cost.rule->id},
                            {"gives", cost.rule->gives},
                            {"tries", cost.tries},
                            {"hits", cost.hits},
                            {"seconds", cost.seconds}});
  }
  return out.dump(2) + "\n";
}

}  // namespace orgkarta::app
