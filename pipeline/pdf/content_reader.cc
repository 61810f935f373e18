#include "pipeline/pdf/content_reader.h"

#include <algorithm>
#include <utility>

#include "pipeline/pdf/content_operators.h"
#include "pipeline/pdf/content_stream.h"

namespace orgkarta::pdf {
namespace {

constexpr std::size_t kMostSaved = 10'000;     // states, as q tells
constexpr std::size_t kMostOperands = 20'000;  // of one operator: an array of strings

}  // namespace

void ContentReader::read(const Object& content, Object resources, const Matrix& page) {
  state_ = State{};
  state_.matrix = page;
  Resources own(std::move(resources), nullptr, fonts_);
  run(content, own);
}

void ContentReader::run(const Object& content, Resources& resources) {
  StreamBytes bytes(content, xref_);
  ContentLexer lexer(bytes);
  ContentLexer* outer_lexer = std::exchange(lexer_, &lexer);
  Resources* outer_resources = std::exchange(resources_, &resources);
  const std::size_t outer_saved = std::exchange(first_saved_, saved_.size());
  const std::size_t outer_unsaved = std::exchange(unsaved_, 0);
  const std::size_t marks = marks_.size();
  int open_brackets = 0;
  for (count_ = 0;;) {
    if (count_ == operands_.size()) operands_.emplace_back();
    Token& token = operands_[count_];
    lexer.next(token);
    if (token.kind == TokenKind::end) break;
    if (token.kind == TokenKind::bracket) {
      open_brackets += token.text == "[" ? 1 : -1;
    } else if (token.kind == TokenKind::command) {
      open_brackets = 0;
      obey(token.text);
      count_ = 0;
    } else if (count_ < kMostOperands) {
      ++count_;
    }
  }
  if (open_brackets > 0) tell_flaw("End of content within an array");
  while (marks_.size() > marks) end_mark();
  saved_.resize(std::min(saved_.size(), first_saved_));
  count_ = 0;
  lexer_ = outer_lexer;
  resources_ = outer_resources;
  first_saved_ = outer_saved;
  unsaved_ = outer_unsaved;
}

void ContentReader::obey(const std::string& command) {
  const std::uint32_t packed = command.size() <= 3 ? operator_code(command) : 0;
  if (obey_text(packed) || obey_rest(packed) || says_nothing_of_text(packed)) return;
  tell_flaw("Unknown operator in a page's content");
}

bool ContentReader::obey_text(std::uint32_t command) {
  State& state = state_;
  switch (command) {
    case operator_code("BT"):
      state.text = state.line = Matrix{};
      style_is_set_ = false;
      return true;
    case operator_code("Tf"):
      if (count_ >= 2) set_font(resources_->font(operands_[count_ - 2].text), number(0));
      return true;
    case operator_code("Tm"):
      if (count_ >= 6) state.text = state.line = matrix_operand();
      style_is_set_ = false;
      return true;
    case operator_code("Td"):
      move_line(number(1), number(0));
      return true;
    case operator_code("TD"):
      state.leading = -number(0);
      move_line(number(1), number(0));
      return true;
    case operator_code("T*"):
      move_line(0, -state.leading);
      return true;
    case operator_code("Tj"):
      show(last_text());
      return true;
    case operator_code("TJ"):
      show_all();
      return true;
    case operator_code("'"):
      move_line(0, -state.leading);
      show(last_text());
      return true;
    case operator_code("\""):
      state.word_space = number(2);
      state.character_space = number(1);
      move_line(0, -state.leading);
      show(last_text());
      return true;
    case operator_code("Tc"):
      state.character_space = number(0);
      return true;
    case operator_code("Tw"):
      state.word_space = number(0);
      return true;
    case operator_code("Tz"):
      state.stretch = number(0) / 100;
      style_is_set_ = false;
      return true;
    case operator_code("TL"):
      state.leading = number(0);
      return true;
    case operator_code("Ts"):
      state.rise = number(0);
      return true;
    default:
      return false;
  }
}

bool ContentReader::obey_rest(std::uint32_t command) {
  switch (command) {
    case operator_code("q"):
      save();
      return true;
    case operator_code("Q"):
      restore();
      return true;
    case operator_code("cm"):
      if (count_ >= 6) state_.matrix = matrix_operand() * state_.matrix;
      style_is_set_ = false;
      return true;
    case operator_code("gs"):
      set_state();
      return true;
    case operator_code("Do"):
      draw(resources_->entry("XObject", last_text()));
      return true;
    case operator_code("BMC"):
    case operator_code("BDC"):
      begin_mark();
      return true;
    case operator_code("EMC"):
      end_mark();
      return true;
    case operator_code("ID"):
      lexer_->skip_picture();
      return true;
    default:
      return false;
  }
}

double ContentReader::number(std::size_t from_last) const {
  if (from_last >= count_) return 0;
  const Token& token = operands_[count_ - 1 - from_last];
  return token.kind == TokenKind::number ? token.number : 0;
}

const std::string& ContentReader::last_text() const {
  return count_ > 0 ? operands_[count_ - 1].text : none_;
}

Matrix ContentReader::matrix_operand() const {
  return {number(5), number(4), number(3), number(2), number(1), number(0)};
}

void ContentReader::save() {
  if (saved_.size() >= kMostSaved) {
    ++unsaved_;
  } else {
    saved_.push_back(state_);
  }
}

void ContentReader::restore() {
  if (unsaved_ > 0) {
    --unsaved_;
  } else if (saved_.size() > first_saved_) {
    state_ = saved_.back();
    saved_.pop_back();
    style_is_set_ = false;
  }
}

}  // namespace orgkarta::pdf
