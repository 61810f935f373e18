#include "pipeline/unicode/nfc.h"

#include <gtest/gtest.h>

namespace orgkarta::unicode {
namespace {

TEST(Nfc, QuickCheckPassesLatinAndCommonSigns) {
  EXPECT_TRUE(surely_nfc("Åre – ”råd” • 5 € → ĉ"));
  EXPECT_FALSE(surely_nfc("A\u030Are"));
  EXPECT_FALSE(surely_nfc("\u212B"));
}

TEST(Nfc, ComposesAndMapsBack) {
  const std::string in = "Fo\u0308rslag\nA\u030Are";
  const Rewritten r = nfc(in);
  EXPECT_EQ(r.text, "Förslag\nÅre");
  EXPECT_EQ(r.map.to_input({1, 3}), (Span{1, 4}));
  EXPECT_EQ(r.map.to_input({9, 11}), (Span{10, 13}));
  EXPECT_EQ(r.map.to_input({11, 13}), (Span{13, 15}));
}

TEST(Nfc, LeavesComposedTextAlone) {
  const Rewritten r = nfc("Förslag ½ m²");
  EXPECT_EQ(r.text, "Förslag ½ m²");
  EXPECT_TRUE(r.map.identity());
}

TEST(Nfc, OrdersMarksAndReplacesSingletons) {
  EXPECT_EQ(nfc("q\u0307\u0323").text, "q\u0323\u0307");
  EXPECT_EQ(nfc("\u212B\u2126").text, "ÅΩ");
}

}  // namespace
}  // namespace orgkarta::unicode
