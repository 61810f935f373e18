#include "pipeline/app/escape.h"

#include <gtest/gtest.h>

namespace orgkarta::app {
namespace {

TEST(EscapePath, Utf8StaysOtherBytesBecomePercent) {
  EXPECT_EQ(escape_path("\xC3\xA5/\xE2\x80\x93.txt"), "\xC3\xA5/\xE2\x80\x93.txt");
  EXPECT_EQ(escape_path("S\xF6"), "S%F6");
  EXPECT_EQ(escape_path("\xC3"), "%C3");
  EXPECT_EQ(escape_path("\xED\xA0\x80x"), "%ED%A0%80x");
  EXPECT_EQ(escape_path("\xC3\xA5\xFF\xC3\xA5"), "\xC3\xA5%FF\xC3\xA5");
  EXPECT_EQ(escape_path(""), "");
}

TEST(Printable, ControlsAndDirectionMarksAreShown) {
  EXPECT_EQ(printable("a\nb\x1b[2J"), "a<U+000A>b<U+001B>[2J");
  EXPECT_EQ(printable("\xE2\x80\xAEtxt"), "<U+202E>txt");
  EXPECT_EQ(printable("\xC2\x9B"), "<U+009B>");
  EXPECT_EQ(printable("\xC3\xA5 \xFF"), "\xC3\xA5 %FF");
}

}  // namespace
}  // namespace orgkarta::app
