#include "pipeline/facts/plain_names.h"

#include <algorithm>

#include "pipeline/facts/unit_key.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestName = 60;   // bytes
constexpr std::uint32_t kLongestItem = 160;  // bytes: more is a paragraph

}  // namespace

bool is_plain_name(const View& view, Span name) {
  const std::string_view text = view.slice(name);
  if (text.size() < 2 || text.size() > kLongestName) return false;
  if (unicode::lower(text.substr(0, 2)) == text.substr(0, 2)) return false;  // starts in lower case
  if (text.find_first_of("0123456789:;\"?!@") != std::string_view::npos) return false;
  for (const std::string_view labels : {"post_columns", "contact_labels", "target_columns"}) {
    // What a column or a line holds, unless it is a field of work too.
    if (view.lookup(labels, text) && !view.lookup("service_fields", text)) return false;
  }
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (view.lookup("name_stop_inner", text.substr(i, end - i))) return false;
    i = end + 1;
  }
  const Statement::Range range = view.mentions_in(name);
  return std::all_of(
      view.found.mentions.begin() + range.first, view.found.mentions.begin() + range.last,
      [](const Mention& m) { return m.type == MentionType::unit || m.type == MentionType::name; });
}

std::optional<UnitIndex> plain_unit(const View& view, const UnitTable& table, Span name) {
  const std::string_view whole = view.slice(name);
  const std::string_view text = whole.substr(0, whole.find(" ("));
  if (text.size() < 3 || text.size() > kLongestName) return std::nullopt;
  name.end = name.begin + static_cast<std::uint32_t>(text.size());
  const Mention* const m = view.mention_at(name.begin);
  if (m != nullptr && m->span == name) {
    const auto named = table.named_in(view.mentions_in(name));
    return named.empty() ? std::nullopt : std::optional(named.front());
  }
  const auto known = table.find(unit_key(view, text));
  if (known) {
    const auto& e = table.entries()[*known];
    return e.removed || e.candidate ? std::nullopt : known;
  }
  return named_fully(view, table, view.slice(name));
}

bool is_field_name(const View& view, Span name) {
  const std::string_view text = view.slice(name);
  if (view.lookup("service_fields", text)) return true;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    const std::string_view word = text.substr(i, end - i);
    if (!view.lookup("service_fields", word) && !view.lookup("list_conjunctions", word))
      return false;
    i = end + 1;
  }
  return !text.empty();
}

namespace {

/// Whether what stands behind a comma belongs to the name before it: "Roads, parks and baths".
bool goes_on(const View& view, std::string_view rest) {
  std::string_view last;
  bool joined = false;
  for (std::size_t i = 0; i < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', i), rest.size());
    std::string_view word = rest.substr(i, end - i);
    if (word.ends_with(',')) word.remove_suffix(1);
    if (view.lookup("list_conjunctions", word)) {
      joined = true;
    } else if (view.lookup("name_stop_inner", word) || view.lookup("after_bodies", word)) {
      return false;
    }
    last = word;
    i = end + 1;
  }
  return joined && !view.lookup("list_conjunctions", last) && unicode::lower(last) == last;
}

}  // namespace

/// The name that a list's item or a table's row begins with, up to what is told of it.
std::optional<Span> leading_name(const View& view, const Block& b) {
  const std::string_view line = view.slice(b.content);
  const bool sentence = b.kind == BlockKind::paragraph && line.ends_with('.');
  if (line.size() > kLongestItem || sentence) return std::nullopt;
  std::size_t end = line.size();
  for (const std::string_view mark : {"\t", ": ", " (", " – ", " - ", ". "}) {
    end = std::min(end, line.find(mark));
  }
  const std::size_t comma = line.find(", ");
  if (comma < end && !goes_on(view, line.substr(comma + 2, end - comma - 2))) end = comma;
  const Span name{b.content.begin, b.content.begin + static_cast<std::uint32_t>(end)};
  return is_plain_name(view, name) ? std::optional(name) : std::nullopt;
}

/// A table's first row, which says what its columns hold.
bool is_header(const View& view, const Block& b) {
  if (b.kind != BlockKind::table_row) return false;
  const std::string_view line = view.slice(b.content);
  const std::string_view first = line.substr(0, line.find('\t'));
  return view.lookup("unit_heads_bare", first) || view.lookup("unit_words", first);
}

}  // namespace orgkarta::facts
