// Bodies that the field behind a post's title names.
#include "pipeline/facts/post_bodies.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

/// A field without the preposition that it begins with.
std::string_view without_preposition(const View& view, std::string_view field) {
  const std::size_t space = field.find(' ');
  if (space != field.npos && view.lookup("where_prepositions", field.substr(0, space))) {
    field.remove_prefix(space + 1);
  }
  return field;
}

/// The words behind a title up to the next mark or figure, a preposition left out; in lower case.
std::string field_behind(const View& view, std::uint32_t end) {
  constexpr std::size_t kMost = 60;  // bytes
  if (end == 0 || end >= view.text.text.size() || view.text.text[end] != ' ') return {};
  const Span block = view.block(view.block_at(end - 1)).content;
  if (end >= block.end) return {};
  std::string_view rest = view.slice({end + 1, block.end});
  rest = rest.substr(0, rest.find_first_of(",;.:()\t\"0123456789"));
  rest = rest.substr(0, rest.find(" §"));
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  rest = without_preposition(view, rest);
  return rest.size() > kMost ? std::string() : unicode::lower(rest);
}

constexpr std::size_t kStem = 5;  // bytes of the head noun that the title begins with

/// The words in parentheses right behind a post: "sector head A (service)"; in lower case.
std::string field_in_parentheses(const View& view, std::uint32_t end) {
  const Span block = view.block(view.block_at(end - 1)).content;
  if (end >= block.end) return {};
  const std::string_view rest = view.slice({end, block.end});
  const std::size_t close = rest.find(')');
  if (!rest.starts_with(" (") || close == rest.npos) return {};
  const std::string_view field = rest.substr(2, close - 2);
  return field.size() < kStem || field.size() > 60 ? std::string() : unicode::lower(field);
}

/// Whether two words or more differ in an ending at most ("care", "the care").
bool alike(std::string_view a, std::string_view b) {
  constexpr std::size_t kLeast = 5;   // bytes that must agree
  constexpr std::size_t kEnding = 2;  // bytes that may be more
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= kLeast && b.size() <= a.size() + kEnding && b.starts_with(a);
}

/// Whether a name may begin as a title does, whatever its case: ASCII letters are compared.
bool may_share_noun(std::string_view name, std::string_view title) {
  for (std::size_t i = 0; i < kStem; ++i) {
    const auto a = static_cast<unsigned char>(name[i]);
    const auto b = static_cast<unsigned char>(title[i]);
    if (a >= 0x80 || b >= 0x80) return true;
    if ((a | 0x20) != (b | 0x20)) return false;
  }
  return true;
}

/// Whether a name is made of the field and the title's noun: "operation", "unit head" and
/// "operationunit".
bool is_compound(std::string_view name, std::string_view field, std::string_view title) {
  if (field.size() < kStem || title.size() < kStem || !name.starts_with(field)) return false;
  std::string_view noun = name.substr(field.size());
  if (noun.starts_with('s') && title[0] != 's') noun.remove_prefix(1);
  return noun.starts_with(title.substr(0, kStem));
}

/// Whether a body whose head noun a title has too is of that field.
bool is_field_of(std::string_view field, std::string_view written, std::string_view title) {
  const std::string lowered = unicode::lower(written);
  if (lowered == field || is_compound(lowered, field, title)) return true;
  const bool words = written.size() >= kStem && written.find(' ') != written.npos;
  if (title.size() < kStem || !words || !may_share_noun(written, title)) return false;
  const std::string name = unicode::lower(written);
  const std::size_t noun = name.find(' ');
  if (!name.starts_with(title.substr(0, kStem))) return false;
  const std::string_view of = std::string_view(name).substr(noun + 1);
  const std::size_t second = of.find(' ');
  const bool joined = of.starts_with(field) && of.size() > field.size() && of[field.size()] == ' ';
  if (alike(field, of) || joined) return true;
  return second != of.npos && alike(field, of.substr(second + 1));
}

}  // namespace

std::optional<UnitIndex> field_unit(const View& view, const UnitTable& table, const DraftPost& d) {
  std::string field = unicode::lower(without_preposition(view, d.field));
  if (field.empty()) field = field_behind(view, d.title_end);
  if (field.empty()) field = field_in_parentheses(view, d.post.evidence.front().span.end);
  if (field.empty()) return std::nullopt;
  return table.only([&](const UnitTable::Entry& e) {
    return suits(d.post.role, e.unit.kind) && is_field_of(field, e.unit.name, d.post.title);
  });
}

}  // namespace orgkarta::facts
