#include "pipeline/ingest/word/docx_body.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pipeline/ingest/word/docx_fields.h"
#include "pipeline/ingest/word/docx_nodes.h"
#include "pipeline/ingest/word/paragraph_numbers.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest::word {
namespace {

constexpr int kMaxLevel = 6;
constexpr int kMaxSpan = 100;  // columns

/// Recursion is bounded by the depth that check_xml() allows.
class Body {
 public:
  explicit Body(const DocxParts& parts)
      : parts_(parts), styles_(parts.styles), lists_(parts.lists), numbers_{"w:p"} {
    for (const pugi::xml_node root : {parts.document, parts.footnotes, parts.endnotes}) {
      numbers_.add(root);
      fields_.add(root);
    }
    find_title();
  }

  DocxText run() && {
    blocks(parts_.document.child("w:body"));
    // Notes have no notes, but a file may say so.
    for (std::size_t i = 0; i < notes_.size(); ++i) blocks(notes_[i]);
    return {std::move(writer_).finish(), embeds_};
  }

 private:
  void find_title();
  void blocks(pugi::xml_node parent);
  void paragraph(pugi::xml_node p);
  ParagraphForm form_of(pugi::xml_node p);
  void number(pugi::xml_node p, ParagraphForm& form);
  void table(pugi::xml_node node);
  void row(pugi::xml_node node);
  void inlines(pugi::xml_node parent, const DocxStyle& style);
  void run(pugi::xml_node r, const DocxStyle& style);
  bool run_part(pugi::xml_node node);
  void put(std::string_view text) {
    if (!mute_ && !fields_.hides()) writer_.put(text);
  }
  void text(pugi::xml_node t);
  void symbol(pugi::xml_node sym);
  void note(pugi::xml_node notes, const char* name, pugi::xml_node reference);
  void find_boxes(pugi::xml_node node);
  void write_boxes();

  const DocxParts& parts_;
  const DocxStyles& styles_;
  DocxLists lists_;
  DocxFields fields_;
  ParagraphNumbers numbers_;
  TextWriter writer_;
  std::vector<pugi::xml_node> boxes_;  ///< text boxes of the paragraph or row under way
  std::vector<pugi::xml_node> notes_;
  std::set<std::pair<std::string_view, std::string_view>> noted_;
  std::size_t title_ = 0;  ///< hash of the paragraph that is the title
  bool mute_ = false;      ///< what is walked over is not shown
  bool embeds_ = false;
};

// The first paragraph in the title's style; else the only heading of the highest level, where no
// other comes before it, as a page's <h1> is.
void Body::find_title() {
  pugi::xml_node first;
  bool only = true;
  for (const pugi::xml_node p : numbers_.paragraphs()) {
    const bool styled = style_of(p, styles_).title;
    const int level = outline_of(p, styles_);
    if (!styled && level < 0) continue;
    if (!p.child("w:r") && !p.child("w:ins") && !p.child("w:hyperlink")) continue;
    if (styled) {
      title_ = p.hash_value();
      return;
    }
    if (!first)
      first = p;
    else if (level == 0)
      only = false;
  }
  if (first && only && outline_of(first, styles_) == 0) title_ = first.hash_value();
}

void Body::blocks(pugi::xml_node parent) {
  for_each_child(parent, [this](pugi::xml_node child) {
    if (is(child, "w:p")) return paragraph(child);
    if (is(child, "w:tbl")) return table(child);
    embeds_ = embeds_ || is(child, "w:altChunk") || is(child, "w:subDoc");
  });
}

void Body::number(pugi::xml_node p, ParagraphForm& form) {
  const DocxStyle& style = style_of(p, styles_);
  const pugi::xml_node own = p.child("w:pPr").child("w:numPr");
  const int given = word::number(attribute(own.child("w:numId"), "w:val"), -1);
  const int list = given >= 0 ? given : style.list;
  if (list <= 0) return;
  int level = word::number(attribute(own.child("w:ilvl"), "w:val"), -1);
  if (level < 0 && given < 0) level = style.list_level;
  if (level < 0) level = lists_.level_of(list, style.list_style);
  level = std::clamp(level, 0, DocxLists::kLevels - 1);
  add_label(form, lists_.next(list, level), level);
}

ParagraphForm Body::form_of(pugi::xml_node p) {
  ParagraphForm form;
  form.number = numbers_.of(p);
  const int level = outline_of(p, styles_);
  const bool title = p.hash_value() == title_;
  const bool heading = title || level >= 0 || style_of(p, styles_).title;
  if (title) {
    form.mark = {LineKind::title, 1};
  } else if (heading) {
    const int from_one = std::max(level, 0) + 1;
    form.mark = {LineKind::heading, static_cast<std::uint8_t>(std::min(from_one, kMaxLevel))};
  }
  number(p, form);
  const bool plain = form.mark.kind == LineKind::paragraph && form.marker.empty();
  if (plain && !writer_.in_row() && is_emphasised(p, styles_)) {
    form.mark = {LineKind::heading, writer_.next_level()};
    form.guessed = true;
  }
  return form;
}

void Body::paragraph(pugi::xml_node p) {
  const DocxStyle& style = style_of(p, styles_);
  const bool muted = mute_;
  mute_ = mute_ || style.contents;
  const bool mark_deleted = p.child("w:pPr").child("w:rPr").child("w:del");
  if (mark_deleted || mute_ || fields_.hides()) {
    ParagraphForm form;
    form.number = numbers_.of(p);
    writer_.begin_paragraph(form);
  } else {
    writer_.begin_paragraph(form_of(p));
  }
  inlines(p, style);
  mute_ = muted;
  if (mark_deleted) return writer_.join_next();
  writer_.end_paragraph();
  if (!writer_.in_row()) write_boxes();
}

void Body::table(pugi::xml_node node) {
  const bool data = !writer_.in_row() && is_data_table(node, styles_);
  if (data) writer_.begin_table();
  for_each_child(node, [&](pugi::xml_node child) {
    if (!is(child, "w:tr") || child.child("w:trPr").child("w:del")) return;
    if (data) return row(child);
    for_each_child(child, [this](pugi::xml_node cell) {
      if (is(cell, "w:tc")) blocks(cell);
    });
  });
  if (data) writer_.end_table();
}

void Body::row(pugi::xml_node node) {
  const auto span = [](pugi::xml_node holder, const char* name, int least) {
    return std::clamp(word::number(attribute(holder.child(name), "w:val"), least), least, kMaxSpan);
  };
  writer_.begin_row();
  writer_.empty_columns(span(node.child("w:trPr"), "w:gridBefore", 0));
  for_each_child(node, [&](pugi::xml_node cell) {
    if (!is(cell, "w:tc")) return;
    const pugi::xml_node properties = cell.child("w:tcPr");
    writer_.begin_cell();
    if (!properties.child("w:cellDel")) blocks(cell);
    writer_.empty_columns(span(properties, "w:gridSpan", 1) - 1);
  });
  writer_.end_row();
  write_boxes();
}

void Body::inlines(pugi::xml_node parent, const DocxStyle& style) {
  for_each_child(parent, [&](pugi::xml_node child) {
    if (is(child, "w:r")) return run(child, style);
    if (is(child, "m:t")) return put(child.child_value());
    if (std::string_view(child.name()).starts_with("m:")) inlines(child, style);
    if (is(child, "w:subDoc")) embeds_ = true;
  });
}

void Body::run(pugi::xml_node r, const DocxStyle& style) {
  const bool muted = mute_;
  mute_ = mute_ || run_has(r, "w:vanish", &DocxStyle::hidden, style, styles_);
  bool goes_on = true;
  for_each_child(r, [&](pugi::xml_node child) { goes_on = goes_on && run_part(child); });
  mute_ = muted;
}

// False if what follows in the run is no text.
bool Body::run_part(pugi::xml_node node) {
  if (is(node, "w:t")) {
    text(node);
  } else if (is(node, "w:fldChar")) {
    fields_.mark(node);
  } else if (is(node, "w:instrText")) {
    fields_.instruction(node.child_value());
  } else if (mute_ || fields_.hides()) {
    return true;
  } else if (is(node, "w:tab") || is(node, "w:ptab")) {
    writer_.tab();
  } else if (is(node, "w:br") || is(node, "w:cr")) {
    writer_.line_end();
  } else if (is(node, "w:noBreakHyphen")) {
    writer_.put("\u2011");
  } else if (is(node, "w:softHyphen")) {
    writer_.put("\u00AD");
  } else if (is(node, "w:sym")) {
    symbol(node);
  } else if (is(node, "w:footnoteReference")) {
    note(parts_.footnotes, "w:footnote", node);
    return attribute(node, "w:customMarkFollows").empty();
  } else if (is(node, "w:endnoteReference")) {
    note(parts_.endnotes, "w:endnote", node);
    return attribute(node, "w:customMarkFollows").empty();
  } else if (is(node, "w:ruby")) {
    for (const pugi::xml_node base : node.children("w:rubyBase")) inlines(base, {});
  } else if (is(node, "w:drawing") || is(node, "w:pict") || is(node, "w:object")) {
    find_boxes(node);
  }
  return true;
}

// Spaces at its ends count only where the file says so.
void Body::text(pugi::xml_node t) {
  const bool kept = attribute(t, "xml:space") == "preserve";
  for (const pugi::xml_node piece : t.children()) {
    std::string_view value = piece.value();
    constexpr std::string_view kSpaces = " \t\r\n";
    if (!kept) {
      value.remove_prefix(std::min(value.find_first_not_of(kSpaces), value.size()));
      value = value.substr(0, value.find_last_not_of(kSpaces) + 1);
    }
    put(value);
  }
}

// A sign of a font of signs: only bullets have a meaning of their own.
void Body::symbol(pugi::xml_node sym) {
  const std::string_view code = attribute(sym, "w:char");
  if (code.ends_with("B7") || code.ends_with("b7")) return put("\u2022");
  writer_.space();
}

void Body::note(pugi::xml_node notes, const char* name, pugi::xml_node reference) {
  const std::string_view id = attribute(reference, "w:id");
  if (!noted_.emplace(name, id).second) return;
  for (const pugi::xml_node note : notes.children(name)) {
    if (attribute(note, "w:id") == id) return notes_.push_back(note);
  }
}

// Boxes in boxes are found when the outer one is written.
void Body::find_boxes(pugi::xml_node node) {
  for_each_child(node, [this](pugi::xml_node child) {
    if (is(child, "w:txbxContent")) {
      boxes_.push_back(child);
    } else {
      find_boxes(child);
    }
  });
}

void Body::write_boxes() {
  if (mute_) boxes_.clear();
  for (const pugi::xml_node box : std::exchange(boxes_, {})) blocks(box);
}

}  // namespace

DocxText write_docx(const DocxParts& parts) { return Body(parts).run(); }

}  // namespace orgkarta::ingest::word
