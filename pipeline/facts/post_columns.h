// What the columns of a table hold, as far as they tell of posts.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/facts/view.h"

namespace orgkarta::facts {

inline constexpr std::uint32_t kLongestHeader = 40;  ///< bytes of a column's name

enum class Column : std::uint8_t { other, name, title, role, unit, party, held, foreign };

/// What a column holds; `held`: the people who hold the post that the column is called after;
/// `foreign`: a firm or a society, whose posts are not told.
struct Header {
  Column kind = Column::other;
  bool known = false;              ///< some lexicon has the name
  const Mention* title = nullptr;  ///< what a column is called that holds people
  std::string_view plural;         ///< the same in the plural, as lexicon plural_titles values it
  std::string_view text = {};      ///< the column's name
};

using Headers = std::vector<Header>;

/// The columns that a row names; none if rows below would not tell who holds which post.
Headers headers_of(const View& view, const std::vector<Span>& cells);

/// The same of lines from block `begin` on, one a column, as many as there are.
Headers line_headers(const View& view, std::uint32_t begin);

/// For rows with one cell more than their header: they have their bodies in a first column without
/// a name.
Headers widened(Headers headers, std::size_t cells);

std::ptrdiff_t count(const Headers& headers, Column kind);

}  // namespace orgkarta::facts
