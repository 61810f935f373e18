// What a page's content draws: the glyphs alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/pdf/content_lexer.h"
#include "pipeline/pdf/matrix.h"
#include "pipeline/pdf/resources.h"
#include "pipeline/pdf/word_former.h"

class OCGs;

namespace orgkarta::pdf {

/// Follows the operators that say where text stands and in which font, and passes over all others:
/// a third of the time that Poppler takes for a page, as that follows them all. Poppler reads
/// the file, unpacks its streams and decodes its fonts. What is flawed is told by way of Poppler's
/// error().
class ContentReader {
 public:
  /// `layers` may be null: all of it is seen then.
  ContentReader(FontStore& fonts, XRef* xref, OCGs* layers, WordFormer& words)
      : fonts_(fonts), xref_(xref), layers_(layers), words_(words) {}

  /// A page's content (a stream or several) with its resources; `page` gives points from its upper
  /// left corner.
  void read(const Object& content, Object resources, const Matrix& page);

 private:
  struct State {
    Matrix matrix;  ///< of the page or form
    Matrix text;
    Matrix line;
    double character_space = 0;
    double word_space = 0;
    double stretch = 1;
    double leading = 0;
    double size = 0;
    double rise = 0;
    const Font* font = nullptr;
  };

  /// A stretch of content with a mark, and what the mark does.
  struct Mark {
    bool hides = false;
    bool replaces = false;
  };

  void run(const Object& content, Resources& resources);
  void obey(const std::string& command);
  bool obey_text(std::uint32_t command);
  bool obey_rest(std::uint32_t command);

  double number(std::size_t from_last) const;
  const std::string& last_text() const;
  Matrix matrix_operand() const;

  void save();
  void restore();
  void set_font(const Font* font, double size);
  void set_state();
  void move_line(double x, double y);
  void set_style();
  void show(const std::string& bytes);
  void show_all();
  void draw(const Object& entry);
  void draw_form(const Object& form);
  void begin_mark();
  bool find_text(const Token& more);
  void end_mark();
  bool is_seen(const Object& layer) const;
  void add(const Glyph& glyph, const unsigned* characters, int count);

  FontStore& fonts_;
  XRef* xref_;
  OCGs* layers_;
  WordFormer& words_;

  State state_;
  std::vector<State> saved_;
  std::size_t first_saved_ = 0;  ///< of this form
  std::size_t unsaved_ = 0;      ///< states that were one too many to be kept
  bool style_is_set_ = false;

  std::vector<Token> operands_;  ///< `count_` of them; the others are room
  std::size_t count_ = 0;
  ContentLexer* lexer_ = nullptr;
  Resources* resources_ = nullptr;

  std::vector<Mark> marks_;
  std::size_t hidden_ = 0;  ///< marks that hide
  std::vector<unsigned> instead_;
  Glyph room_;
  bool replaces_ = false;
  bool drawn_ = false;

  const std::string none_;
  std::vector<int> forms_;  ///< that are being drawn, by number
};

}  // namespace orgkarta::pdf
