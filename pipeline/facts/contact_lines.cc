// Contact boxes: name, title, body and telephone, each on a line of its own, box after box.
#include <algorithm>

#include "pipeline/facts/post_layouts.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-contact";
constexpr std::uint32_t kLongestLine = 110;  // bytes
constexpr std::uint32_t kMostBehind = 60;    // bytes behind a title: its field or body
constexpr std::uint32_t kNearAddress = 5;    // lines from a name to its e-mail address

enum class LineIs : std::uint8_t { other, person, title, unit, contact };

/// One line of a box.
struct BoxLine {
  LineIs is = LineIs::other;
  Span span;
  const Mention* mention = nullptr;  ///< of a person or title; null for a name that no list knows
};

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

/// A name alone, perhaps with a party.
bool is_name_line(const View& view, const Mention& person, Span line) {
  if (person.span.end == line.end) return true;
  const Statement::Range r = view.mentions_in({person.span.end, line.end});
  if (r.first + 1 != r.last) return false;
  const Mention& m = view.found.mentions[r.first];
  return m.type == MentionType::party && m.span.begin == person.span.end + 1 &&
         m.span.end == line.end;
}

/// The title that a line begins with, perhaps behind a body's genitive: "The board's chair".
const Mention* title_of_line(const View& view, Span line) {
  if (const Mention* title = leading_title(view, line)) return title;
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
  if (view.slice(second).find('\t') != std::string_view::npos) return std::nullopt;
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
  if (const Mention* person = leading_person(view, line)) {
    if (is_name_line(view, *person, line)) return {LineIs::person, line, person};
    return {};
  }
  if (only_unit(view, table, line)) return {LineIs::unit, line, nullptr};
  if (const Mention* title = title_of_line(view, line)) {
    const Statement::Range r = view.mentions_in(line);
    const bool named =
        std::any_of(view.found.mentions.begin() + r.first, view.found.mentions.begin() + r.last,
                    [](const Mention& m) {
                      return m.type == MentionType::person || m.type == MentionType::name;
                    });
    const bool label =
        view.slice(line).ends_with(':') || view.lookup("member_headings", view.slice(line));
    const bool title_alone = !named && !label && line.end <= title->span.end + kMostBehind;
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

/// A run of lines that are names, titles, bodies and addresses.
class Box {
 public:
  Box(const View& view, const UnitTable& table, std::vector<DraftPost>& posts)
      : view_(view), table_(table), posts_(posts) {}

  void add(const BoxLine& line) {
    switch (line.is) {
      case LineIs::person:
        return add_person(line);
      case LineIs::title:
        return add_title(line);
      case LineIs::unit:
        return add_unit(line);
      case LineIs::contact:
        apart_ = true;
        return;
      case LineIs::other:
        flush();
        order_ = Order::unknown;
        above_.reset();
        heads_ = false;
    }
  }

 private:
  enum class Order : std::uint8_t { unknown, name, title };

  void add_person(const BoxLine& line) {
    if (order_ == Order::unknown) order_ = title_ ? Order::title : Order::name;
    if (order_ == Order::name || person_) flush();
    person_ = line;
    apart_ = false;
    if (title_) note();
  }

  void add_title(const BoxLine& line) {
    if (order_ == Order::name && title_ && apart_) return;  // whose, is not to be told
    if (order_ != Order::name) flush();
    title_ = line;
    apart_ = false;
    if (person_) note();
  }

  /// A body's line belongs to the post above it; first of a box, or behind a post that has one, it
  /// is the heading of those below.
  void add_unit(const BoxLine& line) {
    const auto unit = only_unit(view_, table_, line.span);
    const bool heads = heads_ || (!person_ && !title_);
    if (heads || noted_ == 0) {
      if (heads) flush();
      (heads ? above_ : own_) = unit;
      heads_ = heads;
      return;
    }
    for (std::size_t i = posts_.size() - noted_; i < posts_.size(); ++i) {
      DraftPost& d = posts_[i];
      if (d.unit) continue;
      d.unit = unit;
      d.post.evidence.front().span = cover(d.post.evidence.front().span, line.span);
    }
  }

  /// The posts of the person and the titles on the title's line, each with what stands behind it.
  void note() {
    const Statement::Range r = view_.mentions_in(title_->span);
    const Mention* title = title_->mention;
    std::uint32_t begin = title_->span.begin;
    for (std::uint32_t i = r.first; i < r.last; ++i) {
      const Mention& next = view_.found.mentions[i];
      if (next.type != MentionType::title || &next == title) continue;
      note(*title, {begin, next.span.begin});
      title = &next;
      begin = next.span.begin;
    }
    note(*title, {begin, title_->span.end});
  }

  void note(const Mention& title, Span told) {
    DraftPost d;
    if (person_->mention) {
      d.post = make_post(view_, title, *person_->mention);
      read_name_tail(view_, *person_->mention, person_->span, d.post);
    } else {
      d.post = make_post(view_, title, unlisted_person(person_->span));
    }
    if (!own_post(view_, d.post, {title.span.end, title_->span.end})) return;
    d.unit = first_unit(view_, table_, told);
    if (!d.unit && &title == title_->mention) d.unit = own_ ? own_ : above_;
    d.placed = true;
    d.settled = &title != title_->mention;  // what is round the box tells the first title's body
    d.post.evidence = {{cover(person_->span, title.span), kRule}};
    posts_.push_back(std::move(d));
    ++noted_;
  }

  void flush() {
    person_.reset();
    title_.reset();
    own_.reset();
    noted_ = 0;
    apart_ = false;
  }

  const View& view_;
  const UnitTable& table_;
  std::vector<DraftPost>& posts_;
  std::optional<BoxLine> person_;
  std::optional<BoxLine> title_;
  std::optional<UnitIndex> own_;    ///< named between name and title
  std::optional<UnitIndex> above_;  ///< named above all
  Order order_ = Order::unknown;
  std::size_t noted_ = 0;  ///< posts of the person under way, the last of posts_
  bool apart_ = false;     ///< an address stands between
  bool heads_ = false;     ///< bodies stand above their people
};

}  // namespace

bool is_contact(const View& view, std::string_view line) {
  if (line.empty()) return false;
  if (line.find('@') != line.npos) return true;
  const bool number =
      line.front() == '+' || line.front() == '(' || (line.front() >= '0' && line.front() <= '9');
  const auto digits =
      std::count_if(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number && digits >= 5) return true;
  return view.lookup("contact_labels", line.substr(0, line.find_first_of(" :"))).has_value();
}

void read_contact_lines(const View& view, const UnitTable& table, LaidOut& out) {
  std::vector<BoxLine> lines;
  lines.reserve(view.text.blocks.size());
  for (std::size_t b = 0; b < view.text.blocks.size(); ++b) {
    lines.push_back(out.read[b] ? BoxLine{} : line_of(view, table, view.text.blocks[b]));
  }
  find_addressed(view, lines);
  drop_doubtful(view, lines);
  Box box(view, table, out.posts);
  for (const BoxLine& line : lines) box.add(line);
}

}  // namespace orgkarta::facts
