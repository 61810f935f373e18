#include "pipeline/ingest/word/odt_body.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/ingest/word/odt_tables.h"
#include "pipeline/ingest/word/paragraph_numbers.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kMaxLevel = 6;
constexpr std::size_t kLongestEmphasised = 90;  // bytes

bool one_of(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), node.name()) != names.end();
}

bool is_hidden(pugi::xml_node section) {
  return attribute(section, "text:display") == "none" ||
         attribute(section, "text:is-hidden") == "true";
}

// Elements of a paragraph that are no text of it.
bool is_no_text(pugi::xml_node node) {
  return one_of(node, {"office:annotation", "office:annotation-end", "text:hidden-text",
                       "text:hidden-paragraph", "text:placeholder", "text:script", "text:number",
                       "text:ruby-text", "text:tracked-changes", "office:event-listeners"});
}

/// Recursion is bounded by the depth that check_xml() allows.
class Body {
 public:
  Body(pugi::xml_node content, const OdtStyles& styles, OdtLists lists)
      : content_(content), styles_(styles), lists_(std::move(lists)), numbers_{"text:p", "text:h"} {
    numbers_.add(content);
    find_title();
  }

  Written run() && {
    const pugi::xml_node text = content_.child("office:body").child("office:text");
    blocks(text ? text : content_);
    for (std::size_t i = 0; i < notes_.size(); ++i) blocks(notes_[i]);
    return std::move(writer_).finish();
  }

 private:
  void find_title();
  void blocks(pugi::xml_node parent);
  void block(pugi::xml_node node);
  void list(pugi::xml_node node);
  void paragraph(pugi::xml_node p, pugi::xml_node item);
  ParagraphForm form_of(pugi::xml_node p, pugi::xml_node item);
  void table(pugi::xml_node node);
  void row(pugi::xml_node node);
  void inlines(pugi::xml_node parent);
  void inline_part(pugi::xml_node node);
  void put(std::string_view text);
  void find_boxes(pugi::xml_node node);
  void write_boxes();
  bool is_emphasised(pugi::xml_node p) const;
  const OdtStyle& style_of(pugi::xml_node node, std::string_view family) const {
    return styles_.find(family, attribute(node, "text:style-name"));
  }

  pugi::xml_node content_;
  const OdtStyles& styles_;
  OdtLists lists_;
  ParagraphNumbers numbers_;
  TextWriter writer_;
  std::vector<pugi::xml_node> boxes_;
  std::vector<pugi::xml_node> notes_;
  std::size_t title_ = 0;  ///< hash of the paragraph that is the title
  bool mute_ = false;      ///< what is walked over is not shown
  bool spaced_ = false;    ///< a space was the last thing written
};

// As in DOCX files: the title's style, else the only heading of the highest level if it is first.
void Body::find_title() {
  pugi::xml_node first;
  bool only = true;
  for (const pugi::xml_node p : numbers_.paragraphs()) {
    if (!p.first_child()) continue;
    if (is(p, "text:p") && style_of(p, "paragraph").title) {
      title_ = p.hash_value();
      return;
    }
    if (!is(p, "text:h")) continue;
    const bool highest = number(attribute(p, "text:outline-level"), 1) == 1;
    if (!first) {
      first = p;
      only = highest;
    } else if (highest) {
      only = false;
    }
  }
  if (first && only) title_ = first.hash_value();
}

void Body::blocks(pugi::xml_node parent) {
  for (const pugi::xml_node child : parent.children()) block(child);
}

void Body::block(pugi::xml_node node) {
  if (is(node, "text:p") || is(node, "text:h")) {
    paragraph(node, {});
  } else if (is(node, "text:list")) {
    list(node);
  } else if (is(node, "table:table")) {
    table(node);
  } else if (is(node, "text:section")) {
    if (!is_hidden(node)) blocks(node);
  } else if (is(node, "text:bibliography")) {
    blocks(node.child("text:index-body"));
  } else if (one_of(node, {"text:numbered-paragraph", "text:index-title", "text:page-sequence"})) {
    blocks(node);
  } else if (std::string_view(node.name()).starts_with("draw:")) {
    find_boxes(node);
    if (!writer_.in_row()) write_boxes();
  }
}

void Body::list(pugi::xml_node node) {
  const pugi::xml_node first = node.child("text:list-item").child("text:p");
  lists_.open(node, style_of(first, "paragraph").list);
  for (const pugi::xml_node item : node.children()) {
    // A header of a list has no number; nor has what follows an item's first paragraph.
    pugi::xml_node counted = is(item, "text:list-item") ? item : pugi::xml_node();
    if (!counted && !is(item, "text:list-header")) continue;
    for (const pugi::xml_node child : item.children()) {
      if (is(child, "text:p") || is(child, "text:h")) {
        paragraph(child, std::exchange(counted, {}));
      } else {
        block(child);
      }
    }
  }
  lists_.close(node);
}

ParagraphForm Body::form_of(pugi::xml_node p, pugi::xml_node item) {
  ParagraphForm form;
  form.number = numbers_.of(p);
  const int level = std::max(number(attribute(p, "text:outline-level"), 1), 1);
  if (p.hash_value() == title_) {
    form.mark = {LineKind::title, 1};
  } else if (is(p, "text:h") || style_of(p, "paragraph").title) {
    form.mark = {LineKind::heading, static_cast<std::uint8_t>(std::min(level, kMaxLevel))};
  }
  const bool unnumbered = attribute(p, "text:is-list-header") == "true";
  if (item) {
    add_label(form, lists_.next(item), lists_.level());
  } else if (is(p, "text:h") && !unnumbered && lists_.empty()) {
    add_label(form, lists_.next_heading(level), 0);
  }
  const bool plain = form.mark.kind == LineKind::paragraph && form.marker.empty();
  if (plain && !writer_.in_row() && lists_.empty() && is_emphasised(p)) {
    form.mark = {LineKind::heading, writer_.next_level()};
    form.guessed = true;
  }
  return form;
}

void Body::paragraph(pugi::xml_node p, pugi::xml_node item) {
  const bool muted = mute_;
  mute_ = mute_ || style_of(p, "paragraph").hidden == 1;
  writer_.begin_paragraph(form_of(p, item));
  spaced_ = true;
  inlines(p);
  mute_ = muted;
  writer_.end_paragraph();
  if (!writer_.in_row()) write_boxes();
}

void Body::table(pugi::xml_node node) {
  const bool data = !writer_.in_row() && is_data_table(node);
  if (data) writer_.begin_table();
  for_each_row(node, [&](pugi::xml_node child, bool) {
    if (data) {
      const int times = repeats(child, "table:number-rows-repeated");
      for (int i = 0; i < times; ++i) row(child);
      return;
    }
    for_each_cell(child, [this](pugi::xml_node cell, bool covered) {
      if (!covered) blocks(cell);
    });
  });
  if (data) writer_.end_table();
}

void Body::row(pugi::xml_node node) {
  writer_.begin_row();
  for_each_cell(node, [this](pugi::xml_node cell, bool covered) {
    const int times = repeats(cell, "table:number-columns-repeated");
    for (int i = 0; i < times; ++i) {
      writer_.begin_cell();
      if (!covered) blocks(cell);
    }
  });
  writer_.end_row();
  write_boxes();
}

void Body::inlines(pugi::xml_node parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) {
      inline_part(child);
    } else {
      put(child.value());
    }
  }
}

void Body::inline_part(pugi::xml_node node) {
  if (is_no_text(node)) return;
  if (is(node, "text:s")) {
    for (int i = repeats(node, "text:c"); i > 0 && !mute_; --i) writer_.space();
    spaced_ = true;
  } else if (is(node, "text:tab")) {
    if (!mute_) writer_.tab();
    spaced_ = true;
  } else if (is(node, "text:line-break")) {
    if (!mute_) writer_.line_end();
    spaced_ = true;
  } else if (is(node, "text:note")) {
    if (!mute_) notes_.push_back(node.child("text:note-body"));
  } else if (std::string_view(node.name()).starts_with("draw:")) {
    if (!mute_) find_boxes(node);
  } else {
    const bool muted = mute_;
    const int hidden = is(node, "text:span") ? style_of(node, "text").hidden : -1;
    if (hidden >= 0) mute_ = hidden == 1;
    inlines(node);
    mute_ = muted;
  }
}

// Spaces in such files count as one, however many there are.
void Body::put(std::string_view text) {
  if (mute_) return;
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space) {
      out += c;
    } else if (!spaced_) {
      out += ' ';
    }
    spaced_ = space;
  }
  writer_.put(out);
}

void Body::find_boxes(pugi::xml_node node) {
  if (node.child("text:p") || node.child("text:h") || node.child("text:list")) {
    boxes_.push_back(node);
    return;
  }
  for (const pugi::xml_node child : node.children()) {
    if (std::string_view(child.name()).starts_with("draw:")) find_boxes(child);
  }
}

void Body::write_boxes() {
  for (const pugi::xml_node box : std::exchange(boxes_, {})) blocks(box);
}

/// Counts the letters of a paragraph, and those that are bold.
struct Emphasis {
  const OdtStyles& styles;
  std::size_t letters = 0;
  std::size_t bold = 0;
  char last = ' ';
  bool parted = false;  ///< by tabs or line ends

  void count(pugi::xml_node parent, bool is_bold) {
    for (const pugi::xml_node child : parent.children()) {
      if (parted || letters > kLongestEmphasised) return;
      parted = is(child, "text:tab") || is(child, "text:line-break");
      if (child.type() == pugi::node_element) {
        if (is_no_text(child) || is(child, "text:note")) continue;
        const int own = styles.find("text", attribute(child, "text:style-name")).bold;
        count(child, own >= 0 ? own == 1 : is_bold);
        continue;
      }
      for (const char c : std::string_view(child.value())) {
        if (static_cast<unsigned char>(c) <= ' ') continue;
        ++letters;
        bold += is_bold;
        last = c;
      }
    }
  }
};

bool Body::is_emphasised(pugi::xml_node p) const {
  Emphasis emphasis{styles_};
  emphasis.count(p, style_of(p, "paragraph").bold == 1);
  return emphasis.letters > 2 && emphasis.letters <= kLongestEmphasised &&
         emphasis.letters == emphasis.bold && !emphasis.parted &&
         std::string_view(".,:;!").find(emphasis.last) == std::string_view::npos;
}

}  // namespace

Written write_odt(pugi::xml_node content, const OdtStyles& styles, OdtLists lists) {
  return Body(content, styles, std::move(lists)).run();
}

}  // namespace orgkarta::ingest::word
