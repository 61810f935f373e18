#include "pipeline/facts/post_columns.h"

#include <algorithm>

#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kMostColumns = 7;  // of a table whose cells are lines

Column column_kind(std::string_view value) {
  if (value == "name") return Column::name;
  if (value == "title") return Column::title;
  if (value == "role") return Column::role;
  if (value == "unit") return Column::unit;
  if (value == "foreign") return Column::foreign;
  return value == "party" ? Column::party : Column::other;
}

Header header_of(const View& view, Span cell) {
  if (cell.size() > kLongestHeader || cell.empty()) return {};
  const Mention* title = leading_title(view, cell);
  if (title && title->span == cell) return {Column::held, true, title, {}};
  std::string_view text = view.slice(cell);
  if (text.ends_with(':')) text.remove_suffix(1);
  for (const auto plural :
       {view.lookup("plural_titles", text), view.lookup("member_headings", text)}) {
    if (plural) return {Column::held, true, nullptr, *plural};
  }
  if (const auto kind = view.lookup("post_columns", text)) {
    if (kind->find(':') != kind->npos) return {Column::held, true, nullptr, *kind, text};
    return {column_kind(*kind), true, nullptr, {}, text};
  }
  // "Role in the project": the first word tells, if it is not one that anything may have.
  const auto first = view.lookup("post_columns", text.substr(0, text.find(' ')));
  if (first && (*first == "title" || *first == "role")) {
    return {column_kind(*first), true, nullptr, {}};
  }
  return {};
}

/// Whether rows under such columns tell who holds which post.
bool tells_posts(const Headers& headers) {
  const bool known =
      std::count_if(headers.begin(), headers.end(), [](const Header& h) { return h.known; }) >= 2;
  const bool titled = count(headers, Column::title) + count(headers, Column::role) > 0;
  return known && (count(headers, Column::name) == 1 ? titled : count(headers, Column::held) > 0);
}

/// Under "Member" stand names, where another column tells what they do.
void rename_members(Headers& headers) {
  if (count(headers, Column::title) + count(headers, Column::role) == 0) return;
  if (count(headers, Column::held) != 1 || count(headers, Column::name) != 0) return;
  const auto held = std::find_if(headers.begin(), headers.end(),
                                 [](const Header& h) { return h.kind == Column::held; });
  const std::string_view role = held->title ? attribute(*held->title, "role") : held->plural;
  if (role.starts_with("member")) held->kind = Column::name;
}

}  // namespace

std::ptrdiff_t count(const Headers& headers, Column kind) {
  return std::count_if(headers.begin(), headers.end(),
                       [&](const Header& h) { return h.kind == kind; });
}

Headers headers_of(const View& view, const std::vector<Span>& cells) {
  Headers headers;
  for (const Span cell : cells) {
    if (leading_person(view, cell)) return {};  // a row of two titles is no header
    headers.push_back(header_of(view, cell));
  }
  rename_members(headers);
  return tells_posts(headers) ? headers : Headers();
}

Headers widened(Headers headers, std::size_t cells) {
  const bool unnamed = cells == headers.size() + 1 && headers.front().kind == Column::held &&
                       std::all_of(headers.begin(), headers.end(), [](const Header& h) {
                         return h.known && (h.kind == Column::held || h.kind == Column::other);
                       });
  if (unnamed) headers.insert(headers.begin(), Header{Column::unit, true, nullptr, {}});
  return headers;
}

Headers line_headers(const View& view, std::uint32_t begin) {
  Headers headers;
  for (std::uint32_t b = begin; b < view.text.blocks.size() && headers.size() < kMostColumns; ++b) {
    const Header h = header_of(view, view.block(b).content);
    if (!h.known || !h.plural.empty()) break;  // lists under plurals may stand one behind the other
    headers.push_back(h);
  }
  rename_members(headers);
  return tells_posts(headers) ? headers : Headers();
}

}  // namespace orgkarta::facts
