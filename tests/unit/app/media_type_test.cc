#include "pipeline/app/media_type.h"

#include <gtest/gtest.h>

#include <string>

namespace orgkarta::app {
namespace {

TEST(MediaType, EndingsThatAreNotRead) {
  EXPECT_EQ(unsupported_by_name("a.PDF"), "application/pdf");
  EXPECT_EQ(unsupported_by_name("a.b.docx"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  for (const char* name : {"a.txt", "a.text", "a", ".pdf", "a.md", "a.HTML", "a.pdf.txt", "a."}) {
    EXPECT_FALSE(unsupported_by_name(name)) << name;
  }
}

TEST(MediaType, BytesThatAreNoText) {
  using namespace std::string_literals;
  EXPECT_EQ(unsupported_by_content("%PDF-1.7\n"), "application/pdf");
  EXPECT_EQ(unsupported_by_content("PK\x03\x04..."), "application/zip");
  EXPECT_EQ(unsupported_by_content(std::string(100, '\x02')), "application/octet-stream");
  for (const std::string& text : {""s, "P"s, "text\r\n\ttext"s, "\xFF\xFEt\0"s, "t\0e\0x\0t\0"s,
                                  std::string(1000, '\0'), "S\xF6\x94 \x1b[2J"s}) {
    EXPECT_FALSE(unsupported_by_content(text)) << text;
  }
}

TEST(MediaType, PagesByNameOrContent) {
  EXPECT_TRUE(is_html("a.HTML", "text<br>text"));
  EXPECT_TRUE(is_html("a.xhtml", "<p>text</p>"));
  EXPECT_TRUE(is_html("a.txt", "<!doctype html><p>text"));
  EXPECT_TRUE(is_html("", "\n<html lang=sv>"));
  EXPECT_FALSE(is_html("a.html", "Text that was taken out of a page, 1 < 2"));
  EXPECT_FALSE(is_html("a.txt", "text<br>text"));
}

}  // namespace
}  // namespace orgkarta::app
