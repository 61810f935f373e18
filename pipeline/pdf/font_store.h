// The fonts of a file, each read once.
#pragma once

#include <poppler/GfxFont.h>
#include <poppler/Object.h>

#include <memory>
#include <unordered_map>

#include "pipeline/pdf/glyph_font.h"

class XRef;

namespace orgkarta::pdf {

struct Font {
  std::shared_ptr<const GfxFont> decoder;  ///< of strings
  GlyphFont form;
};

/// Poppler itself reads the fonts of a page anew for each page.
class FontStore {
 public:
  explicit FontStore(XRef* xref) : xref_(xref) {}

  /// The font that an entry of a resource dictionary is or refers to; null if it is none. Stays
  /// until forget_many().
  const Font* font(const Object& entry);

  /// Forgets all fonts if they are many, as tables of large ones take half a megabyte each.
  void forget_many();

 private:
  std::unique_ptr<Font> read(const Object& font, Ref number) const;

  XRef* xref_;
  std::unordered_map<long, std::unique_ptr<Font>> fonts_;  ///< by number and generation
  int unnumbered_ = 0;
};

}  // namespace orgkarta::pdf
