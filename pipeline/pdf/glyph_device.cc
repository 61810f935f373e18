#include "pipeline/pdf/glyph_device.h"

#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "pipeline/pdf/text_string.h"

namespace orgkarta::pdf {
void GlyphDevice::updateFont(GfxState* state) {
  const GfxFont* font = state->getFont().get();
  auto known = fonts_.find(font);
  if (known == fonts_.end()) known = fonts_.emplace(font, glyph_font(font)).first;
  Matrix way;
  state->getFontTransMat(&way.a, &way.b, &way.c, &way.d);
  const double size = state->getTransformedFontSize() * known->second.scale;
  words_.set_style(glyph_style(known->second, size, way));
}

void GlyphDevice::drawChar(GfxState* state, double x, double y, double dx, double dy,
                           double origin_x, double origin_y, CharCode code, int /*bytes*/,
                           const Unicode* characters, int count) {
  constexpr CharCode kSpace = 0x20;
  const double spacing = state->getCharSpace() + (code == kSpace ? state->getWordSpace() : 0);
  double spacing_x = 0;
  double spacing_y = 0;
  state->textTransformDelta(spacing * state->getHorizScaling(), 0, &spacing_x, &spacing_y);
  double width = 0;
  double height = 0;
  state->transformDelta(dx - spacing_x, dy - spacing_y, &width, &height);
  Glyph glyph;
  state->transform(x - origin_x, y - origin_y, &glyph.x, &glyph.y);
  glyph.width = width;
  if (!replaces_) return words_.add(glyph, {characters, static_cast<std::size_t>(count)});
  room_ = drawn_ ? both(room_, glyph) : glyph;
  drawn_ = true;
}

void GlyphDevice::beginActualText(GfxState* /*state*/, const GooString* text) {
  instead_ = characters_of(text->toStr());
  replaces_ = true;
  drawn_ = false;
}

void GlyphDevice::endActualText(GfxState* /*state*/) {
  if (replaces_ && drawn_) words_.add(room_, instead_);
  replaces_ = false;
}

}  // namespace orgkarta::pdf
