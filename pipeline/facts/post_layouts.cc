#include "pipeline/facts/post_layouts.h"

#include <algorithm>

#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

const Mention* leading(const View& view, Span cell) {
  const Mention* const m = view.mention_at(cell.begin);
  return m != nullptr && m->span.end <= cell.end ? m : nullptr;
}

}  // namespace

const Mention* leading_person(const View& view, Span cell) {
  const Mention* m = leading(view, cell);
  const bool person = m && (m->type == MentionType::person || m->type == MentionType::name);
  return person ? m : nullptr;
}

const Mention* leading_title(const View& view, Span cell) {
  const Mention* m = leading(view, cell);
  return m && m->type == MentionType::title ? m : nullptr;
}

const Mention* name_cell(const View& view, Span cell) {
  const Mention* person = leading_person(view, cell);
  if (!person || person->span == cell) return person;
  const Mention* party = view.mention_at(person->span.end + 1);
  const bool tail = party && party->type == MentionType::party && party->span.end == cell.end;
  return tail ? person : nullptr;
}

bool looks_like_name(std::string_view line) {
  int words = 1;
  bool first = true;
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = utf8::next(line, i);
    if (c == ' ') {
      ++words;
      first = true;
      continue;
    }
    if (first ? !unicode::is_upper(c) : !(unicode::is_letter(c) || c == '-')) return false;
    first = false;
  }
  return words >= 2 && words <= 4 && !first;
}

Mention unlisted_person(Span name) {
  Mention m;
  m.type = MentionType::name;
  m.span = name;
  return m;
}

std::optional<Mention> person_cell(const View& view, Span cell) {
  if (const Mention* person = leading_person(view, cell)) return *person;
  const std::string_view text = view.slice(cell);
  std::size_t end = std::min(text.find('('), text.size());
  while (end > 0 && text[end - 1] == ' ') --end;
  const Span name{cell.begin, cell.begin + static_cast<std::uint32_t>(end)};
  const Statement::Range r = view.mentions_in(name);
  if (r.first < r.last || !looks_like_name(view.slice(name))) return std::nullopt;
  return unlisted_person(name);
}

std::optional<UnitIndex> first_unit(const View& view, const UnitTable& table, Span cell) {
  const auto named = table.named_in(view.mentions_in(cell));
  return named.empty() ? std::nullopt : std::optional(named.front());
}

std::optional<UnitIndex> signed_for(const View& view, const UnitTable& table, Role role,
                                    std::uint32_t block) {
  constexpr std::uint32_t kLongest = 80;  // bytes
  if (block == 0 || (role != Role::chair && role != Role::vice_chair)) return std::nullopt;
  const Block& line = view.block(block - 1);
  if (line.content.size() > kLongest || view.slice(line.content).ends_with('.')) {
    return std::nullopt;  // a sentence, not a heading over who signs
  }
  const auto named = table.named_in(view.mentions_in(line.content));
  if (named.empty() || !suits(role, table.entries()[named.back()].unit.kind)) return std::nullopt;
  return named.back();
}

std::optional<UnitIndex> only_unit(const View& view, const UnitTable& table, Span cell) {
  const Mention* m = leading(view, cell);
  if (!m || !(m->span == cell)) return std::nullopt;
  return first_unit(view, table, cell);
}

std::string party_letters(const View& view, Span letters) {
  std::string party(view.slice(letters));
  const bool small = view.lower(letters) == party;
  for (char& letter : party) {
    if (small && letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  return party;
}

void read_name_tail(const View& view, const Mention& person, Span cell, Post& post) {
  const Statement::Range r = view.mentions_in({person.span.end, cell.end});
  for (std::uint32_t i = r.first; i < r.last && !post.party; ++i) {
    const Mention& m = view.found.mentions[i];
    if (m.type == MentionType::person || m.type == MentionType::name) break;  // another's
    const Capture* letters = m.type == MentionType::party ? m.capture("party") : nullptr;
    if (letters && view.slice(letters->span) != "-") {
      post.party = party_letters(view, letters->span);
    }
  }
  const std::string_view rest = view.slice({person.span.end, cell.end});
  const std::size_t open = rest.find('(');
  const std::size_t close = rest.find(')', open);
  if (open == rest.npos || close == rest.npos) return;
  post.acting |= view.lookup("title_acting", rest.substr(open + 1, close - open - 1)).has_value();
}

Post plural_post(std::string_view value, std::string_view stem) {
  Post post;
  const std::size_t colon = std::min(value.find(':'), value.size());
  post.role = parse_name<Role>(value.substr(0, colon)).value_or(Role::official);
  post.title = unicode::lower(stem) + std::string(value.substr(std::min(colon + 1, value.size())));
  return post;
}

bool suits(Role role, UnitKind kind) {
  const bool works =
      kind == UnitKind::office || kind == UnitKind::department || kind == UnitKind::unit;
  switch (role) {
    case Role::head:
      return works || kind == UnitKind::company || kind == UnitKind::federation;
    case Role::chair:
    case Role::vice_chair:
    case Role::member:
      return !works && kind != UnitKind::municipality && kind != UnitKind::region;
    case Role::secretary:
      return kind != UnitKind::municipality && kind != UnitKind::region;
    default:
      return works;
  }
}

bool own_post(const View& view, const Post& post, Span rest) {
  const bool sits =
      post.role == Role::chair || post.role == Role::vice_chair || post.role == Role::member;
  if (!sits) return true;
  const Statement::Range r = view.mentions_in(rest);
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const MentionType t = view.found.mentions[i].type;
    if (t != MentionType::person && t != MentionType::name) return true;  // body, title, party
  }
  const std::string_view words = view.slice(rest);
  for (std::size_t i = 0; i < words.size();) {
    if (unicode::is_letter(utf8::next(words, i))) return false;
  }
  return true;
}

}  // namespace orgkarta::facts
