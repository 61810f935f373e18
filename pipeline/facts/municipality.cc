// Which municipality a document is about: names and places vote.
#include <algorithm>
#include <set>
#include <span>

#include "pipeline/facts/document.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr int kNamed = 3;     // by its own name
constexpr int kPlace = 1;     // as a place
constexpr int kAddress = 4;   // in addresses of the web or of mail, once
constexpr int kAtTheTop = 3;  // more, by its own name in the first blocks
constexpr int kSender = 12;   // still more, where that is all that the first such line says
constexpr std::size_t kTopBlocks = 8;
constexpr std::size_t kCompared = 3;  // municipalities in lines of their own: a comparison

/// Votes by code, in the order of the first.
class Votes {
 public:
  void add(std::string_view code, int weight) {
    const auto same =
        std::find_if(all_.begin(), all_.end(), [&](const auto& v) { return v.first == code; });
    if (same == all_.end()) {
      all_.emplace_back(code, weight);
    } else {
      same->second += weight;
    }
  }
  /// The code with the most votes and their number; the first of equals.
  std::pair<std::string, int> most() const {
    std::pair<std::string, int> best;
    for (const auto& v : all_) {
      if (v.second > best.second) best = v;
    }
    return best;
  }

 private:
  std::vector<std::pair<std::string, int>> all_;
};

/// Where in a document a municipality's name speaks for it, and how loudly.
class Places {
 public:
  Places(const View& view, const UnitTable& table) : view_(view) {
    for (const Mention& m : view.found.signs) {
      if (flag(*m.rule, "elsewhere")) elsewhere_.insert(view.sentence_of(m.span.begin));
    }
    std::size_t seen = 0;
    for (std::uint32_t b = 0; b < view.text.blocks.size() && seen < kTopBlocks; ++b) {
      seen += view.block(b).kind != BlockKind::boilerplate;
      top_ = b;
    }
    std::set<std::string_view> listed;
    for (const auto& e : table.entries()) {
      if (e.removed || e.code.empty()) continue;
      for (const Evidence& at : e.unit.evidence) {
        if (begins_line(at.span)) listed.insert(e.code);
        const bool alone = view.block(view.block_at(at.span.begin)).content == at.span;
        if (alone && at_the_top(at.span) && (!sender_ || at.span.begin < sender_->begin))
          sender_ = at.span;
      }
    }
    compares_ = listed.size() >= kCompared;
  }

  /// Whether it only tells where somebody is or was in office: "head of planning in M".
  bool after_title(Span span) const {
    const Block& b = view_.block(view_.block_at(span.begin));
    const Statement::Range before = view_.mentions_in({b.content.begin, span.begin});
    if (before.first >= before.last) return false;
    const Mention& title = view_.found.mentions[before.last - 1];
    if (title.type != MentionType::title || span.begin < title.span.end + 3) return false;
    const Span between{title.span.end + 1, span.begin - 1};
    return view_.lookup("body_places", view_.slice(between)).has_value();
  }
  /// Whether a title, a heading or a line at the top names the place.
  bool headlined(Span span) const {
    const Block& b = view_.block(view_.block_at(span.begin));
    const bool heads = b.kind == BlockKind::title || b.kind == BlockKind::heading;
    return at_the_top(span) && (heads || b.content == span);
  }
  /// Whether it is the first name that a line at the top says and nothing else: who has sent or
  /// written the document.
  bool is_sender(Span span) const { return sender_ && *sender_ == span; }
  bool elsewhere(Span span) const { return elsewhere_.count(view_.sentence_of(span.begin)) != 0; }
  bool compared(Span span) const { return compares_ && begins_line(span); }
  bool at_the_top(Span span) const { return view_.block_at(span.begin) <= top_; }

 private:
  /// Whether a row or an item begins with it.
  bool begins_line(Span span) const {
    const Block& b = view_.block(view_.block_at(span.begin));
    const bool line = b.kind == BlockKind::table_row || b.kind == BlockKind::list_item;
    return line && b.content.begin == span.begin;
  }

  const View& view_;
  std::set<std::uint32_t> elsewhere_;  ///< sentences that tell of another place
  std::uint32_t top_ = 0;              ///< the last block of the top
  bool compares_ = false;
  std::optional<Span> sender_;  ///< the first such name
};

int votes_of(const Places& places, const std::vector<Evidence>& evidence) {
  int votes = 0;
  for (const Evidence& e : evidence) {
    if (places.elsewhere(e.span) || places.compared(e.span)) continue;
    if (places.after_title(e.span)) {
      votes += kPlace;
      continue;
    }
    votes += kNamed + (places.at_the_top(e.span) ? kAtTheTop : 0) +
             (places.is_sender(e.span) ? kSender : 0);
  }
  return votes;
}

/// Lines at the top that are a place in capitals and nothing else: a letterhead.
std::vector<std::pair<Span, std::string_view>> letterheads(const View& view, const Places& places) {
  std::vector<std::pair<Span, std::string_view>> found;
  for (const Block& b : view.text.blocks) {
    if (!places.at_the_top(b.content)) break;
    const std::string_view line = view.slice(b.content);
    const auto code =
        unicode::in_capitals(line) ? view.lookup("places", view.lower(b.content)) : std::nullopt;
    if (code) found.emplace_back(b.content, *code);
  }
  return found;
}

void count_places(const View& view, const Places& places, Votes& votes) {
  std::set<std::string_view> addresses;
  for (const Mention& m : view.found.signs) {
    if (const Capture* c = m.capture("site")) {
      if (addresses.insert(c->value).second) votes.add(c->value, kAddress);
      continue;
    }
    if (places.elsewhere(m.span)) continue;
    if (const Capture* c = m.capture("place")) {
      votes.add(c->value, kPlace + (places.headlined(m.span) ? kAtTheTop : 0));
    }
  }
  for (const auto& [line, code] : letterheads(view, places)) votes.add(code, kPlace + kAtTheTop);
}

/// Whether a place stands within a body's name ("Town Harbour Ltd").
bool in_name(const View& view, Span place) {
  const Block& b = view.block(view.block_at(place.begin));
  const Statement::Range range = view.mentions_in(b.content);
  const auto mentions =
      std::span(view.found.mentions).subspan(range.first, range.last - range.first);
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
    return m.type == MentionType::unit && m.span.begin <= place.begin && place.end <= m.span.end;
  });
}

/// Where a text that names only the place has the municipality's name in full, as in running heads.
std::optional<Span> official_name(const View& view, std::string_view code) {
  const auto name = view.lookup("municipality_names", code);
  if (!name) return std::nullopt;
  const std::string lowered = unicode::lower(*name);
  const Span all{0, static_cast<std::uint32_t>(view.text.text.size())};
  const std::size_t at = view.lower(all).find(lowered);
  if (at == std::string_view::npos || lowered.size() != name->size()) return std::nullopt;
  return Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name->size())};
}

/// The municipality as a body where the text is plainly about it, though it names only the place:
/// in a headline, or again and again.
std::optional<UnitIndex> by_its_place(const View& view, const Places& places, UnitTable& table,
                                      std::string_view code) {
  constexpr int kPlainly = 2;
  int times = 0;
  const Mention* first = nullptr;
  for (const Mention& m : view.found.signs) {
    const Capture* c = m.capture("place");
    if (c == nullptr || c->value != code || places.elsewhere(m.span)) continue;
    if (in_name(view, m.span)) continue;
    if (first == nullptr) first = &m;
    times += places.headlined(m.span) ? kPlainly : 1;
  }
  for (const auto& [line, town] : letterheads(view, places)) {
    if (town == code) {
      return table.add_municipality(std::string(view.slice(line)), std::string(code),
                                    {line, "structure-letterhead"});
    }
  }
  if (times < kPlainly) return std::nullopt;
  // A running head may have the name in full.
  if (const auto line = official_name(view, code)) {
    return table.add_municipality(std::string(view.slice(*line)), std::string(code),
                                  {*line, "structure-letterhead"});
  }
  return table.add_municipality(std::string(view.slice(first->capture("place")->span)),
                                std::string(code), evidence_of(*first));
}

std::optional<Municipality> named(const View& view, std::string_view code) {
  const auto name = view.lookup("municipality_names", code);
  if (!name) return std::nullopt;  // one that is no municipality of the country
  return Municipality{std::string(code), std::string(*name)};
}

/// The municipality whose site an address of the web is on: "https://www.town.se/page".
std::string_view code_of_address(const View& view, std::string_view url) {
  const std::size_t begin = url.find("//");
  if (begin == std::string_view::npos) return {};
  std::string_view host = url.substr(begin + 2);
  host = host.substr(0, host.find_first_of("/:?#"));
  while (true) {
    if (const auto code = view.lookup("municipality_sites", host)) return *code;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return {};
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

std::optional<Municipality> municipality_by_others(const View& view) {
  std::string_view code = view.hints.municipality;
  if (code.empty()) code = code_of_address(view, view.hints.url);
  if (code.empty()) code = view.first_inside("municipalities", view.text.meta.site);
  if (code.empty()) return std::nullopt;
  return Municipality{std::string(code),
                      std::string(view.lookup("municipality_names", code).value_or(""))};
}

std::optional<Municipality> municipality_of(const View& view, UnitTable& table, Home& home) {
  const Places places(view, table);
  Votes votes;
  int region = 0;
  bool any_named = false;
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (e.removed) continue;
    const int weight = votes_of(places, e.unit.evidence);
    if (!e.code.empty() && weight > 0) {
      votes.add(e.code, weight);
      any_named = true;
    }
    if (e.unit.kind != UnitKind::region) continue;
    if (!home.region) home.region = u;
    region = std::max(region, weight);
  }
  if (any_named || !home.region) count_places(view, places, votes);
  const std::string_view site = code_of_address(view, view.hints.url);
  if (!site.empty() && votes.most().second > 0) votes.add(site, kAddress);
  const auto [code, most] = votes.most();
  if (code.empty()) return municipality_by_others(view);
  const std::optional<Municipality> home_town = named(view, code);
  if (!home_town || region > 2 * most) return municipality_by_others(view);
  for (UnitIndex u = 0; u < table.entries().size(); ++u) {
    const auto& e = table.entries()[u];
    if (!e.removed && e.code == code && !home.municipality) home.municipality = u;
  }
  if (!home.municipality && !home.region) {
    home.municipality = by_its_place(view, places, table, code);
  }
  return home_town;
}

}  // namespace orgkarta::facts
