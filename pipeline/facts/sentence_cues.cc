#include "pipeline/facts/sentence_cues.h"

namespace orgkarta::facts {

Cues::Cues(const View& view, const UnitTable& table)
    : view_(view), sentences_(view.text.sentences.size() + 1) {
  for (const Statement& s : view.found.statements) {
    SentenceCues& cues = sentences_[view.sentence_of(s.span.begin)];
    if (s.rule->gives == "status") {
      const std::string_view status = s.rule->attribute("status");
      cues.proposed |= status == "proposed";
      cues.decided |= status == "decided";
      cues.rejected |= status == "rejected";
      cues.negated |= status == "negated";
      cues.investigated |= status == "investigated";
    } else if (s.rule->gives == "decided_by") {
      const auto units = table.named_in(view.range_of(s, "unit"));
      if (!units.empty() && !cues.decided_by) cues.decided_by = units.front();
    }
  }
}

const SentenceCues& Cues::at(std::uint32_t offset) const {
  return sentences_[view_.sentence_of(offset)];
}

std::optional<Status> Cues::status(std::uint32_t offset) const {
  const SentenceCues& c = at(offset);
  if (c.rejected) return Status::rejected;
  if (c.proposed) return Status::proposed;
  if (c.decided) return Status::decided;
  return std::nullopt;
}

}  // namespace orgkarta::facts
