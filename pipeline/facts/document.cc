#include "pipeline/facts/document.h"

#include <algorithm>
#include <map>

#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestTitle = 200;  // bytes: a longer first block is no title

std::string municipality_name(const View& view, std::string_view code) {
  return std::string(view.lookup("municipality_names", code).value_or(""));
}

/// The most frequent key; the first in text order of equals.
std::string most_voted(const std::vector<std::string>& votes) {
  std::map<std::string, int> count;
  for (const std::string& v : votes) ++count[v];
  std::string best;
  for (const std::string& v : votes) {
    if (best.empty() || count[v] > count[best]) best = v;
  }
  return best;
}

std::string place_vote(const View& view) {
  std::vector<std::string> votes;
  for (const Mention& m : view.found.signs) {
    if (view.block(m.block).kind == BlockKind::boilerplate) continue;
    if (const Capture* c = m.capture("place")) votes.emplace_back(c->value);
  }
  return most_voted(votes);
}

/// What the signs say of an attribute; empty if nothing. Of several the earlier rule's counts, then
/// the earlier in the text.
std::string_view first_sign(const View& view, std::string_view key) {
  const Mention* best = nullptr;
  for (const Mention& m : view.found.signs) {
    if (attribute(m, key).empty()) continue;
    if (best == nullptr || m.rule < best->rule) best = &m;
  }
  return best == nullptr ? std::string_view() : attribute(*best, key);
}

}  // namespace

std::string title_of(const View& view) {
  if (!view.hints.title.empty()) return view.hints.title;
  for (const Block& b : view.text.blocks) {
    if (b.kind == BlockKind::title) return std::string(view.slice(b.content));
  }
  if (!view.text.meta.title.empty()) return view.text.meta.title;
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::boilerplate) {
      return b.content.size() <= kLongestTitle ? std::string(view.slice(b.content)) : std::string();
    }
  }
  return {};
}

DocumentType type_of(const View& view, const std::string& title) {
  if (const auto type = parse_name<DocumentType>(first_sign(view, "strong_type"))) return *type;
  const std::string_view by_title =
      view.first_inside("document_types_title", unicode::lower(title));
  if (const auto type = parse_name<DocumentType>(by_title)) return *type;
  return parse_name<DocumentType>(first_sign(view, "type")).value_or(DocumentType::other);
}

bool is_proposal(const View& view, const std::string& title, DocumentType type) {
  if (type == DocumentType::minutes || type == DocumentType::directive) return false;
  if (type == DocumentType::proposal) return true;
  std::string opening = unicode::lower(title);
  int paragraphs = 0;
  for (const Block& b : view.text.blocks) {
    if (b.kind == BlockKind::boilerplate || b.kind == BlockKind::title) continue;
    opening += '\n' + view.lower(b.content);
    if (++paragraphs == 2) break;
  }
  return !view.first_inside("proposal_words", opening).empty();
}

std::optional<Municipality> municipality_of(const View& view, const UnitTable& table, Home& home) {
  std::vector<std::string> votes;
  for (const auto& e : table.entries()) {
    if (e.removed || e.code.empty()) continue;
    votes.insert(votes.end(), e.unit.evidence.size(), e.code);
  }
  std::string code = most_voted(votes);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed) continue;
    if (!code.empty() && e.code == code && !home.municipality) home.municipality = u;
    if (e.unit.kind == UnitKind::region && !home.region) home.region = u;
  }
  if (code.empty() && !home.region) code = place_vote(view);
  if (code.empty()) code = view.hints.municipality;
  if (code.empty()) code = view.first_inside("municipalities", view.text.meta.site);
  if (code.empty()) return std::nullopt;
  return Municipality{code, municipality_name(view, code)};
}

namespace {

/// Whether a line names bodies and nothing else, or says that it is of minutes.
bool says_who_sits(const View& view, const Block& b) {
  if (!view.first_inside("sitting_words", view.lower(b.content)).empty()) return true;
  const Statement::Range range = view.mentions_in(b.content);
  std::uint32_t named = 0;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type == MentionType::unit) named += m.span.size() + 1;
  }
  return named >= b.content.size();
}

}  // namespace

std::optional<UnitIndex> sitting_body(const View& view, const UnitTable& table, DocumentType type) {
  if (type != DocumentType::minutes) return std::nullopt;
  const auto sits = [&](UnitIndex u) {
    const UnitKind k = table.entries()[u].unit.kind;
    return k == UnitKind::council || k == UnitKind::board || k == UnitKind::committee ||
           k == UnitKind::subcommittee;
  };
  for (const Block& b : view.text.blocks) {  // the body's name alone, or with the word for minutes
    if (b.content.size() > 90) continue;
    std::vector<UnitIndex> units = table.named_in(view.mentions_in(b.content));
    std::erase_if(units, [&](UnitIndex u) { return !sits(u); });
    if (units.size() == 1 && says_who_sits(view, b)) return units.front();
  }
  std::optional<UnitIndex> best;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed || !sits(u)) continue;
    if (!best || e.unit.evidence.size() > table.entries()[*best].unit.evidence.size()) best = u;
  }
  return best;
}

std::optional<UnitIndex> page_body(const View& view, const UnitTable& table) {
  for (const Block& b : view.text.blocks) {
    if (b.kind != BlockKind::title) continue;
    const Statement::Range r = view.mentions_in(b.content);
    if (r.first + 1 != r.last) return std::nullopt;
    const Mention& m = view.found.mentions[r.first];
    std::string_view before = view.slice({b.content.begin, m.span.begin});
    while (before.ends_with(' ')) before.remove_suffix(1);
    const bool alone = before.empty() || view.lookup("page_leads", before);
    return alone && m.span.end == b.content.end ? table.of_mention(r.first) : std::nullopt;
  }
  return std::nullopt;
}

DocumentStatus status_of(DocumentType type, bool proposal,
                         const std::vector<DraftChange>& changes) {
  if (proposal) return DocumentStatus::proposed;
  if (type == DocumentType::minutes || type == DocumentType::directive ||
      type == DocumentType::plan || type == DocumentType::budget) {
    return DocumentStatus::decided;
  }
  const bool decided = std::any_of(changes.begin(), changes.end(), [](const DraftChange& c) {
    return c.change.status == Status::decided || c.change.status == Status::done;
  });
  if (decided) return DocumentStatus::decided;
  const bool proposed = std::any_of(changes.begin(), changes.end(), [](const DraftChange& c) {
    return c.change.status == Status::proposed;
  });
  if (proposed) return DocumentStatus::proposed;
  return type == DocumentType::other ? DocumentStatus::unknown : DocumentStatus::reported;
}

}  // namespace orgkarta::facts
