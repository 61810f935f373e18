// Tables of who leads and answers: what the columns are, then a post or more from each row.
#include <algorithm>

#include "pipeline/facts/plain_names.h"
#include "pipeline/facts/post_columns.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = kPostTable;
constexpr std::uint32_t kLongestTitle = 60;  // bytes of a title that no rule knows

/// A row's cells with the empty ones, so that they stand under their columns.
std::vector<Span> all_cells(const View& view, const Block& row) {
  std::vector<Span> cells;
  std::uint32_t begin = row.content.begin;
  for (std::uint32_t i = begin; i <= row.content.end; ++i) {
    if (i < row.content.end && view.text.text[i] != '\t') continue;
    cells.push_back({begin, i});
    begin = i + 1;
  }
  return cells;
}

/// One table while its rows are read.
class PostTable {
 public:
  PostTable(const View& view, UnitTable& table, Headers headers)
      : view_(view), table_(table), headers_(std::move(headers)) {}

  /// The body that rows without one of their own belong to: a row of one cell.
  void set_group(Span cell) { group_ = only_unit(view_, table_, cell); }

  /// Whether the cells may stand under these columns: a person or a sign for none where people are.
  bool fits(const std::vector<Span>& cells) const {
    if (cells.size() != headers_.size()) return false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (headers_[i].kind != Column::name && headers_[i].kind != Column::held) continue;
      if (person_cell(view_, cells[i])) continue;
      if (!view_.lookup("vacant", view_.slice(cells[i]))) return false;
    }
    return true;
  }

  /// Whether the row gave posts.
  bool read(const std::vector<Span>& cells, LaidOut& out) const {
    if (cells.size() > headers_.size()) return false;
    if (count(headers_, Column::foreign) > 0) return pass_over(cells, out);
    const std::size_t before = out.posts.size();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::size_t told = out.posts.size();
      if (headers_[i].kind == Column::held) read_held(cells, i, out.posts);
      if (headers_[i].kind == Column::name) read_named(cells, i, out.posts);
      if (out.posts.size() > told) out.people.insert(cells[i].begin);
    }
    return out.posts.size() > before;
  }

 private:
  /// Nobody in the row has a post that counts.
  bool pass_over(const std::vector<Span>& cells, LaidOut& out) const {
    const Statement::Range r = view_.mentions_in(cover(cells.front(), cells.back()));
    for (std::uint32_t i = r.first; i < r.last; ++i) {
      out.people.insert(view_.found.mentions[i].span.begin);
    }
    return false;
  }

  /// The cell of the column of that kind, if there is one.
  std::optional<Span> cell_of(const std::vector<Span>& cells, Column kind) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (headers_[i].kind == kind) return cells[i];
    }
    return std::nullopt;
  }

  /// The body that a cell names: any words are one under a column of departments or the like, in
  /// which somebody leads.
  std::optional<UnitIndex> unit_of_cell(Span cell, Role role) const {
    const auto named = first_unit(view_, table_, cell);
    if (named) return named;
    if (const auto known = plain_unit(view_, table_, cell)) return known;
    const auto column = std::find_if(headers_.begin(), headers_.end(),
                                     [](const Header& h) { return h.kind == Column::unit; });
    if (column == headers_.end() || role != Role::head) return std::nullopt;
    const auto kind = view_.lookup("unit_heads_bare", unicode::lower(column->text));
    if (!kind || !is_plain_name(view_, cell)) return std::nullopt;
    const UnitKind is = parse_name<UnitKind>(*kind).value_or(UnitKind::unit);
    return table_.add(std::string(view_.slice(cell)), is, {cell, kRule}, false);
  }

  /// The post's body by its row. What the row calls it and is no body is not the heading's either.
  void place(const std::vector<Span>& cells, DraftPost& d) const {
    d.placed = true;
    const auto cell = cell_of(cells, Column::unit);
    if (!cell) {
      if (!d.unit) d.unit = group_;
      return;
    }
    const auto named = unit_of_cell(*cell, d.post.role);
    d.settled = !named && !view_.lookup("vacant", view_.slice(*cell)) && !cell->empty();
    if (d.unit) return;
    d.unit = named;
    if (named) d.post.evidence.front().span = cover(*cell, d.post.evidence.front().span);
  }

  /// The title that a name's cell tells itself: it says more than the column does.
  const Mention* title_behind(const Mention& person, Span cell) const {
    const Statement::Range r = view_.mentions_in({person.span.end, cell.end});
    for (std::uint32_t i = r.first; i < r.last; ++i) {
      if (view_.found.mentions[i].type == MentionType::title) return &view_.found.mentions[i];
    }
    return nullptr;
  }

  /// Who holds the post for the time being: "vacant, acting A", "acting: A".
  std::optional<Mention> behind_acting(Span cell) const {
    const std::string_view text = view_.slice(cell);
    std::size_t begin = text.find_first_of(" ,(");
    if (begin == text.npos) return std::nullopt;
    if (view_.lookup("vacant", text.substr(0, begin))) {
      begin = text.find_first_not_of(" ,(", begin);
    } else {
      begin = 0;
    }
    if (begin == text.npos) return std::nullopt;
    for (std::size_t end = text.find(' ', begin); end != text.npos; end = text.find(' ', end + 1)) {
      std::string_view word = text.substr(begin, end - begin);
      if (word.ends_with(':')) word.remove_suffix(1);
      if (!view_.lookup("title_acting", word)) continue;
      const auto name = cell.begin + static_cast<std::uint32_t>(end) + 1;
      if (const Mention* person = leading_person(view_, {name, cell.end})) return *person;
    }
    return std::nullopt;
  }

  /// A body that nobody leads yet is one all the same.
  void name_vacant(const std::vector<Span>& cells, std::size_t i) const {
    const auto cell = cell_of(cells, Column::unit);
    if (!cell || !headers_[i].title || !view_.lookup("vacant", view_.slice(cells[i]))) return;
    const Post post = make_post(view_, *headers_[i].title, unlisted_person(cells[i]));
    if (const auto unit = unit_of_cell(*cell, post.role)) table_.promote(*unit);
  }

  void read_held(const std::vector<Span>& cells, std::size_t i,
                 std::vector<DraftPost>& posts) const {
    const auto acting = behind_acting(cells[i]);
    const auto person = acting ? acting : person_cell(view_, cells[i]);
    if (!person) return name_vacant(cells, i);
    DraftPost d;
    if (const Mention* own = title_behind(*person, cells[i])) {
      d.post = make_post(view_, *own, *person);
    } else if (headers_[i].title) {
      d.post = make_post(view_, *headers_[i].title, *person);
    } else {
      d.post = plural_post(headers_[i].plural, {});
      d.post.person = person_name(view_, person->span);
    }
    read_name_tail(view_, *person, cells[i], d.post);
    d.post.acting |= acting.has_value();
    d.post.evidence = {{cells[i], kRule}};
    place(cells, d);
    posts.push_back(std::move(d));
  }

  void read_named(const std::vector<Span>& cells, std::size_t name,
                  std::vector<DraftPost>& posts) const {
    const auto person = person_cell(view_, cells[name]);
    if (!person) return;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool title = headers_[i].kind == Column::title;
      if (!title && headers_[i].kind != Column::role) continue;
      auto d = titled(cells[i], *person, title);
      if (!d) continue;
      read_name_tail(view_, *person, cells[name], d->post);
      read_party(cells, d->post);
      d->post.evidence = {{cover(cells[name], cells[i]), kRule}};
      place(cells, *d);
      posts.push_back(std::move(*d));
    }
  }

  /// The post of a title's cell; under a column of titles every short word is one.
  std::optional<DraftPost> titled(Span cell, const Mention& person, bool any_word) const {
    if (const Mention* title = leading_title(view_, cell)) {
      DraftPost d{make_post(view_, *title, person), first_unit(view_, table_, cell)};
      if (!own_post(view_, d.post, {title->span.end, cell.end})) return std::nullopt;
      return d;
    }
    const std::string_view text = view_.slice(cell);
    const bool word = any_word && cell.size() > 3 && cell.size() <= kLongestTitle &&
                      text.find_first_of("@0123456789.;") == text.npos &&
                      !view_.lookup("vacant", text);
    if (!word || leading_person(view_, cell)) return std::nullopt;
    DraftPost d;
    d.unit = first_unit(view_, table_, cell);
    if (d.unit && only_unit(view_, table_, cell)) return std::nullopt;
    d.post.person = person_name(view_, person.span);
    d.post.title = lower_title(text.substr(0, text.find_first_of(",(")));
    while (d.post.title.ends_with(' ')) d.post.title.pop_back();
    return d;
  }

  /// The letters of a party's cell: "(C)", "Centre (C)", "C" or a name of the lexicon.
  void read_party(const std::vector<Span>& cells, Post& post) const {
    const auto cell = cell_of(cells, Column::party);
    if (!cell || post.party || cell->empty()) return;
    const Statement::Range r = view_.mentions_in(*cell);
    for (std::uint32_t i = r.first; i < r.last && !post.party; ++i) {
      const Capture* told = view_.found.mentions[i].capture("party");
      if (told && view_.slice(told->span) != "-") post.party = party_letters(view_, told->span);
    }
    const std::string_view letters = view_.slice(*cell);
    if (const auto known = view_.lookup("party_names", letters)) post.party = std::string(*known);
    if (post.party || letters.size() > 5) return;
    const bool capitals =
        std::all_of(letters.begin(), letters.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals) post.party = std::string(letters);
  }

  const View& view_;
  UnitTable& table_;
  Headers headers_;
  std::optional<UnitIndex> group_;
};

bool is_row(const View& view, std::uint32_t b) {
  return b < view.text.blocks.size() && view.block(b).kind == BlockKind::table_row;
}

/// A line on which the last cell of the row above goes on.
bool continues_cell(const View& view, std::uint32_t b) {
  if (b == 0 || !is_row(view, b - 1) || !is_row(view, b + 1)) return false;
  const std::string_view row = view.slice(view.block(b - 1).content);
  const std::string_view last = row.substr(row.rfind(' ') + 1);
  return row.ends_with(',') || row.ends_with('-') ||
         view.lookup("list_conjunctions", last).has_value();
}

/// A row, the rest of one, or a body's name alone between two of them.
bool in_table(const View& view, const UnitTable& table, std::uint32_t b) {
  if (is_row(view, b) || continues_cell(view, b)) return true;
  return b > 0 && is_row(view, b - 1) && is_row(view, b + 1) &&
         only_unit(view, table, view.block(b).content).has_value();
}

/// Whether titles stand below names: signatures, and no header.
bool signed_above(const View& view, const Headers& headers, std::uint32_t above) {
  if (!is_row(view, above)) return false;
  const std::vector<Span> cells = all_cells(view, view.block(above));
  return static_cast<std::size_t>(count(headers, Column::held)) == headers.size() &&
         std::all_of(cells.begin(), cells.end(),
                     [&](Span cell) { return leading_person(view, cell) != nullptr; });
}

/// Rows of a table from its header on; the index of the first block behind it.
std::uint32_t read_rows(const View& view, UnitTable& table, std::uint32_t begin, LaidOut& out) {
  std::optional<PostTable> rows;
  std::uint32_t header = begin;
  std::uint32_t b = begin;
  for (; b < view.text.blocks.size() && in_table(view, table, b); ++b) {
    if (!is_row(view, b) && continues_cell(view, b)) continue;
    const std::vector<Span> cells = all_cells(view, view.block(b));
    Headers headers = headers_of(view, cells);
    if (!headers.empty() && !(b > 0 && signed_above(view, headers, b - 1))) {
      const bool more = b + 1 < view.text.blocks.size();
      const std::size_t next = more ? all_cells(view, view.block(b + 1)).size() : 0;
      rows.emplace(view, table, widened(std::move(headers), next));
      header = b;
    } else if (rows && cells.size() == 1) {
      rows->set_group(cells.front());
    } else if (rows && rows->read(cells, out)) {
      out.read[header] = out.read[b] = true;
    }
  }
  return b;
}

/// A table whose cells stand each on a line; the index of the first block behind it.
std::uint32_t read_line_rows(const View& view, UnitTable& table, std::uint32_t begin,
                             LaidOut& out) {
  const bool below_name = begin > 0 && leading_person(view, view.block(begin - 1).content);
  const Headers headers = below_name ? Headers() : line_headers(view, begin);
  if (headers.empty()) return begin + 1;
  const std::size_t n = headers.size();
  const PostTable rows(view, table, headers);
  std::uint32_t b = begin + static_cast<std::uint32_t>(n);
  std::fill(out.read.begin() + begin, out.read.begin() + b, true);
  while (b + n <= view.text.blocks.size()) {
    std::vector<Span> cells;
    for (std::size_t i = 0; i < n; ++i) {
      const Block& line = view.block(b + static_cast<std::uint32_t>(i));
      cells.push_back(line.content.size() <= 100 ? line.content : Span{});
    }
    if (!rows.fits(cells)) break;
    rows.read(cells, out);
    std::fill_n(out.read.begin() + b, n, true);
    b += static_cast<std::uint32_t>(n);
  }
  return b;
}

}  // namespace

void read_post_tables(const View& view, UnitTable& table, LaidOut& out) {
  for (std::uint32_t b = 0; b < view.text.blocks.size();) {
    const Block& block = view.block(b);
    if (block.kind == BlockKind::table_row) {
      b = read_rows(view, table, b, out);
    } else if (block.content.size() <= kLongestHeader && block.kind != BlockKind::boilerplate) {
      b = read_line_rows(view, table, b, out);
    } else {
      ++b;
    }
  }
}

}  // namespace orgkarta::facts
