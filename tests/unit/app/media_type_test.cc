#include "pipeline/app/media_type.h"

#include <gtest/gtest.h>

#include <string>

namespace orgkarta::app {
namespace {

TEST(MediaType, EndingsThatAreNotRead) {
  EXPECT_EQ(unsupported_by_name("a.PNG"), "image/png");
  EXPECT_EQ(unsupported_by_name("a.b.xlsx"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  for (const char* name : {"a.pdf", "a.docx", "a.odt", "a.doc", "a.rtf", "a.txt", "a.text", "a",
                           ".pdf", "a.md", "a.HTML", "a.pdf.txt", "a."}) {
    EXPECT_FALSE(unsupported_by_name(name)) << name;
  }
}

TEST(MediaType, BytesThatAreNoText) {
  using namespace std::string_literals;
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

TEST(MediaType, PdfFilesByContentThenByName) {
  EXPECT_TRUE(is_pdf("a.txt", "%PDF-1.7\n"));
  EXPECT_TRUE(is_pdf("a", "some bytes first %PDF-1.4"));
  EXPECT_TRUE(is_pdf("a.PDF", "no such thing"));
  EXPECT_FALSE(is_pdf("a.pdf", "<html><p>text"));
  EXPECT_FALSE(is_pdf("a.pdf", ""));
  EXPECT_FALSE(is_pdf("a.txt", std::string(2000, ' ') + "%PDF-1.4"));
}

TEST(MediaType, WordProcessorsFilesByContentThenByName) {
  using ingest::WordKind;
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  EXPECT_EQ(word_format("a.txt", "{\\rtf1 text}"), WordKind::rtf);
  EXPECT_EQ(word_format("a.DOCX", "PK\x03\x04 broken"), WordKind::docx);
  EXPECT_EQ(word_format("a.odt", "in front PK\x03\x04 broken"), WordKind::odt);
  EXPECT_EQ(word_format("a.docx", ole), WordKind::docx);
  EXPECT_EQ(word_format("a.doc", ole), WordKind::none);
  EXPECT_EQ(word_format("a.zip", "PK\x03\x04 broken"), WordKind::none);
  EXPECT_EQ(word_format("a.docx", "text"), WordKind::none);
}

TEST(MediaType, NamesThatDoNotFit) {
  EXPECT_EQ(type_mismatch("a.docx", ingest::kOdtType),
            "named .docx, is application/vnd.oasis.opendocument.text");
  EXPECT_EQ(type_mismatch("a.doc", "text/html"), "named .doc, is text/html");
  EXPECT_EQ(type_mismatch("a.odt", ingest::kOdtType), "");
  EXPECT_EQ(type_mismatch("a", ingest::kOdtType), "");
}

}  // namespace
}  // namespace orgkarta::app
