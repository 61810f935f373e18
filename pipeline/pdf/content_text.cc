// How text is shown.
#include <cmath>

#include "pipeline/pdf/content_operators.h"
#include "pipeline/pdf/content_reader.h"

namespace orgkarta::pdf {

void ContentReader::set_font(const Font* font, double size) {
  if (font == nullptr) tell_flaw("A font that is not there");
  state_.font = font;
  state_.size = size;
  style_is_set_ = false;
}

void ContentReader::set_state() {
  const Object& font = resources_->state_font(last_text());
  if (!font.isArray()) return;
  const Object size = font.arrayGet(1);
  set_font(fonts_.font(font.arrayGetNF(0)), size.isNum() ? size.getNum() : 0);
}

void ContentReader::move_line(double x, double y) {
  state_.line = Matrix{1, 0, 0, 1, x, y} * state_.line;
  state_.text = state_.line;
}

void ContentReader::set_style() {
  const Matrix all = state_.text * state_.matrix;
  const GlyphFont& font = state_.font->form;
  const double size = std::abs(state_.size) * std::hypot(all.c, all.d) * font.scale;
  words_.set_style(
      glyph_style(font, size,
                  {state_.size * state_.stretch * all.a, state_.size * state_.stretch * all.b,
                   state_.size * all.c, state_.size * all.d}));
  style_is_set_ = true;
}

void ContentReader::show(const std::string& bytes) {
  State& state = state_;
  if (state.font == nullptr) return;
  if (!style_is_set_) set_style();
  const Matrix all = state.text * state.matrix;
  const GfxFont& decoder = *state.font->decoder;
  double along = 0;
  const char* at = bytes.data();
  for (int left = static_cast<int>(bytes.size()); left > 0;) {
    CharCode character = 0;
    const Unicode* characters = nullptr;
    int count = 0;
    double width = 0;
    double unused = 0;
    const int used = decoder.getNextChar(at, left, &character, &characters, &count, &width, &unused,
                                         &unused, &unused);
    if (used <= 0) break;
    width *= state.size * state.stretch;
    if (hidden_ == 0) {
      add({all.e + along * all.a + state.rise * all.c, all.f + along * all.b + state.rise * all.d,
           width * all.a},
          characters, count);
    }
    const bool space = used == 1 && *at == ' ';
    along += width + (state.character_space + (space ? state.word_space : 0)) * state.stretch;
    at += used;
    left -= used;
  }
  state.text.e += along * state.text.a;
  state.text.f += along * state.text.b;
}

void ContentReader::show_all() {
  for (std::size_t i = 0; i < count_; ++i) {
    const Token& token = operands_[i];
    if (token.kind == TokenKind::string) {
      show(token.text);
    } else if (token.kind == TokenKind::number) {
      const double along = -token.number / 1000 * state_.size * state_.stretch;
      state_.text.e += along * state_.text.a;
      state_.text.f += along * state_.text.b;
    }
  }
}

void ContentReader::add(const Glyph& glyph, const unsigned* characters, int count) {
  if (!replaces_) return words_.add(glyph, {characters, static_cast<std::size_t>(count)});
  room_ = drawn_ ? both(room_, glyph) : glyph;
  drawn_ = true;
}

}  // namespace orgkarta::pdf
