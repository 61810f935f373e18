// The words of the language in which a page says what is to be drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta::pdf {

/// A page's content: streams one behind the other, as if a space stood between them. Reads them
/// piece by piece, as a stream may unpack to any size.
class ContentBytes {
 public:
  static constexpr int kEnd = -1;

  virtual ~ContentBytes() = default;

  int peek() {
    if (at_ == end_ && !more()) return kEnd;
    return *at_;
  }
  int next() {
    if (at_ == end_ && !more()) return kEnd;
    return *at_++;
  }

 protected:
  /// The next piece, which must stay until the following call; empty at the end.
  virtual std::string_view piece() = 0;

 private:
  bool more();

  const unsigned char* at_ = nullptr;
  const unsigned char* end_ = nullptr;
  bool ended_ = false;
};

enum class TokenKind : std::uint8_t {
  end,
  number,
  string,
  name,     ///< without its slash
  dict,     ///< its text: of ActualText, if it has one; else empty
  command,  ///< what draws or sets
  bracket,  ///< of an array; opens or closes by its text
};

struct Token {
  TokenKind kind = TokenKind::end;
  double number = 0;
  std::string text;
  bool has_text = false;  ///< a dictionary's ActualText, which may be empty
};

/// Tokens of a content. What is no token is skipped.
class ContentLexer {
 public:
  explicit ContentLexer(ContentBytes& bytes) : bytes_(bytes) {}

  /// The next token in `token`, whose buffer is used again.
  void next(Token& token);

  /// Skips the data of a picture that stands within the content, to be called behind "ID".
  void skip_picture();

 private:
  int skip_space();
  void number(int first, Token& token);
  void string(Token& token);
  void hex_string(Token& token);
  void name(Token& token);
  void command(int first, Token& token);
  void dict(Token& token);

  ContentBytes& bytes_;
  int depth_ = 0;  ///< of dictionaries
};

}  // namespace orgkarta::pdf
