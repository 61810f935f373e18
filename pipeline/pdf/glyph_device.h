// Poppler's interpreter of pages as a source of glyphs.
#pragma once

#include <poppler/OutputDev.h>

#include <unordered_map>
#include <vector>

#include "pipeline/pdf/glyph_font.h"
#include "pipeline/pdf/word_former.h"

namespace orgkarta::pdf {

/// Takes the glyphs that Poppler draws, and nothing else of a page.
class GlyphDevice final : public OutputDev {
 public:
  explicit GlyphDevice(WordFormer& words) : words_(words) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool needNonText() override { return false; }

  void updateFont(GfxState* state) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* characters,
                int count) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

 private:
  WordFormer& words_;
  std::unordered_map<const GfxFont*, GlyphFont> fonts_;
  std::vector<unsigned> instead_;  ///< what is to be read for the glyphs that are being drawn
  Glyph room_;                     ///< that these take
  bool replaces_ = false;
  bool drawn_ = false;
};

}  // namespace orgkarta::pdf
