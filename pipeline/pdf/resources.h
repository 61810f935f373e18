// What the names in a page's content stand for.
#pragma once

#include <poppler/Object.h>

#include <string>
#include <unordered_map>

#include "pipeline/pdf/font_store.h"

namespace orgkarta::pdf {

/// The resources of a page or of a form, and of what it is drawn in.
class Resources {
 public:
  /// `dict` may be no dictionary. `outer` must outlive this; null: of a page.
  Resources(Object dict, const Resources* outer, FontStore& fonts)
      : dict_(std::move(dict)), outer_(outer), fonts_(fonts) {}

  /// Null if there is no such font, or none that can be read.
  const Font* font(const std::string& name);

  /// An entry of a category ("XObject", "Properties" …), as a reference if it is one; null if there
  /// is none.
  Object entry(const char* category, const std::string& name) const;

  /// The font that a graphics state sets, as the entry of an array with the size behind it; null if
  /// it sets none.
  const Object& state_font(const std::string& name);

 private:
  Object dict_;
  const Resources* outer_;
  FontStore& fonts_;
  std::unordered_map<std::string, const Font*> named_;
  std::unordered_map<std::string, Object> states_;
};

}  // namespace orgkarta::pdf
