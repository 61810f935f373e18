// What words need to know of a font.
#pragma once

#include "pipeline/pdf/matrix.h"
#include "pipeline/pdf/word_former.h"

class GfxFont;

namespace orgkarta::pdf {

/// Parts of the font's size, but for what is said.
struct GlyphFont {
  double ascent = 0.95;
  double descent = -0.35;
  double scale = 1;  ///< times the size that is asked for: how large its letters come out
  bool bold = false;
  bool vertical = false;  ///< lines run downwards
};

/// Of a font that Poppler has read; of none what is usual.
GlyphFont glyph_font(const GfxFont* font);

/// The style of a font's glyphs in a size (points) and, by `way`, the directions along a line and
/// up from it.
GlyphStyle glyph_style(const GlyphFont& font, double size, const Matrix& way);

}  // namespace orgkarta::pdf
