#include "pipeline/pdf/content_lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace orgkarta::pdf {
namespace {

/// One byte a piece, as streams may come.
class Dripping final : public ContentBytes {
 public:
  explicit Dripping(std::string_view bytes) : bytes_(bytes) {}

 protected:
  std::string_view piece() override {
    const std::string_view one = bytes_.substr(0, 1);
    bytes_.remove_prefix(one.size());
    return one;
  }

 private:
  std::string_view bytes_;
};

/// Tokens as text: numbers as such, "(string)", "/name", "<<text>>", commands as they are.
std::string tokens(std::string_view content) {
  Dripping bytes(content);
  ContentLexer lexer(bytes);
  std::string out;
  Token token;
  for (;;) {
    lexer.next(token);
    if (token.kind == TokenKind::end) return out;
    if (!out.empty()) out += ' ';
    switch (token.kind) {
      case TokenKind::number:
        out += std::to_string(token.number).substr(0, 6);
        break;
      case TokenKind::string:
        out += "(" + token.text + ")";
        break;
      case TokenKind::name:
        out += "/" + token.text;
        break;
      case TokenKind::dict:
        out += token.has_text ? "<<" + token.text + ">>" : "<<>>";
        break;
      default:
        out += token.text;
    }
  }
}

TEST(ContentLexer, Numbers) {
  EXPECT_EQ(tokens("12 -3.5 .25 +4 --5 6. 7-2"),
            "12.000 -3.500 0.2500 4.0000 -5.000 6.0000 72.000");
}

TEST(ContentLexer, Strings) {
  EXPECT_EQ(tokens("(a(b)c) (\\(\\)\\\\) (\\101\\12\\0619) (a\\\nb)"),
            "(a(b)c) (()\\) (A\n19) (ab)");
  EXPECT_EQ(tokens("<4142 4> <zz41>"), "(AB@) (A)");
  EXPECT_EQ(tokens("(cut"), "(cut)");
}

TEST(ContentLexer, NamesAndCommands) {
  EXPECT_EQ(tokens("/F1 12 Tf[(a)-20(b)]TJ T* /A#42"),
            "/F1 12.000 Tf [ (a) -20.00 (b) ] TJ T* /AB");
  EXPECT_EQ(tokens("q% a comment ( \nQ"), "q Q");
}

TEST(ContentLexer, DictionariesGiveTheirText) {
  EXPECT_EQ(tokens("/Span <</MCID 3 /ActualText (at)>> BDC"), "/Span <<at>> BDC");
  EXPECT_EQ(tokens("/P <</MCID 3/A<</B(c)>>>> BDC"), "/P <<>> BDC");
  EXPECT_EQ(tokens("/Span <</ActualText()>> BDC"), "/Span <<>> BDC");
  EXPECT_EQ(tokens("<</A"), "<<>>");
}

TEST(ContentLexer, DictionariesWithoutEnd) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<<";
  EXPECT_NE(tokens(deep + " q"), "");
}

TEST(ContentLexer, SkipsAPicture) {
  Dripping bytes("BI /W 1 ID \x01(EIx\xff EI Q");
  ContentLexer lexer(bytes);
  Token token;
  do lexer.next(token);
  while (token.text != "ID");
  lexer.skip_picture();
  lexer.next(token);
  EXPECT_EQ(token.text, "Q");
}

}  // namespace
}  // namespace orgkarta::pdf
