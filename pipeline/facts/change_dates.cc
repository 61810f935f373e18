#include "pipeline/facts/change_dates.h"

#include <algorithm>

#include "pipeline/facts/change_links.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kOpening = 40;      // bytes: "From the 1st of January 2025 …"
constexpr std::uint32_t kAtOnce = 28;       // bytes: a day with its preposition
constexpr std::uint32_t kBehind = 80;       // bytes: "merged, as decided, as early as 2019"
constexpr std::uint32_t kLongestPart = 20;  // blocks between a heading and what it dates
constexpr std::string_view kDay = "YYYY-MM-DD";
constexpr std::string_view kMonth = "YYYY-MM";
constexpr std::string_view kYear = "YYYY";
constexpr std::string_view kLastDay = "-12-31";
constexpr std::uint32_t kSameDateReach = 600;  // bytes from "the same day" back to that day

bool takes_effect(DateRole role) {
  return role == DateRole::effective || role == DateRole::start || role == DateRole::deadline;
}

/// The part of a sentence from a statement up to the next one of a change: "that A ends on the 30th
/// of June, that B moves on the 1st of July". `s` is one of the view's statements, which are in
/// text order: the search ends with the sentence, however many there are.
Span clause_of(const View& view, const Statement& s, Span sentence) {
  const Statement* const end = view.found.statements.data() + view.found.statements.size();
  for (const Statement* next = &s + 1; next != end && next->span.begin < sentence.end; ++next) {
    if (next->rule->gives == "change" && next->span.begin >= s.span.end) {
      return {s.span.begin, next->span.begin};
    }
  }
  return {s.span.begin, sentence.end};
}

/// A date's value for a change: what ends with the close of a year does so on its last day.
std::string value_of(const Date& d, const Mention& m) {
  const bool closes = d.value.size() == kYear.size() && flag(*m.rule, "closes");
  return closes ? d.value + std::string(kLastDay) : d.value;
}

/// Whether its words tie a date to something else than a change (a letter's day). A bare year that
/// a cue says something begins in is a plain reference too, yet not tied.
bool is_tied(const View& view, const Date& d, const Mention& m) {
  const Evidence& told = d.evidence.front();
  if (d.role != DateRole::reference || told.rule == m.rule->id || !told.span.contains(m.span)) {
    return false;
  }
  const Span sentence = view.text.sentences[view.sentence_of(m.span.begin)];
  return std::ranges::none_of(view.statements_in(sentence), [&](const Statement& s) {
    if (s.rule->gives != "date" || !s.span.contains(m.span)) return false;
    const auto role = parse_name<DateRole>(s.rule->attribute("role"));
    return role && (takes_effect(*role) || *role == DateRole::period);
  });
}

/// The value of the first date in a span that has one of the roles, tried in their order; among a
/// change's own words (`all`) of any date.
std::optional<std::string> value_in(const View& view, const Dates& dates, Span span,
                                    std::initializer_list<DateRole> roles, bool all = false) {
  const Statement::Range range = view.mentions_in(span);
  for (const DateRole role : roles) {
    for (std::uint32_t m = range.first; m < range.last; ++m) {
      if (!dates.of_mention[m]) continue;
      const Date& d = dates.facts[*dates.of_mention[m]];
      const Mention& mention = view.found.mentions[m];
      if (d.role == role && (all || !is_tied(view, d, mention))) return value_of(d, mention);
    }
  }
  return std::nullopt;
}

/// Whether an EDTF value tells a day.
bool is_day(std::string_view value) { return value.size() == kDay.size(); }

/// Whether an EDTF value tells a season.
bool is_season(std::string_view value) {
  return value.size() == kMonth.size() && value.substr(kYear.size() + 1) > "20";
}

/// The first month in which a season may begin, for comparison ("2024-23": "2024-08"); of winter
/// and of parts of a year that are told otherwise its year.
std::string begin_of_season(std::string_view season) {
  const std::string year(season.substr(0, kYear.size()));
  const std::string_view code = season.substr(kYear.size() + 1);
  if (code == "21") return year + "-02";
  if (code == "22") return year + "-05";
  return code == "23" ? year + "-08" : year;
}

/// The last day of a change told before an offset: what "from the same day" points at.
std::optional<std::string> date_before(const View& view, const Dates& dates, std::uint32_t offset) {
  const Span before = {offset > kSameDateReach ? offset - kSameDateReach : 0, offset};
  const Statement::Range range = view.mentions_in(before);
  for (std::uint32_t m = range.last; m-- > range.first;) {
    const auto date = dates.of_mention[m];
    if (!date || !takes_effect(dates.facts[*date].role)) continue;
    if (is_day(dates.facts[*date].value)) return dates.facts[*date].value;
  }
  return std::nullopt;
}

/// Whether a sentence tells who holds a post: its date is when that person begins.
bool tells_post(const View& view, Span sentence) {
  return std::ranges::any_of(view.statements_in(sentence), [](const Statement& s) {
    return s.rule->gives == "post" || s.rule->gives == "post_again";
  });
}

/// Whether a sentence tells a change of its own.
bool tells_change(const View& view, Span sentence) {
  return std::ranges::any_of(view.statements_in(sentence),
                             [](const Statement& s) { return s.rule->gives == "change"; });
}

/// The date that the sentence before, which tells no change itself, opens with or says that
/// something takes effect on: "From the 1st of January there are two offices. A ends." What it
/// tells as past ("has had two units since 2020") is no date of what comes.
std::optional<std::string> effective_before(const View& view, const Cues& cues, const Dates& dates,
                                            const Statement& s) {
  const auto& sentences = view.text.sentences;
  const std::uint32_t here = view.sentence_of(s.span.begin);
  if (here == 0 || tells_change(view, sentences[here - 1])) return std::nullopt;
  const Span before = sentences[here - 1];
  if (view.block_at(before.begin) != s.block) return std::nullopt;
  const bool told_as_past = cues.at(s.span.begin).done;
  if (auto said = value_in(view, dates, before, {DateRole::effective, DateRole::start})) {
    if (told_as_past || !lies_behind(*said, dates.today)) return said;
    return std::nullopt;
  }
  const Span opening = {before.begin, std::min(before.end, before.begin + kOpening)};
  return value_in(view, dates, opening, {DateRole::reference});
}

/// Where the clause between commas ends that tells of the body with which a change's words begin
/// ("A, which was made in 2016, ends"): its dates are not the change's. The words' begin if there
/// is none.
std::uint32_t end_of_clause(const View& view, Span words) {
  const Statement::Range range = view.mentions_in(words);
  if (range.first == range.last) return words.begin;
  const std::string_view text = view.slice(words);
  const std::size_t body = view.found.mentions[range.first].span.end - words.begin;
  const bool opens = view.found.mentions[range.first].span.begin == words.begin &&
                     body + 1 < text.size() && text[body] == ',' && text[body + 1] == ' ';
  if (!opens) return words.begin;
  const std::size_t word = body + 2;
  const std::size_t space = std::min(text.find(' ', word), text.size());
  const std::size_t end = text.find(',', word);
  const bool clause = view.lookup("clause_begins", text.substr(word, space - word)).has_value();
  if (!clause || end == std::string_view::npos) return words.begin;
  return words.begin + static_cast<std::uint32_t>(end);
}

/// Where the change told before a statement ends.
std::uint32_t end_of_last(const View& view, const Statement& s) {
  for (const Statement* last = &s; last != view.found.statements.data();) {
    --last;
    if (last->rule->gives == "change" && last->span.end <= s.span.begin) return last->span.end;
    if (last->block != s.block) break;
  }
  return 0;
}

/// Where the part of a text ends that tells in short what follows: its first paragraph.
std::uint32_t end_of_lead(const View& view) {
  for (const Block& block : view.text.blocks) {
    if (block.kind == BlockKind::paragraph) return block.span.end;
  }
  return 0;
}

constexpr std::initializer_list<DateRole> kAnyRole = {DateRole::effective, DateRole::start,
                                                      DateRole::deadline,  DateRole::end,
                                                      DateRole::reference, DateRole::period};

/// The date among the words that tell a change: that of its own group, else any behind the clause
/// that tells of its body.
std::optional<std::string> told_inside(const View& view, const Dates& dates, const Statement& s) {
  for (const std::string_view group : {"date", "date2", "date3", "date4", "date5"}) {
    const auto told = s.group(group);
    if (!told) continue;
    if (auto day = value_in(view, dates, s.captures[*told].span, kAnyRole, true)) return day;
  }
  return value_in(view, dates, {end_of_clause(view, s.span), s.span.end}, kAnyRole, true);
}

/// The date right behind a change's words, within its clause.
std::optional<std::string> told_behind(const View& view, const Dates& dates, const Statement& s,
                                       Span clause) {
  const Span behind = {s.span.end, std::min(clause.end, s.span.end + kBehind)};
  const auto loose = {DateRole::reference, DateRole::period, DateRole::end};
  if (auto next = value_in(view, dates, behind, loose)) return next;
  // "Decides to dissolve A on the 31st of December": the day stands with the change.
  const Span at_once = {s.span.end, std::min(clause.end, s.span.end + kAtOnce)};
  return value_in(view, dates, at_once, {DateRole::decision});
}

}  // namespace

bool points_back(const View& view, const Statement& s) {
  if (view.text.sentences.empty()) return false;
  const Span sentence = view.text.sentences[view.sentence_of(s.span.begin)];
  const Span lead = {std::max(sentence.begin, end_of_last(view, s)),
                     clause_of(view, s, sentence).end};
  return lead.begin < lead.end && !view.first_inside("same_date", view.lower(lead)).empty();
}

std::optional<std::string> own_effective(const View& view, const Cues& cues, const Dates& dates,
                                         const Statement& s) {
  if (view.text.sentences.empty()) return std::nullopt;
  const auto roles = {DateRole::effective, DateRole::start, DateRole::deadline};
  const Span sentence = view.text.sentences[view.sentence_of(s.span.begin)];
  const Span clause = clause_of(view, s, sentence);
  if (auto inside = told_inside(view, dates, s)) return inside;
  if (flag(*s.rule, "aside")) return std::nullopt;
  // "B is to be called C, as it has done D since last winter": that begin is another's.
  const auto since = [&](const std::string& value) {
    return lies_behind(value, dates.today) && !cues.at(s.span.begin).done &&
           value_in(view, dates, sentence, {DateRole::effective}) != value;
  };
  if (auto own = value_in(view, dates, clause, roles); own && !since(*own)) return own;
  if (points_back(view, s)) {
    if (auto day = date_before(view, dates, s.span.begin)) return day;
  }
  if (auto next = told_behind(view, dates, s, clause)) return next;
  const Span opening = {sentence.begin, std::min(s.span.begin, sentence.begin + kOpening)};
  if (auto first = value_in(view, dates, opening, kAnyRole)) return first;
  // What one item refuses has none of the others' dates.
  if (cues.status(s.span.begin) == Status::rejected) return std::nullopt;
  // "That A becomes B from the 1st of January, that C becomes D, that E ends at the close of May".
  auto said = value_in(view, dates, {sentence.begin, s.span.begin}, roles);
  if (!said) said = value_in(view, dates, sentence, roles);
  return said && !since(*said) ? said : std::nullopt;
}

// What stands under an introduction or a heading takes effect as that says ("stage 1, from the 1st
// of April"); the next sentence may say it of both ("both parts apply from …").
std::optional<std::string> effective_around(const View& view, const Cues& cues, const Dates& dates,
                                            const Statement& s) {
  if (flag(*s.rule, "aside")) return std::nullopt;
  const auto roles = {DateRole::effective, DateRole::start};
  const auto& sentences = view.text.sentences;
  const auto in_sentence = [&](std::uint32_t offset) {
    return value_in(view, dates, sentences[view.sentence_of(offset)], roles);
  };
  if (auto before = effective_before(view, cues, dates, s)) return before;
  const Span block = view.block(s.block).content;
  for (std::uint32_t i = view.sentence_of(s.span.begin) + 1;
       i < sentences.size() && sentences[i].begin < block.end && !tells_change(view, sentences[i]);
       ++i) {
    if (tells_post(view, sentences[i])) continue;
    if (auto next = value_in(view, dates, sentences[i], roles)) return next;
  }
  if (const auto intro = cues.introduction(s.span.begin)) {
    if (auto value = in_sentence(*intro)) return value;
  }
  for (std::uint32_t b = s.block; b-- > 0 && s.block - b < kLongestPart;) {
    if (view.block(b).kind != BlockKind::heading) continue;
    const Span heading = view.block(b).content;
    if (view.first_at_edge("stage_words", view.lower(heading)).empty()) {
      return in_sentence(heading.begin);
    }
    return value_in(view, dates, heading,
                    {DateRole::effective, DateRole::start, DateRole::reference, DateRole::period});
  }
  return std::nullopt;
}

bool in_clause(const View& view, Span change, Span words) {
  return words.begin >= change.begin && words.end <= end_of_clause(view, change);
}

OverallDates::OverallDates(const View& view, const Cues& cues, const Dates& dates) : cues_(cues) {
  for (const Statement* const s : view.statements("takes_effect")) {
    const Statement::Range range = view.range_of(*s, "date");
    if (range.first == range.last || !dates.of_mention[range.first]) continue;
    of_all_.push_back({s->span.begin, cues.matter_at(s->span.begin),
                       dates.facts[*dates.of_mention[range.first]].value, false,
                       cues.at(s->span.begin).done});
  }
  for (const Date& d : dates.facts) {
    const std::uint32_t offset = d.evidence.front().span.begin;
    if (d.role != DateRole::effective) continue;
    // What one item of a list says of a change holds for that change.
    const bool item = view.block(view.block_at(offset)).kind == BlockKind::list_item;
    const bool own = item && tells_change(view, view.text.sentences[view.sentence_of(offset)]);
    effective_.push_back({offset, cues.matter_at(offset), d.value, own, cues.at(offset).done});
  }
  const std::uint32_t end = end_of_lead(view);
  for (const Told& told : effective_) {
    if (told.offset < end && (!lead_ || told.offset < lead_->offset)) lead_ = told;
  }
}

std::optional<std::string> OverallDates::at(std::uint32_t offset) const {
  const std::uint32_t matter = cues_.matter_at(offset);
  const bool coming = cues_.status(offset) == Status::proposed && !cues_.at(offset).done;
  const Told* nearest = nullptr;
  for (const Told& told : of_all_) {
    if (told.matter != matter || (coming && told.done)) continue;
    if (nearest == nullptr || told.offset < offset) nearest = &told;
  }
  if (nearest != nullptr) return refined(nearest->value, offset);
  if (auto value = only(effective_, matter, coming)) return value;
  const bool led = lead_ && lead_->matter == matter && !(coming && lead_->done);
  return led ? std::optional(lead_->value) : std::nullopt;
}

std::string OverallDates::refined(const std::string& value, std::uint32_t offset) const {
  const std::uint32_t matter = cues_.matter_at(offset);
  // Of an interval counts when it begins.
  const std::string_view begin = std::string_view(value).substr(0, value.find('/'));
  if (is_day(begin)) return value;
  const bool month = begin.size() == kMonth.size() && !is_season(begin);
  for (const auto* told : {&of_all_, &effective_}) {
    if (month && told == &effective_) break;  // two changes may have a month in common by chance
    for (const Told& t : *told) {
      if (t.matter == matter && is_day(t.value) && t.value.starts_with(begin)) return t.value;
    }
  }
  if (!is_season(begin)) return value;
  // "After the summer", and all of it on the 1st of September.
  for (const Told& t : of_all_) {
    const bool same_year = t.value.starts_with(begin.substr(0, kYear.size()));
    const bool later = t.value > begin_of_season(begin);
    if (t.matter == matter && is_day(t.value) && same_year && later) return t.value;
  }
  return value;
}

// The only value of a matter, if not only one item of a list says it; of a matter that has none,
// nothing is known.
std::optional<std::string> OverallDates::only(const std::vector<Told>& told, std::uint32_t matter,
                                              bool coming) {
  std::optional<std::string> value;
  bool of_all = false;
  for (const Told& t : told) {
    if (t.matter != matter || (coming && t.done)) continue;
    if (value && *value != t.value) return std::nullopt;
    value = t.value;
    of_all |= !t.own;
  }
  return of_all ? value : std::nullopt;
}

}  // namespace orgkarta::facts
