#include "output/stored_documents.h"

#include <algorithm>
#include <stdexcept>

#include "output/sentence_around.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

template <class E>
E value_of(std::string_view name) {
  const auto value = parse_name<E>(name);
  if (!value) throw std::logic_error("the database says '" + std::string(name) + "'");
  return *value;
}

template <class E>
std::optional<E> value_or_none(const Query& query, int column) {
  if (query.null(column)) return std::nullopt;
  return value_of<E>(query.text(column));
}

/// The document's own id ("u3") of a unit's row.
std::string unit_id(const StoredDocument& document, std::int64_t row) {
  return document.facts.units.at(static_cast<std::size_t>(row - document.first_unit)).id;
}

std::optional<std::string> unit_or_none(const StoredDocument& document, const Query& query,
                                        int column) {
  if (query.null(column)) return std::nullopt;
  return unit_id(document, query.integer(column));
}

/// The place of a fact's main passage in code points.
void add_place(const Query& query, int column, Fact& fact) {
  if (query.null(column)) return;
  const Span span{static_cast<std::uint32_t>(query.integer(column)),
                  static_cast<std::uint32_t>(query.integer(column + 1))};
  fact.evidence.push_back({span, {}, Section::none});
}

/// Whether a passage holds a word of the unit's name, or another name of it.
bool names_unit(std::string_view quote, const std::string& id, const Facts& facts) {
  constexpr std::size_t kShortestWord = 4;  // bytes: those that many names have are shorter
  const auto unit = std::ranges::find(facts.units, id, &Unit::id);
  const std::string passage = unicode::lower(quote);
  const std::string name = unicode::lower(unit->name);
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
    if (end - at >= kShortestWord && passage.find(name.substr(at, end - at)) != passage.npos)
      return true;
    at = end + 1;
  }
  return std::ranges::any_of(unit->aliases, [&](const std::string& alias) {
    return passage.find(unicode::lower(alias)) != passage.npos;
  });
}

}  // namespace

StoredDocuments::StoredDocuments(Connection& db)
    : db_(db),
      rows_(db,
            "SELECT id FROM documents WHERE municipality IS ?1 AND text IS NOT NULL ORDER BY id"),
      document_(
          db, "SELECT path, sha256, type, status, published, updated FROM documents WHERE id = ?"),
      units_(
          db,
          "SELECT id, fact, name, kind, field, parent FROM units WHERE document = ? ORDER BY id"),
      names_(db,
             "SELECT unit, name FROM unit_names WHERE unit BETWEEN ? AND ? ORDER BY unit, ordinal"),
      posts_(
          db,
          "SELECT p.id, n.name, p.title, p.unit, p.party, p.role, p.acting, p.time, e.start, e.end,"
          " p.fact, e.quote, coalesce(e.ordinal, 1) FROM posts p JOIN people n ON n.id = p.person"
          " LEFT JOIN evidence e ON e.kind = 'post' AND e.fact_id = p.id"
          " WHERE p.document = ? ORDER BY p.id, e.ordinal"),
      goals_(db, "SELECT id, fact, text, kind FROM goals WHERE document = ? ORDER BY id"),
      dates_(db,
             "SELECT d.value, d.role, e.start, e.end, coalesce(e.ordinal, 1) FROM dates d LEFT JOIN"
             " evidence e ON e.kind = 'date' AND e.fact_id = d.id WHERE d.document = ?"
             " AND d.role IN ('meeting', 'decision', 'effective', 'start', 'end')"
             " ORDER BY d.id, e.ordinal"),
      amounts_(db,
               "SELECT id, text, min, max, unit, period, negative, kind FROM amounts"
               " WHERE document = ? ORDER BY id"),
      amount_units_(db,
                    "SELECT amount, unit FROM amount_units WHERE amount BETWEEN ? AND ?"
                    " ORDER BY amount, ordinal"),
      changes_(db,
               "SELECT id, kind, subject, effective, status, decided_by FROM changes"
               " WHERE document = ? ORDER BY id"),
      sides_(db,
             "SELECT change, side, unit, name FROM change_units WHERE change BETWEEN ? AND ?"
             " ORDER BY change, side, ordinal"),
      text_(db, "SELECT text FROM documents WHERE id = ?") {}

std::vector<std::string> StoredDocuments::municipalities() {
  Query codes(db_,
              "SELECT DISTINCT municipality FROM documents WHERE municipality IS NOT NULL AND"
              " text IS NOT NULL ORDER BY municipality");
  std::vector<std::string> out;
  while (codes.next()) out.emplace_back(codes.text(0));
  return out;
}

std::vector<StoredDocument> StoredDocuments::of_municipality(const std::string& code) {
  std::vector<std::int64_t> rows;
  rows_.ask(code);
  while (rows_.next()) rows.push_back(rows_.integer(0));
  std::vector<StoredDocument> out;
  out.reserve(rows.size());
  for (const std::int64_t row : rows) out.push_back(read(row));
  return out;
}

std::vector<StoredDocuments::Copies> StoredDocuments::unplaced() {
  Query rows(db_,
             "SELECT id, sha256 FROM documents WHERE municipality IS NULL AND text IS NOT NULL"
             " ORDER BY sha256, id");
  std::vector<Copies> out;
  while (rows.next()) {
    if (out.empty() || rows.text(1) != out.back().sha256)
      out.push_back({std::string(rows.text(1)), {}});
    out.back().rows.push_back(rows.integer(0));
  }
  return out;
}

StoredDocument StoredDocuments::read(std::int64_t row) {
  StoredDocument out;
  read_document(row, out);
  read_units(row, out);
  read_posts(row, out);
  read_goals(row, out);
  read_dates(row, out);
  read_sentences(row, out);
  read_amounts(row, out);
  read_changes(row, out);
  document_text_ = {};
  text_row_ = 0;
  out.facts.units.shrink_to_fit();  // thousands of documents are held at a time
  out.facts.posts.shrink_to_fit();
  out.facts.goals.shrink_to_fit();
  out.facts.dates.shrink_to_fit();
  out.facts.amounts.shrink_to_fit();
  return out;
}

void StoredDocuments::read_document(std::int64_t row, StoredDocument& out) {
  document_.ask(row);
  if (!document_.next()) throw std::logic_error("no document " + std::to_string(row));
  out.path = document_.text(0);
  out.sha256 = document_.text(1);
  out.facts.type = value_of<DocumentType>(document_.text(2));
  out.facts.status = value_of<DocumentStatus>(document_.text(3));
  out.facts.published = document_.text_or_none(4);
  out.facts.updated = document_.text_or_none(5);
}

void StoredDocuments::read_units(std::int64_t row, StoredDocument& out) {
  std::vector<std::optional<std::int64_t>> parents;
  units_.ask(row);
  while (units_.next()) {
    if (out.facts.units.empty()) out.first_unit = units_.integer(0);
    Unit unit;
    unit.id = units_.text(1);
    unit.name = units_.text(2);
    unit.kind = value_of<UnitKind>(units_.text(3));
    unit.field = units_.text_or_none(4);
    parents.push_back(units_.null(5) ? std::nullopt : std::optional(units_.integer(5)));
    out.facts.units.push_back(std::move(unit));
  }
  for (std::size_t u = 0; u < parents.size(); ++u) {
    if (parents[u]) out.facts.units[u].parent = unit_id(out, *parents[u]);
  }
  names_.ask(out.first_unit, out.first_unit + static_cast<std::int64_t>(parents.size()) - 1);
  while (names_.next()) {
    const auto u = static_cast<std::size_t>(names_.integer(0) - out.first_unit);
    out.facts.units.at(u).aliases.emplace_back(names_.text(1));
  }
}

void StoredDocuments::read_posts(std::int64_t row, StoredDocument& out) {
  posts_.ask(row);
  while (posts_.next()) {
    if (posts_.integer(12) == 1) read_post(out);
    Post& post = out.facts.posts.back();
    add_place(posts_, 8, post);
    const bool named =
        post.unit && !posts_.null(8) && names_unit(quote_of(row), *post.unit, out.facts);
    if (named) out.post_bodies_inferred.back() = false;
  }
}

/// The passage of the post's evidence; the first one's stands beside it.
std::string StoredDocuments::quote_of(std::int64_t row) {
  if (!posts_.null(11)) return std::string(posts_.text(11));
  const auto begin = static_cast<std::size_t>(posts_.integer(8));
  const auto size = static_cast<std::size_t>(posts_.integer(9)) - begin;
  std::string quote;
  for (const char32_t c : text_of(row).substr(begin, size)) utf8::append(quote, c);
  return quote;
}

const std::u32string& StoredDocuments::text_of(std::int64_t row) {
  if (text_row_ != row) {
    document_text_.clear();
    text_.ask(row);
    while (text_.next()) document_text_ = code_points(text_.text(0));
    text_row_ = row;
  }
  return document_text_;
}

void StoredDocuments::read_post(StoredDocument& out) {
  if (out.facts.posts.empty()) out.first_post = posts_.integer(0);
  Post post;
  post.person = posts_.text(1);
  post.title = posts_.text(2);
  post.unit = unit_or_none(out, posts_, 3);
  post.party = posts_.text_or_none(4);
  post.role = value_of<Role>(posts_.text(5));
  post.acting = posts_.integer(6) != 0;
  post.time = value_of<PostTime>(posts_.text(7));
  post.id = posts_.text(10);
  out.post_bodies_inferred.push_back(post.unit.has_value() && !posts_.null(8));
  out.facts.posts.push_back(std::move(post));
}

void StoredDocuments::read_goals(std::int64_t row, StoredDocument& out) {
  goals_.ask(row);
  while (goals_.next()) {
    if (out.facts.goals.empty()) out.first_goal = goals_.integer(0);
    Goal goal;
    goal.id = goals_.text(1);
    goal.text = goals_.text(2);
    goal.kind = value_of<GoalKind>(goals_.text(3));
    out.facts.goals.push_back(std::move(goal));
  }
}

void StoredDocuments::read_dates(std::int64_t row, StoredDocument& out) {
  dates_.ask(row);
  while (dates_.next()) {
    if (dates_.integer(4) > 1) {
      add_place(dates_, 2, out.facts.dates.back());
      continue;
    }
    Date date;
    date.value = dates_.text(0);
    date.role = value_of<DateRole>(dates_.text(1));
    add_place(dates_, 2, date);
    out.facts.dates.push_back(std::move(date));
  }
}

/// Only where there are days that posts may begin or end on.
void StoredDocuments::read_sentences(std::int64_t row, StoredDocument& out) {
  const bool dated = std::ranges::any_of(out.facts.dates, [](const Date& d) {
    return d.role == DateRole::start || d.role == DateRole::effective || d.role == DateRole::end;
  });
  if (!dated || out.facts.posts.empty()) return;
  const std::u32string& text = text_of(row);
  for (const Post& post : out.facts.posts) {
    std::vector<Span>& sentences = out.post_sentences.emplace_back();
    for (const Evidence& e : post.evidence) sentences.push_back(sentence_around(text, e.span));
  }
}

void StoredDocuments::read_amounts(std::int64_t row, StoredDocument& out) {
  amounts_.ask(row);
  while (amounts_.next()) {
    if (out.facts.amounts.empty()) out.first_amount = amounts_.integer(0);
    Amount amount;
    amount.text = amounts_.text(1);
    amount.min = amounts_.real_or_none(2);
    amount.max = amounts_.real_or_none(3);
    amount.unit = value_of<Measure>(amounts_.text(4));
    amount.period = value_or_none<Period>(amounts_, 5);
    amount.negative = amounts_.integer(6) != 0;
    amount.kind = value_of<AmountKind>(amounts_.text(7));
    out.facts.amounts.push_back(std::move(amount));
  }
  const auto count = static_cast<std::int64_t>(out.facts.amounts.size());
  amount_units_.ask(out.first_amount, out.first_amount + count - 1);
  while (amount_units_.next()) {
    const auto a = static_cast<std::size_t>(amount_units_.integer(0) - out.first_amount);
    out.facts.amounts.at(a).units.push_back(unit_id(out, amount_units_.integer(1)));
  }
}

void StoredDocuments::read_changes(std::int64_t row, StoredDocument& out) {
  changes_.ask(row);
  while (changes_.next()) {
    if (out.facts.changes.empty()) out.first_change = changes_.integer(0);
    Change change;
    change.kind = value_of<ChangeKind>(changes_.text(1));
    change.subject = changes_.text_or_none(2);
    change.effective = changes_.text_or_none(3);
    change.status = value_of<Status>(changes_.text(4));
    change.decided_by = unit_or_none(out, changes_, 5);
    out.facts.changes.push_back(std::move(change));
  }
  const auto count = static_cast<std::int64_t>(out.facts.changes.size());
  sides_.ask(out.first_change, out.first_change + count - 1);
  while (sides_.next()) {
    Change& change =
        out.facts.changes.at(static_cast<std::size_t>(sides_.integer(0) - out.first_change));
    auto& side = sides_.text(1) == "from" ? change.from : change.to;
    side.push_back(sides_.null(2) ? std::string(sides_.text(3)) : unit_id(out, sides_.integer(2)));
  }
}

}  // namespace orgkarta::output
