#include <gtest/gtest.h>

#include "output/export/text_slices.h"
#include "output/export/tree_text.h"
#include "output/export/valid_text.h"

namespace orgkarta::output {
namespace {

TEST(DotString, NothingInItTakesEffect) {
  EXPECT_EQ(dot_string("plain \u00e5"), "\"plain \u00e5\"");
  EXPECT_EQ(dot_string("a\"b"), "\"a&quot;b\"");
  EXPECT_EQ(dot_string("\\N \\"), "\"\\\\N \\\\\"");
  EXPECT_EQ(dot_string("&lt; &"), "\"&amp;lt; &amp;\"");
  EXPECT_EQ(dot_string("a\nb\tc"), "\"a\\nb c\"");
}

TEST(MermaidString, SignsBecomeNumbers) {
  EXPECT_EQ(mermaid_string("plain \u00e5 1"), "\"plain \u00e5 1\"");
  EXPECT_EQ(mermaid_string("\"];x"), "\"#34;#93;#59;x\"");
  EXPECT_EQ(mermaid_string("#35;"), "\"#35;35#59;\"");
  EXPECT_EQ(mermaid_string("a\nb"), "\"a<br/>b\"");
}

TEST(XmlText, HoldsWhatXmlCan) {
  EXPECT_EQ(xml_text("<a href=\"x\">&amp;</a>"), "&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;");
  EXPECT_EQ(xml_text("a\nb\r\t"), "a&#10;b&#13;&#9;");
  EXPECT_EQ(xml_text(std::string_view("\0\x1b\uFFFE", 5)), "\uFFFD\uFFFD\uFFFD");
}

TEST(TreeText, BytesThatAreNoUtf8AreReplaced) {
  EXPECT_EQ(xml_text("a\xff\xc3"), "a\uFFFD\uFFFD");
  EXPECT_EQ(dot_string("\xe5x"), "\"\uFFFDx\"");
}

TEST(ValidText, KeepsWhatIsUtf8) {
  EXPECT_EQ(valid_text("\u00e5 \U0001F600"), "\u00e5 \U0001F600");
  EXPECT_EQ(valid_text("a\xe5z"), "a\uFFFDz");
  EXPECT_EQ(valid_text("\xc3\xa5\xc3"), "\u00e5\uFFFD");
  EXPECT_EQ(valid_text("\xf0\x9f\x98"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(valid_text("\x80"), "\uFFFD");
  EXPECT_EQ(valid_text(""), "");
}

TEST(TextSlices, CountsCodePoints) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 2 == 0 ? "\U0001F600" : "a";
  const TextSlices slices(text);
  EXPECT_EQ(slices.size(), 200U);
  EXPECT_EQ(slices.slice(0, 2),
            "\U0001F600"
            "a");
  EXPECT_EQ(slices.slice(63, 66),
            "a\U0001F600"
            "a");
  EXPECT_EQ(slices.slice(128, 129), "\U0001F600");
  EXPECT_EQ(slices.slice(199, 300), "a");
  EXPECT_EQ(slices.slice(300, 400), "");
}

TEST(TextSlices, WhatStandsAroundIsCutAtSpaces) {
  const TextSlices slices("one two three four five six");
  EXPECT_EQ(slices.before(14, 8), "three ");
  EXPECT_EQ(slices.before(14, 100), "one two three ");
  EXPECT_EQ(slices.behind(13, 8), " four");
  EXPECT_EQ(slices.behind(13, 100), " four five six");
  EXPECT_EQ(TextSlices("").slice(0, 1), "");
  EXPECT_EQ(TextSlices("abcdef").before(4, 2), "cd");
}

TEST(TextSlices, CutsNoLetterFromItsMarks) {
  const TextSlices text(
      "xe\u0301e\u0301e\u0301e\u0301y");           // a word without a space, ten code points
  EXPECT_EQ(text.before(7, 5), "e\u0301e\u0301");  // not the mark of the first e
  EXPECT_EQ(text.before(7, 6), "e\u0301e\u0301e\u0301");
  EXPECT_EQ(text.behind(1, 3), "e\u0301");  // not half of the second e
  EXPECT_EQ(text.behind(1, 4), "e\u0301e\u0301");
}

}  // namespace
}  // namespace orgkarta::output
