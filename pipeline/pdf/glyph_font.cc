#include "pipeline/pdf/glyph_font.h"

#include <poppler/GfxFont.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

namespace orgkarta::pdf {
namespace {

constexpr double kSteepest = 0.18;  // ten degrees: what stands more aslant is no line of text

/// What names of bold fonts hold: "Arial,Bold", "Calibri-Semibold", "SFBX1200", "Univers-Black".
bool is_bold(const std::string& font) {
  constexpr std::array<std::string_view, 8> kSigns{"Bold", "bold", "Black", "Heavy",
                                                   "BX",   "-Bd",  "Demi",  "BOLD"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return font.find(sign) != std::string::npos; });
}

/// Glyphs of a Type 3 font are drawings in a system of their own: how wide its letters are tells
/// its size, an "m" best.
double letters_scale(const Gfx8BitFont& font) {
  constexpr double kUsualM = 0.6;
  constexpr double kUsualLetter = 0.5;
  int letter = -1;
  int any = -1;
  for (int code = 0; code < 256; ++code) {
    const char* name = font.getCharName(code);
    if (name == nullptr || font.getWidth(static_cast<unsigned char>(code)) <= 0) continue;
    const std::string_view named(name);
    if (named == "m") return font.getWidth(static_cast<unsigned char>(code)) / kUsualM;
    const bool is_letter = named.size() == 1 && ((named[0] >= 'A' && named[0] <= 'Z') ||
                                                 (named[0] >= 'a' && named[0] <= 'z'));
    if (letter < 0 && is_letter) letter = code;
    if (any < 0) any = code;
  }
  const int chosen = letter >= 0 ? letter : any;
  return chosen < 0 ? 1 : font.getWidth(static_cast<unsigned char>(chosen)) / kUsualLetter;
}

double scale_of(const GfxFont& font) {
  if (font.getType() != fontType3) return 1;
  const double* matrix = font.getFontMatrix();
  const double shape = matrix[0] != 0 ? std::abs(matrix[3] / matrix[0]) : 1;
  return letters_scale(static_cast<const Gfx8BitFont&>(font)) * shape;
}

}  // namespace

GlyphFont glyph_font(const GfxFont* font) {
  if (font == nullptr) return {};
  return {font->getAscent(), font->getDescent(), scale_of(*font),
          font->getName().has_value() && is_bold(*font->getName()), font->getWMode() != 0};
}

GlyphStyle glyph_style(const GlyphFont& font, double size, const Matrix& way) {
  GlyphStyle style;
  style.size = static_cast<float>(size);
  style.ascent = static_cast<float>(font.ascent * size);
  style.descent = static_cast<float>(font.descent * size);
  style.bold = font.bold;
  // Down is where the second coordinate grows.
  style.upright = !font.vertical && way.a > 0 && way.d < 0 && std::abs(way.b) <= kSteepest * way.a;
  style.slope = style.upright ? static_cast<float>(way.b / way.a) : 0;
  return style;
}

}  // namespace orgkarta::pdf
