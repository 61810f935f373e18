// Contact boxes: name, title, body and telephone, each on a line of its own, box after box.
#include <algorithm>

#include "pipeline/facts/box_lines.h"
#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-contact";

/// A run of lines that are names, titles, bodies and addresses.
class Box {
 public:
  Box(const View& view, const UnitTable& table, std::vector<DraftPost>& posts)
      : view_(view), table_(table), posts_(posts) {}

  /// `opens`: a title that stands over a name which has none below.
  void add(const BoxLine& line, bool opens) {
    switch (line.is) {
      case LineIs::person:
        return add_person(line);
      case LineIs::title:
        return add_title(line, opens);
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

  void add_title(const BoxLine& line, bool opens) {
    if (order_ == Order::name && title_ && apart_) {
      if (!opens) return;  // whose, is not to be told
      order_ = Order::unknown;
    }
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
    const std::uint32_t first = std::min(person_->span.begin, title_->span.begin);
    if (!d.unit) d.unit = signed_for(view_, table_, d.post.role, view_.block_at(first));
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

/// Whether a title's line leaves room to sign above the name below it.
bool has_room(const View& view, Span title) {
  const std::string_view line = view.slice(view.block(view.block_at(title.begin)).content);
  return line.find("....") != line.npos || line.find("____") != line.npos ||
         line.find("……") != line.npos;
}

/// "Signatures Secretary Paragraphs 12-17": the line of a title, with what a PDF's text has run
/// into it, over the name that signs.
BoxLine signature_line(const View& view, const BoxLine& line) {
  const Statement::Range r = view.mentions_in(line.span);
  if (r.first + 1 != r.last) return line;
  const Mention& title = view.found.mentions[r.first];
  if (title.type != MentionType::title) return line;
  const std::string_view before = view.slice({line.span.begin, title.span.begin});
  const std::string_view behind = view.slice({title.span.end, line.span.end});
  const std::size_t word = behind.find_first_not_of(" .\t");
  const std::string_view tail = behind.substr(std::min(word, behind.size()));
  const bool opens =
      before.empty() ||
      view.lookup("signature_heads", before.substr(0, before.find_last_not_of(' ') + 1));
  const bool ends = tail.empty() || view.lookup("signature_tails", tail.substr(0, tail.find(' ')));
  return opens && ends ? BoxLine{LineIs::title, line.span, &title} : line;
}

}  // namespace

void read_contact_lines(const View& view, const UnitTable& table, LaidOut& out) {
  Box box(view, table, out.posts);
  std::vector<BoxLine> lines = box_lines(view, table, out.read);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool over_name = i + 1 < lines.size() && lines[i + 1].is == LineIs::person;
    if (over_name && lines[i].is == LineIs::other) lines[i] = signature_line(view, lines[i]);
    const bool titled = i + 2 < lines.size() && lines[i + 2].is == LineIs::title;
    const bool signs = lines[i].is == LineIs::title && has_room(view, lines[i].span);
    if (signs) box.add({}, false);
    box.add(lines[i], signs || (over_name && !titled));
  }
}

}  // namespace orgkarta::facts
