// What kind of document it is: evidence of many sorts, weighed.
#include <algorithm>
#include <array>

#include "pipeline/facts/document.h"
#include "pipeline/facts/numbers.h"
#include "pipeline/facts/type_words.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kMatterSign = "\u00A7";
constexpr std::size_t kTypes = static_cast<std::size_t>(DocumentType::other);
constexpr std::size_t kSections = static_cast<std::size_t>(Section::contact) + 1;

// What the evidence is worth. A type needs kEnough; a word that only one type has (a sign with a
// weight of its own) may outweigh the title.
constexpr int kEnough = 3;
constexpr int kTitleBegins = 7, kTitleHolds = 4, kTitleAlso = 2, kTitleIsBody = 3;
constexpr int kHeadBegins = 5, kHeadHolds = 2;
constexpr int kAddress = 3;  // a word of the page's address
constexpr int kDated = 4;    // a line of publication at the top
constexpr int kMatter = 3, kManyMatters = 5, kMatterOnTop = 6;
constexpr int kAttendance = 4, kDecision = 5, kProcedure = 2, kProposal = 4, kGoals = 2;
constexpr int kSat = 5;     // what minutes have beside their name; a list of members is not enough
constexpr int kChange = 2;  // a page of who is who tells of none
constexpr int kLines = 3, kManyLines = 5;  // of bodies and those who lead them

constexpr std::size_t kHeadBlocks = 10;         // a letterhead is among the first
constexpr std::uint32_t kLongestHeadLine = 90;  // bytes
constexpr std::uint32_t kLongestEntry = 110;    // bytes of a line of an organisation page
constexpr std::size_t kTopBlocks = 6;

class Weights {
 public:
  void add(DocumentType type, int weight) { of_[static_cast<std::size_t>(type)] += weight; }

  int of(DocumentType type) const { return of_[static_cast<std::size_t>(type)]; }
  void drop(DocumentType type) { of_[static_cast<std::size_t>(type)] = 0; }

  /// The heaviest; the first in order of equals, but `other` before all.
  DocumentType best() const {
    const auto most = std::max_element(of_.begin(), of_.end() - 1);
    return *most < std::max(kEnough, of_.back()) ? DocumentType::other
                                                 : static_cast<DocumentType>(most - of_.begin());
  }

 private:
  std::array<int, kTypes + 1> of_{};
};

void weigh_title(const View& view, const std::string& title, Weights& weights) {
  const auto words = type_words(view, unicode::lower(title));
  if (words.empty()) return;
  const TypeWord& first = words.front();
  // Any text may speak of its organisation; a page about it is called so.
  const bool called = first.at == 0 || first.at + first.size == title.size();
  if (called || first.type != DocumentType::organisation_page) {
    weights.add(first.type, first.at == 0 ? kTitleBegins : kTitleHolds);
  }
  const auto other = std::find_if(words.begin(), words.end(), [&](const TypeWord& w) {
    return w.type != first.type && w.at >= first.at + first.size;
  });
  if (other != words.end()) weights.add(other->type, kTitleAlso);
}

/// The lines over and under the title that say what this is; each type counts once.
void weigh_head(const View& view, const std::string& title, Weights& weights) {
  std::array<int, kTypes + 1> most{};
  std::size_t seen = 0;
  for (const Block& b : view.text.blocks) {
    if (b.kind == BlockKind::boilerplate) continue;
    if (++seen > kHeadBlocks) break;
    if (b.content.size() > kLongestHeadLine || view.slice(b.content) == title) continue;
    const std::string_view line = view.lower(b.content);
    if (line.ends_with('.') || line.ends_with('?')) continue;  // a sentence
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('\t', begin), line.size());
      const auto words = type_words(view, line.substr(begin, end - begin));
      begin = end + 1;
      // Any page has a line of whom to contact, any text a heading about its organisation.
      if (words.empty() || words.front().type == DocumentType::organisation_page) continue;
      int& w = most[static_cast<std::size_t>(words.front().type)];
      w = std::max(w, words.front().at == 0 ? kHeadBegins : kHeadHolds);
    }
  }
  for (std::size_t t = 0; t < kTypes; ++t) weights.add(static_cast<DocumentType>(t), most[t]);
}

/// Words of the text: each rule counts once, however often it matches.
void weigh_signs(const View& view, Weights& weights) {
  std::vector<const RuleInfo*> told;
  for (const Mention& m : view.found.signs) {
    const auto type = parse_name<DocumentType>(m.rule->attribute("type"));
    if (!type || std::find(told.begin(), told.end(), m.rule) != told.end()) continue;
    told.push_back(m.rule);
    weights.add(*type, parse_int(m.rule->attribute("weight")).value_or(1));
  }
}

void weigh_sections(const View& view, const Sections& sections, Weights& weights) {
  std::array<bool, kSections> stands{};
  int matters = 0;
  std::size_t seen = 0;
  bool on_top = false;
  for (const Block& b : view.text.blocks) {
    stands[static_cast<std::size_t>(sections.at(b.span.begin))] = true;
    seen += b.kind != BlockKind::boilerplate;
    if (!view.slice(b.span).starts_with(kMatterSign)) continue;
    ++matters;
    on_top |= seen <= kTopBlocks;
  }
  const auto has = [&](Section s) { return stands[static_cast<std::size_t>(s)]; };
  const bool treated = has(Section::decision) || has(Section::procedure) || has(Section::dispatch);
  if (on_top && treated) weights.add(DocumentType::minutes, kMatterOnTop);
  weights.add(DocumentType::minutes, matters == 0 ? 0 : matters < 3 ? kMatter : kManyMatters);
  if (has(Section::attendance) || has(Section::adjustment)) {
    weights.add(DocumentType::minutes, kAttendance);
  }
  if (has(Section::decision)) weights.add(DocumentType::minutes, kDecision);
  if (has(Section::motion) || has(Section::procedure) || has(Section::reservation)) {
    weights.add(DocumentType::minutes, kProcedure);
  }
  if (has(Section::proposal)) weights.add(DocumentType::proposal, kProposal);
  if (has(Section::goals)) {
    weights.add(DocumentType::plan, kGoals);
    weights.add(DocumentType::directive, kGoals);
  }
}

/// Whether a short line is a body's name, or tells who leads or where they sit.
bool is_entry(const View& view, const Block& b) {
  if (b.content.size() > kLongestEntry) return false;
  const Statement::Range range = view.mentions_in(b.content);
  bool unit = false, title = false, person = false;
  for (std::uint32_t i = range.first; i < range.last; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type == MentionType::unit && m.span == b.content) return true;
    unit |= m.type == MentionType::unit;
    title |= m.type == MentionType::title;
    person |= m.type == MentionType::person || m.type == MentionType::name;
  }
  return unit + title + person >= 2 && b.kind != BlockKind::paragraph;
}

void weigh_lines(const View& view, const std::string& title, Weights& weights) {
  int lines = 0, entries = 0;
  for (const Block& b : view.text.blocks) {
    if (b.kind == BlockKind::boilerplate) continue;
    ++lines;
    const bool entry = is_entry(view, b);
    entries += entry;
    if (entry && view.slice(b.content) == title) {
      weights.add(DocumentType::organisation_page, kTitleIsBody);
    }
  }
  if (entries < 4) return;
  weights.add(DocumentType::organisation_page, entries * 3 >= lines   ? kManyLines
                                               : entries * 6 >= lines ? kLines
                                                                      : 0);
}

/// Whether the day of publication stands at the top, or the word for it.
bool dated(const View& view) {
  std::size_t seen = 0;
  for (std::uint32_t i = 0; i < view.text.blocks.size() && seen < kTopBlocks; ++i) {
    const Block& b = view.block(i);
    if (b.kind == BlockKind::boilerplate) continue;
    ++seen;
    if (view.lookup("date_labels", view.slice(b.content)) == "published") return true;
    const Statement::Range range = view.mentions_in(b.content);
    const bool alone = range.last == range.first + 1 &&
                       view.found.mentions[range.first].type == MentionType::date &&
                       view.found.mentions[range.first].span == b.content;
    if (alone && i > 0 && view.block(i - 1).kind == BlockKind::title) return true;
    for (const Statement& s : view.statements_in(b.span)) {
      if (s.rule->attribute("role") == "published") return true;
    }
  }
  return false;
}

}  // namespace

DocumentType type_of(const View& view, const Sections& sections, const std::string& title) {
  Weights weights;
  weigh_signs(view, weights);
  weigh_sections(view, sections, weights);
  const bool sat = weights.of(DocumentType::minutes) >= kSat;
  weigh_title(view, title, weights);
  weigh_head(view, title, weights);
  if (!sat) weights.drop(DocumentType::minutes);  // a text about minutes is called so too
  weigh_lines(view, title, weights);
  if (!view.statements("change").empty()) weights.add(DocumentType::news, kChange);
  if (dated(view)) weights.add(DocumentType::news, kDated);
  const std::string_view address =
      view.first_inside("document_types_address", unicode::lower(view.hints.url));
  weights.add(parse_name<DocumentType>(address).value_or(DocumentType::other), kAddress);
  return weights.best();
}

}  // namespace orgkarta::facts
