#include <gtest/gtest.h>

#include <string>

#include "pipeline/ingest/word/xml_check.h"
#include "tests/unit/ingest/word_support.h"

namespace orgkarta::ingest {
namespace {

std::string refused(std::string_view bytes) { return refusal(read_docx, bytes); }

std::string with_document(const std::string& xml) { return zip({{"word/document.xml", xml}}); }

/// Bytes of a number in a file, lowest first.
void write(std::string& bytes, std::size_t at, std::uint32_t value) {
  for (int i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> (8 * i));
}

const std::string kSound = docx(p("text"));

TEST(WordHostile, DoctypesAreRefusedInEveryPart) {
  const std::string entity = "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
  EXPECT_EQ(refused(with_document(entity + "<w:document>&x;</w:document>")),
            "corrupt: word/document.xml: DOCTYPE not allowed");
  EXPECT_EQ(refused(docx(p("x"), {{"styles", "<!DOCTYPE d>"}})),
            "corrupt: word/styles.xml: DOCTYPE not allowed");
  EXPECT_EQ(refusal(read_odt, zip({{"content.xml", entity}})),
            "corrupt: content.xml: DOCTYPE not allowed");
}

TEST(WordHostile, OnlyXmlsOwnEntitiesAreResolved) {
  EXPECT_EQ(read_docx(docx(p("&lt;&amp;&gt;&quot;&apos;&#229;&aring;"))).utf8, "<&>\"'å&aring;");
}

TEST(WordHostile, ReferencesToNoCharacterAreReplaced) {
  const Source source = read_docx(docx(p("a&#xD800;b&#1;c&#x2028;d")));
  EXPECT_EQ(source.utf8, "a\uFFFDb c d");
  EXPECT_EQ(source.lines.size(), 1U);
}

TEST(WordHostile, DepthAndAttributesAreBounded) {
  const auto deep = [](std::size_t n) {
    std::string xml;
    for (std::size_t i = 0; i < n; ++i) xml += "<w:sdt><w:sdtContent>";
    xml += p("text");
    for (std::size_t i = 0; i < n; ++i) xml += "</w:sdtContent></w:sdt>";
    return docx(xml);
  };
  EXPECT_EQ(read_docx(deep(100)).utf8, "text");
  EXPECT_TRUE(refused(deep(50'000)).starts_with("too_deep: word/document.xml: "));
  std::string attributes = "<w:x";
  for (int i = 0; i < 2000; ++i) attributes += " a" + std::to_string(i) + "=\"x\"";
  EXPECT_TRUE(refused(docx(attributes + "/>")).starts_with("too_large: word/document.xml: "));
  std::string elements;
  for (std::size_t i = 0; i <= word::kMaxElements; ++i) elements += "<w:x/>";
  EXPECT_TRUE(refused(docx(elements)).starts_with("too_large: "));
}

TEST(WordHostile, TextBeforeAnErrorIsKept) {
  const std::string whole = word_part("document", "<w:body>" + p("ett") + p("två") + "</w:body>");
  const Source cut = read_docx(with_document(whole.substr(0, whole.find("två") + 2)));
  EXPECT_TRUE(cut.utf8.starts_with("ett"));
  EXPECT_NE(cut.missing.find("word/document.xml: "), std::string::npos) << cut.missing;
  std::string bad = whole;
  bad[bad.find("två") + 1] = '\xFF';
  const Source damaged = read_docx(with_document(bad));
  EXPECT_TRUE(damaged.utf8.starts_with("ett\n\nt")) << damaged.utf8;
  EXPECT_NE(damaged.missing.find("invalid UTF-8 at byte"), std::string::npos) << damaged.missing;
}

TEST(WordHostile, ValidPrefix) {
  const std::string long_text(5000, 'a');
  EXPECT_EQ(word::valid_prefix(long_text + "å\xC3"), 5002U);
  EXPECT_EQ(word::valid_prefix(long_text), 5000U);
  EXPECT_EQ(word::valid_prefix("\xFF"), 0U);
  EXPECT_EQ(word::valid_prefix("å\xED\xA0\x80"), 2U);
}

TEST(WordHostile, BrokenContainersAreRefusedWithTheirReasons) {
  EXPECT_EQ(refused(kSound), "");
  EXPECT_TRUE(refused("").starts_with("corrupt: ZIP: no end record"));
  EXPECT_TRUE(refused(kSound.substr(0, kSound.size() - 30)).starts_with("corrupt: ZIP: no end"));
  EXPECT_TRUE(refused("junk" + kSound).starts_with("corrupt: ZIP: the directory is not where"));
  EXPECT_TRUE(refused(kSound + "x").starts_with("corrupt: ZIP: no end record"));
  EXPECT_TRUE(refused(zip({{"foo", "x"}})).starts_with("unsupported: no word/document.xml"));
  const std::string twice = zip({{"word/document.xml", "<a/>"}, {"word/document.xml", "<b/>"}});
  EXPECT_TRUE(refused(twice).starts_with("corrupt: ZIP: two entries are called word/document.xml"));
  Parts many(10'001, {"e", ""});
  for (std::size_t i = 0; i < many.size(); ++i) many[i].first += std::to_string(i);
  EXPECT_EQ(refused(zip(many)), "too_large: ZIP: 10001 entries, at most 10000");
}

TEST(WordHostile, HeadersThatLieAreRefused) {
  const std::size_t central = kSound.rfind("PK\x01\x02");
  std::string size = kSound;
  write(size, central + 24, 10);
  EXPECT_TRUE(refused(size).starts_with("corrupt: ZIP: word/document.xml")) << refused(size);
  std::string checksum = kSound;
  write(checksum, central + 16, 0);
  EXPECT_TRUE(refused(checksum).starts_with("corrupt: ZIP: "));
  std::string encrypted = kSound;
  encrypted[central + 8] |= 1;
  EXPECT_EQ(refused(encrypted), "encrypted: ZIP: word/document.xml is encrypted");
  std::string overlapping = kSound;
  write(overlapping, central + 42, 0);
  EXPECT_TRUE(refused(overlapping).starts_with("corrupt: ZIP: an entry has two names"));
}

TEST(WordHostile, EveryByteThatIsFlippedOrCutIsSurvived) {
  const std::string sound = docx(p("text"), {{"numbering", "<w:num w:numId=\"1\"/>"}});
  for (std::size_t i = 0; i < sound.size(); ++i) {
    std::string flipped = sound;
    flipped[i] = static_cast<char>(~flipped[i]);
    refused(flipped);
    refused(sound.substr(0, i));
    word_kind(flipped);
  }
}

TEST(WordHostile, BombsAreRefusedBeforeTheyAreUnpacked) {
  const std::string bomb = with_document(std::string(std::size_t{40} << 20, ' '));
  EXPECT_TRUE(refused(bomb).starts_with("too_large: ratio of unpacked to packed bytes is "));
}

TEST(WordHostile, NumbersBeyondReasonAreBounded) {
  const std::string levels =
      "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/>"
      "<w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1%9%0.\"/></w:lvl></w:abstractNum>"
      "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
  const std::string item = "<w:numPr><w:ilvl w:val=\"999999999\"/><w:numId w:val=\"1\"/></w:numPr>";
  const std::string row =
      "<w:tr><w:trPr><w:gridBefore w:val=\"999999999\"/></w:trPr><w:tc><w:tcPr>"
      "<w:gridSpan w:val=\"-5\"/></w:tcPr>" +
      p("a") + "</w:tc><w:tc>" + p("b") + "</w:tc></w:tr>";
  const Source source =
      read_docx(docx(p("x", item) + "<w:tbl>" + row + row + "</w:tbl>", {{"numbering", levels}}));
  EXPECT_LT(source.utf8.size(), 2000U);
}

TEST(WordHostile, StylesThatInheritInACircleEnd) {
  const std::string styles =
      "<w:style w:styleId=\"a\"><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\">"
      "<w:basedOn w:val=\"a\"/></w:style>";
  EXPECT_EQ(read_docx(docx(p("x", "<w:pStyle w:val=\"a\"/>"), {{"styles", styles}})).utf8, "x");
}

TEST(WordHostile, KindsAreToldByContent) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(512, '\0');
  const std::string stream("W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24);
  const std::string locked("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  EXPECT_EQ(word_kind(kSound), WordKind::docx);
  EXPECT_EQ(word_kind(odt("<text:p>x</text:p>")), WordKind::odt);
  EXPECT_EQ(word_kind("{\\rtf1 x}"), WordKind::rtf);
  EXPECT_EQ(word_kind(ole + stream), WordKind::doc);
  EXPECT_EQ(word_kind(ole + locked), WordKind::docx);
  EXPECT_TRUE(refused(ole + locked).starts_with("encrypted: "));
  for (const std::string& other :
       {ole, zip({{"a", "x"}}), std::string("PK\x03\x04"), std::string()}) {
    EXPECT_EQ(word_kind(other), WordKind::none);
  }
}

}  // namespace
}  // namespace orgkarta::ingest
