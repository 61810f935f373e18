// Forms, and stretches with a mark.
#include <poppler/OptionalContent.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/pdf/content_operators.h"
#include "pipeline/pdf/content_reader.h"
#include "pipeline/pdf/text_string.h"

namespace orgkarta::pdf {
namespace {

constexpr std::size_t kDeepestForm = 100;

Matrix matrix_of(const Object& array) {
  std::array<double, 6> m{1, 0, 0, 1, 0, 0};
  if (array.isArray() && array.arrayGetLength() >= 6) {
    for (int i = 0; i < 6; ++i) {
      const Object number = array.arrayGet(i);
      if (number.isNum()) m[static_cast<std::size_t>(i)] = number.getNum();
    }
  }
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

}  // namespace

void ContentReader::draw(const Object& entry) {
  const int number = entry.isRef() ? entry.getRefNum() : -1;
  const bool within_itself = std::find(forms_.begin(), forms_.end(), number) != forms_.end();
  if (within_itself || forms_.size() >= kDeepestForm) return tell_flaw("Forms draw each other");
  const Object form = entry.fetch(xref_);
  if (!form.isStream()) return tell_flaw("A form or picture that is not there");
  Dict* dict = form.streamGetDict();
  if (!dict->lookup("Subtype").isName("Form")) return;
  if (!is_seen(dict->lookupNF("OC"))) return;
  forms_.push_back(number);
  draw_form(form);
  forms_.pop_back();
}

void ContentReader::draw_form(const Object& form) {
  const State outer = state_;
  Dict* dict = form.streamGetDict();
  state_.matrix = matrix_of(dict->lookup("Matrix")) * state_.matrix;
  style_is_set_ = false;
  Resources own(dict->lookup("Resources"), resources_, fonts_);
  run(form, own);
  state_ = outer;
  style_is_set_ = false;
}

bool ContentReader::is_seen(const Object& layer) const {
  return layers_ == nullptr || layer.isNull() || layers_->optContentIsVisible(&layer);
}

void ContentReader::begin_mark() {
  Mark mark;
  const bool has_more = count_ >= 2;
  const std::string& tag = has_more ? operands_[count_ - 2].text : none_;
  const Token& more = operands_[count_ > 0 ? count_ - 1 : 0];
  if (tag == "OC" && more.kind == TokenKind::name) {
    mark.hides = !is_seen(resources_->entry("Properties", more.text));
  } else if (tag == "Span" && !replaces_) {
    mark.replaces = find_text(more);
  }
  hidden_ += mark.hides ? 1 : 0;
  marks_.push_back(mark);
}

/// What is to be read for a stretch that begins, if that is said.
bool ContentReader::find_text(const Token& more) {
  if (more.kind == TokenKind::name) {
    const Object properties = resources_->entry("Properties", more.text).fetch(xref_);
    const Object text = properties.isDict() ? properties.dictLookup("ActualText") : Object(objNull);
    if (!text.isString()) return false;
    instead_ = characters_of(text.getString()->toStr());
  } else if (more.kind == TokenKind::dict && more.has_text) {
    instead_ = characters_of(more.text);
  } else {
    return false;
  }
  drawn_ = false;
  replaces_ = true;
  return true;
}

void ContentReader::end_mark() {
  if (marks_.empty()) return;
  const Mark mark = marks_.back();
  marks_.pop_back();
  hidden_ -= mark.hides ? 1 : 0;
  if (!mark.replaces) return;
  replaces_ = false;
  if (drawn_) words_.add(room_, instead_);
}

}  // namespace orgkarta::pdf
