// From glyphs, in the order in which a page draws them, to words.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/pages/page.h"

namespace orgkarta::pdf {

/// What glyphs of one font in one size have in common. Lengths in points.
struct GlyphStyle {
  float size = 0;
  float ascent = 0;   ///< above the baseline
  float descent = 0;  ///< below it, negative
  float slope = 0;    ///< of the baseline: how far it falls for each point to the right
  bool bold = false;
  bool upright = true;  ///< else it stands sideways, on its head, or at an angle
};

/// Where one glyph stands: the origin on its baseline, from the page's upper left corner, and how
/// far it advances, without the room that is put between characters.
struct Glyph {
  double x = 0;
  double y = 0;
  double width = 0;
};

/// A glyph in the room of two, which stand on one line.
Glyph both(const Glyph& a, const Glyph& b);

/// Forms the words of one page. What stands sideways or outside the page is no part of the text;
/// text drawn twice in one place (for shadows, or as bold) counts once; accents that are glyphs of
/// their own join their letter; letters that are spread out within a line are joined.
class WordFormer {
 public:
  /// Of the page, in points.
  WordFormer(float width, float height) : width_(width), height_(height) {}

  /// Of the glyphs that follow.
  void set_style(const GlyphStyle& style) { style_ = style; }

  /// A glyph that stands for these characters: none if it is unknown what it means, several for a
  /// ligature or for what the file says is to be read instead.
  void add(const Glyph& glyph, std::span<const unsigned> characters);

  /// The words, in the order in which they were begun; the former is empty afterwards.
  std::vector<ingest::PageWord> take();

 private:
  /// What is known of a word besides.
  struct Draft {
    double base = 0;  ///< of its first character
    float slope = 0;
    bool space_drawn = false;  ///< behind it
    bool twice = false;        ///< a word before it says the same in the same place
    bool joined = false;       ///< is a letter of the word before it
  };

  bool is_outside(const Glyph& glyph) const;
  void add(const Glyph& glyph, char32_t character);
  bool goes_on(const Glyph& glyph) const;
  bool is_drawn_again(const Glyph& glyph, char32_t character) const;
  bool joins_accent(const Glyph& glyph, char32_t character);
  void begin(const Glyph& glyph);
  void end(bool by_space);

  bool on_one_line(std::size_t a, std::size_t b) const;
  float gap_after(std::size_t word) const;
  void find_doubles();
  void note_spaces();
  bool find_spread_letters();
  std::size_t spread_end(std::size_t first) const;
  void compact();

  float width_;
  float height_;
  GlyphStyle style_;
  std::vector<ingest::PageWord> words_;
  std::vector<Draft> drafts_;  ///< one a word
  char32_t last_ = 0;          ///< character of the open word
  bool open_ = false;
  std::size_t tiny_ = 0;
};

}  // namespace orgkarta::pdf
