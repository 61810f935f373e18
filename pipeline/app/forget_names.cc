// Forgotten names in a document that was just read.
#include <algorithm>
#include <optional>

#include "pipeline/app/forgotten.h"

namespace orgkarta::app {
namespace {

/// Spans of the old text as spans of the new one: each edit made a sign longer or left it.
class Moved {
 public:
  explicit Moved(const OffsetMap& map) : edits_(map.edits()) {}

  Span operator()(Span old) const { return {at(old.begin), at(old.end)}; }

 private:
  std::uint32_t at(std::uint32_t offset) const {
    const auto behind =
        std::upper_bound(edits_.begin(), edits_.end(), offset,
                         [](std::uint32_t o, const auto& edit) { return o < edit.in.end; });
    if (behind == edits_.begin()) return offset;
    const auto& edit = *std::prev(behind);
    return edit.out.end + (offset - edit.in.end);
  }

  const std::vector<OffsetMap::Edit>& edits_;
};

class Masker {
 public:
  Masker(const Forgotten& forgotten, std::string municipality)
      : forgotten_(forgotten), municipality_(std::move(municipality)) {}

  void operator()(std::string& text) const { forgotten_.mask(text, municipality_); }
  void operator()(std::optional<std::string>& text) const {
    if (text) (*this)(*text);
  }
  void operator()(std::vector<std::string>& texts) const {
    for (std::string& text : texts) (*this)(text);
  }

  void facts(Facts& facts) const {
    (*this)(facts.title);
    (*this)(facts.warnings);
    for (Unit& unit : facts.units) {
      (*this)(unit.name);
      (*this)(unit.aliases);
    }
    for (Post& post : facts.posts) {
      (*this)(post.person);
      (*this)(post.title);
    }
    for (Goal& goal : facts.goals) {
      (*this)(goal.text);
      (*this)(goal.label);
    }
    for (Date& date : facts.dates) (*this)(date.text);
    for (Amount& amount : facts.amounts) {
      (*this)(amount.text);
      (*this)(amount.unit_text);
    }
    for (Change& change : facts.changes) {
      (*this)(change.from);
      (*this)(change.to);
      (*this)(change.subject);
    }
  }

 private:
  const Forgotten& forgotten_;
  std::string municipality_;
};

template <class FactsOfAKind>
void move_passages(FactsOfAKind& facts, const Moved& moved) {
  for (auto& fact : facts) {
    for (Evidence& evidence : fact.evidence) evidence.span = moved(evidence.span);
  }
}

}  // namespace

void forget_names(Record& record, const Forgotten& forgotten) {
  Facts& facts = record.facts;
  const std::string municipality = facts.municipality ? facts.municipality->code : std::string();
  if (!forgotten.concerns(municipality)) return;
  const Masker mask(forgotten, municipality);
  mask(record.given);
  mask(record.hints.title);
  mask(record.text.warnings);
  mask.facts(facts);
  OffsetMap map;
  if (forgotten.mask(record.text.text, municipality, &map) == 0) return;
  const Moved moved(map);
  move_passages(facts.units, moved);
  move_passages(facts.posts, moved);
  move_passages(facts.goals, moved);
  move_passages(facts.dates, moved);
  move_passages(facts.amounts, moved);
  move_passages(facts.changes, moved);
  record.text.steps.insert(record.text.steps.begin(), std::move(map));
  record.text.blocks.clear();  // they speak of the text before
  record.text.sentences.clear();
}

}  // namespace orgkarta::app
