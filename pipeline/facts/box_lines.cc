#include "pipeline/facts/box_lines.h"

#include <algorithm>

#include "pipeline/facts/post_layouts.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestLine = 110;  // bytes
constexpr std::uint32_t kMostBehind = 60;    // bytes behind a title: its field or body
constexpr std::uint32_t kNearAddress = 5;    // lines from a name to its e-mail address

/// "Title: head of X" is "head of X": what a label of the lexicon post_columns introduces.
Span without_label(const View& view, const Block& b) {
  if (b.kind != BlockKind::label_value || b.label.empty()) return b.content;
  const auto column = view.lookup("post_columns", view.slice(b.label));
  if (!column || *column == "other") return b.content;
  std::uint32_t begin = b.label.end;
  while (begin < b.content.end && (view.text.text[begin] == ':' || view.text.text[begin] == ' '))
    ++begin;
  return {begin, b.content.end};
}

/// A name alone, perhaps with a party or with how they are reached ("Name, telephone 123 45").
bool is_name_line(const View& view, const Mention& person, Span line) {
  if (person.span.end == line.end) return true;
  const std::string_view rest = view.slice({person.span.end, line.end});
  const std::size_t address = rest.find_first_not_of(" ,:");
  if (address != rest.npos && address > 0 && is_contact(view, rest.substr(address))) return true;
  const Statement::Range r = view.mentions_in({person.span.end, line.end});
  if (r.first + 1 != r.last) return false;
  const Mention& m = view.found.mentions[r.first];
  return m.type == MentionType::party && m.span.begin == person.span.end + 1 &&
         m.span.end == line.end;
}

/// The title behind one word in the genitive with a capital that a line begins with: "The auditors'
/// chair".
const Mention* title_of_somebody(const View& view, Span line) {
  const std::string_view words = view.slice(line);
  const std::size_t space = words.find(' ');
  if (space == words.npos || space < 4 || words[space - 1] != 's') return nullptr;
  std::size_t first = 0;
  if (!unicode::is_upper(utf8::next(words, first))) return nullptr;
  const auto begin = line.begin + static_cast<std::uint32_t>(space) + 1;
  return leading_title(view, {begin, line.end});
}

/// The title that a line begins with, perhaps behind a body's genitive: "The board's chair".
const Mention* title_of_line(const View& view, Span line) {
  if (const Mention* title = leading_title(view, line)) return title;
  if (const Mention* title = title_of_somebody(view, line)) return title;
  const Statement::Range r = view.mentions_in(line);
  if (r.first + 2 > r.last) return nullptr;
  const Mention& body = view.found.mentions[r.first];
  const Mention& title = view.found.mentions[r.first + 1];
  constexpr std::uint32_t kGenitive = 3;  // bytes between them: "s ", ":s "
  const bool owned = body.type == MentionType::unit && body.span.begin == line.begin &&
                     title.type == MentionType::title &&
                     title.span.begin <= body.span.end + kGenitive;
  return owned ? &title : nullptr;
}

/// A line without a second column that tells of other things: a letterhead beside a box.
std::optional<Span> first_column(const View& view, Span line) {
  const std::size_t tab = view.slice(line).find('\t');
  if (tab == std::string_view::npos) return line;
  const Span first{line.begin, line.begin + static_cast<std::uint32_t>(tab)};
  const Span second{first.end + 1, line.end};
  const std::string_view line_to_sign = view.slice(second).substr(0, view.slice(second).find('\t'));
  const bool more = line_to_sign.size() < second.size();
  if (more && (line_to_sign.size() < 5 || unicode::has_letter(line_to_sign))) return std::nullopt;
  const Statement::Range r = view.mentions_in(second);
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const MentionType t = view.found.mentions[i].type;
    if (t == MentionType::person || t == MentionType::name || t == MentionType::title) {
      return std::nullopt;
    }
  }
  return first;
}

BoxLine line_of(const View& view, const UnitTable& table, const Block& b) {
  const bool plain = b.kind != BlockKind::boilerplate && b.kind != BlockKind::title;
  const Span line = plain ? first_column(view, without_label(view, b)).value_or(Span{}) : Span{};
  if (line.empty() || line.size() > kLongestLine) return {};
  if (is_contact(view, view.slice(line))) return {LineIs::contact, line, nullptr};
  const Statement::Range named = view.mentions_in(line);
  if (named.first == named.last) return {LineIs::other, line, nullptr};
  if (const Mention* person = leading_person(view, line)) {
    if (is_name_line(view, *person, line)) return {LineIs::person, line, person};
    return {};
  }
  if (only_unit(view, table, line)) return {LineIs::unit, line, nullptr};
  if (const Mention* title = title_of_line(view, line)) {
    const auto mentions = view.found.mentions.begin();
    const bool somebody =
        std::any_of(mentions + named.first, mentions + named.last, [](const Mention& m) {
          return m.type == MentionType::person || m.type == MentionType::name;
        });
    const bool label =
        view.slice(line).ends_with(':') || view.lookup("member_headings", view.slice(line));
    const bool title_alone = !somebody && !label && line.end <= title->span.end + kMostBehind;
    return title_alone ? BoxLine{LineIs::title, line, title} : BoxLine{};
  }
  return {LineIs::other, line, nullptr};
}

/// The letters a to z of a name as addresses write them: lower case, marks left out by the caller's
/// lexicon.
std::string address_form(const View& view, std::string_view name) {
  std::string out;
  const std::string low = unicode::lower(name);
  for (std::size_t i = 0; i < low.size();) {
    const std::size_t begin = i;
    utf8::next(low, i);
    const std::string_view letter = std::string_view(low).substr(begin, i - begin);
    const auto plain = view.lookup("address_letters", letter);
    out += plain ? *plain : letter;
  }
  std::replace(out.begin(), out.end(), ' ', '.');
  return out;
}

/// Lines that are a name by the address below them: given.family@.
void find_addressed(const View& view, std::vector<BoxLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].is != LineIs::other || lines[i].span.empty()) continue;
    const std::string_view text = view.slice(lines[i].span);
    if (!looks_like_name(text)) continue;
    const std::string address = address_form(view, text) + "@";
    for (std::size_t k = i + 1; k < std::min(lines.size(), i + 1 + kNearAddress); ++k) {
      if (lines[k].is != LineIs::contact) continue;
      if (view.lower(lines[k].span).find(address) == std::string::npos) continue;
      lines[i].is = LineIs::person;
      break;
    }
  }
}

/// Whether an address stands in the lines right below, before anything that belongs to no box.
bool addressed(const std::vector<BoxLine>& lines, std::size_t i) {
  for (std::size_t k = i + 1; k < std::min(lines.size(), i + 1 + kNearAddress); ++k) {
    if (lines[k].is == LineIs::contact) return true;
    if (lines[k].is == LineIs::other) return false;
  }
  return false;
}

/// Two capitalised words beside a title may be a sign on a wall: of those whose given name no list
/// knows, only they are people whose family name is a known one, who have a party or an address.
void drop_doubtful(const View& view, std::vector<BoxLine>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Mention* person = lines[i].is == LineIs::person ? lines[i].mention : nullptr;
    if (!person || person->type != MentionType::name) continue;
    const std::string_view name = view.slice(person->span);
    const bool known = view.lookup("surnames", name.substr(name.rfind(' ') + 1)).has_value();
    const bool party = !(person->span == lines[i].span);
    if (!known && !party && !addressed(lines, i)) lines[i].is = LineIs::other;
  }
}

}  // namespace

bool is_contact(const View& view, std::string_view line) {
  if (line.empty()) return false;
  if (line.find('@') != line.npos) return true;
  const bool number =
      line.front() == '+' || line.front() == '(' || (line.front() >= '0' && line.front() <= '9');
  const auto digits = [&] {
    return std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (number && digits() >= 5) return true;
  const auto end =
      std::find_if(line.begin(), line.end(), [](char c) { return c == ' ' || c == ':'; });
  return view.lookup("contact_labels", {line.begin(), end}).has_value();
}

std::vector<BoxLine> box_lines(const View& view, const UnitTable& table,
                               const std::vector<bool>& read) {
  std::vector<BoxLine> lines;
  lines.reserve(view.text.blocks.size());
  for (std::size_t b = 0; b < view.text.blocks.size(); ++b) {
    lines.push_back(read[b] ? BoxLine{} : line_of(view, table, view.text.blocks[b]));
  }
  find_addressed(view, lines);
  drop_doubtful(view, lines);
  return lines;
}

}  // namespace orgkarta::facts
