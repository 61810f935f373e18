#include <gtest/gtest.h>

#include <string>

#include "tests/unit/ingest/word_support.h"

namespace orgkarta::ingest {
namespace {

std::string read(const std::string& body, const Parts& more = {}) {
  return shown(read_docx(docx(body, more)));
}

std::string run(const std::string& content, const std::string& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr>" + content + "</w:r>";
}

std::string t(const std::string& text) { return "<w:t xml:space=\"preserve\">" + text + "</w:t>"; }
std::string par(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }

// As Word in Swedish writes them: ids of the language, names of the format.
const std::string kStyles =
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik\"><w:name w:val=\"Title\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/><w:pPr>"
    "<w:numPr><w:numId w:val=\"5\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik2\"><w:name w:val=\"heading 2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Mellan\"><w:name w:val=\"Mellan\"/><w:basedOn "
    "w:val=\"Rubrik2\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Rub3\"><w:name w:val=\"Rubrik 3\"/><w:pPr>"
    "<w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Innehll1\"><w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:type=\"paragraph\" w:styleId=\"Punktlista\"><w:name w:val=\"List Bullet\"/><w:pPr>"
    "<w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Stark\"><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type=\"character\" w:styleId=\"Dold\"><w:rPr><w:vanish/></w:rPr></w:style>";

std::string style(const std::string& id) { return "<w:pStyle w:val=\"" + id + "\"/>"; }

std::string level(int i, const std::string& form, const std::string& text,
                  const std::string& more = {}) {
  const std::string at = std::to_string(i);
  return "<w:lvl w:ilvl=\"" + at + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + form +
         "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}

std::string list(const std::string& id, const std::string& abstract, const std::string& more = {}) {
  return "<w:num w:numId=\"" + id + "\"><w:abstractNumId w:val=\"" + abstract + "\"/>" + more +
         "</w:num>";
}

const std::string kNumbering =
    "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "decimal", "%1.") +
    level(1, "lowerLetter", "%2)") + level(2, "lowerRoman", "%3.") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" + level(0, "bullet", "\u00B7") +
    level(1, "bullet", "o") + "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\">" +
    level(0, "decimal", "%1", "<w:pStyle w:val=\"Rubrik1\"/>") + level(1, "decimal", "%1.%2") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">" + level(0, "decimal", "\u00A7 %1") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"4\">" + level(0, "upperLetter", "(%1)") +
    "</w:abstractNum><w:abstractNum w:abstractNumId=\"6\"><w:numStyleLink w:val=\"Punktlista\"/>"
    "</w:abstractNum>" +
    list("1", "0") + list("2", "1") +
    list("3", "0", "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>") +
    list("4", "3") + list("5", "2") + list("6", "4") + list("7", "0") + list("8", "6");

std::string item(int in, int at, const std::string& text) {
  return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" +
                     std::to_string(in) + "\"/></w:numPr>");
}

const Parts kListParts = {{"styles", kStyles}, {"numbering", kNumbering}};

TEST(Docx, HeadingsAreKnownByNameLevelAndInheritance) {
  EXPECT_EQ(
      read(p("Plan", style("Rubrik")) + p("Ett", style("Rubrik1")) + p("Två", style("Mellan")) +
               p("Tre", style("Rub3")) + p("Fyra", "<w:outlineLvl w:val=\"3\"/>") +
               p("Text", style("Rubrik1") + "<w:outlineLvl w:val=\"9\"/>"),
           {{"styles", kStyles}}),
      "t Plan\nh1 Ett\nh2 Två\nh3 Tre\nh4 Fyra\np Text\n");
}

TEST(Docx, TheOnlyHighestHeadingIsTheTitleIfItIsFirst) {
  const Parts styles = {{"styles", kStyles}};
  EXPECT_EQ(read(p("Plan", style("Rubrik1")) + p("A", style("Rubrik2")), styles), "t Plan\nh2 A\n");
  EXPECT_EQ(read(p("A", style("Rubrik1")) + p("B", style("Rubrik1")), styles), "h1 A\nh1 B\n");
  EXPECT_EQ(read(p("A", style("Rubrik2")) + p("B", style("Rubrik1")), styles), "h2 A\nh1 B\n");
}

TEST(Docx, AShortBoldParagraphIsAHeading) {
  const std::string bold = "<w:b/>";
  const std::string body =
      par(run(t("Bakgrund"), bold)) + par(run(t("Mål"), "<w:rStyle w:val=\"Stark\"/>")) +
      par(run(t("Viktigt: "), bold) + run(t("text"))) + par(run(t("Fet mening."), bold)) +
      par(run(t("Mager"), "<w:b w:val=\"0\"/>"));
  EXPECT_EQ(read(body, {{"styles", kStyles}}),
            "h1 Bakgrund\nh1 Mål\np Viktigt: text\np Fet mening.\np Mager\n");
}

TEST(Docx, ListsAreNumberedAsTheyAreShown) {
  EXPECT_EQ(read(item(1, 0, "ett") + item(1, 1, "a-et") + item(1, 1, "b-et") + item(1, 2, "i-et") +
                     item(1, 0, "två") + item(1, 1, "nytt a") + p("Text") + item(1, 0, "tre") +
                     item(3, 0, "börjar om") + item(7, 0, "räknar vidare") + item(2, 1, "punkt"),
                 kListParts),
            "i0 1. ett\ni1 a) a-et\ni1 b) b-et\ni2 i. i-et\ni0 2. två\ni1 a) nytt a\np Text\n"
            "i0 3. tre\ni0 1. börjar om\ni0 2. räknar vidare\ni1 • punkt\n");
}

TEST(Docx, ListsAreGivenByStylesToo) {
  EXPECT_EQ(read(p("Ett", style("Rubrik1")) + p("punkt", style("Punktlista")) +
                     p("ingen", style("Punktlista") + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
                     p("Två", style("Rubrik1")) + item(8, 0, "länkad") + item(6, 0, "bokstav") +
                     item(5, 1, "under"),
                 kListParts),
            "h1 1 Ett\ni0 • punkt\np ingen\nh1 2 Två\ni0 • länkad\ni0 A) bokstav\ni1 2.1 under\n");
}

TEST(Docx, ANumberedMatterOfMinutesIsNoListItem) {
  EXPECT_EQ(read(item(4, 0, "Val av justerare") + item(4, 0, "Budget"), kListParts),
            "p § 1 Val av justerare\np § 2 Budget\n");
}

TEST(Docx, RunsThatPartAWordGoTogether) {
  const std::string split = run(t("Kommun")) + "<w:proofErr w:type=\"spellStart\"/>" +
                            "<w:smartTag w:element=\"x\">" + run(t("styr")) + "</w:smartTag>" +
                            run(t("elsen"), "<w:lang w:val=\"sv-SE\"/>") + "<w:hyperlink>" +
                            run(t(" beslutar")) + "</w:hyperlink>";
  EXPECT_EQ(read(par(split)), "p Kommunstyrelsen beslutar\n");
  EXPECT_EQ(read("<w:sdt><w:sdtContent>" + p("i kontroll") + "</w:sdtContent></w:sdt>"),
            "p i kontroll\n");
}

TEST(Docx, DeletionsGoAndInsertionsStay) {
  const std::string body =
      par(run(t("Chef är ")) + "<w:del>" + run("<w:delText>Per</w:delText>") + "</w:del><w:ins>" +
          run(t("Eva")) + "</w:ins><w:moveFrom>" + run(t("bort")) + "</w:moveFrom><w:moveTo>" +
          run(t(" hit")) + "</w:moveTo>") +
      "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run(t("Ett stycke ")) + "</w:p>" +
      p("som blev ett");
  EXPECT_EQ(read(body), "p Chef är Eva hit\np Ett stycke som blev ett\n");
}

TEST(Docx, SignsWithinAParagraph) {
  const std::string body =
      par(run(t("a") + "<w:tab/>" + t("b") + "<w:br/>" + t("c") + "<w:noBreakHyphen/>" + t("d") +
              "<w:softHyphen/>" + t("e\u00A0f") + "<w:br/><w:br/>" + t("g"))) +
      "<w:p><w:r><w:t> utan </w:t><w:t>rum</w:t></w:r></w:p>";
  EXPECT_EQ(read(body), "p a|b\nc c\u2011d\u00ADe f\np g\np utanrum\n");
}

TEST(Docx, HiddenTextGoes) {
  EXPECT_EQ(read(par(run(t("syns")) + run(t(" dolt"), "<w:vanish/>") +
                     run(t(" dolt"), "<w:rStyle w:val=\"Dold\"/>") +
                     run(t(" syns"), "<w:vanish w:val=\"false\"/>")),
                 {{"styles", kStyles}}),
            "p syns syns\n");
}

std::string field(const std::string& type) {
  return run("<w:fldChar w:fldCharType=\"" + type + "\"/>");
}

TEST(Docx, FieldsGiveTheirResult) {
  const std::string date = field("begin") + run("<w:instrText> DATE \\@ </w:instrText>") +
                           field("separate") + run(t("2024")) + field("end");
  EXPECT_EQ(read(par(run(t("år ")) + date + run(t(" slut")))), "p år 2024 slut\n");
  const std::string nested = field("begin") + run("<w:instrText>IF </w:instrText>") + date +
                             field("separate") + run(t("ja")) + field("end");
  EXPECT_EQ(read(par(nested)), "p ja\n");
  EXPECT_EQ(read(par(field("begin") + run(t("kvar"))) + p("mer")), "p kvar\np mer\n");
}

TEST(Docx, TablesOfContentsGo) {
  const std::string spread = par(field("begin") + run("<w:instrText>TOC \\o</w:instrText>") +
                                 field("separate") + run(t("Mål 3"))) +
                             p("Budget 4") + par(field("end"));
  EXPECT_EQ(read(spread + p("Text")), "p Text\n");
  EXPECT_EQ(
      read("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
           "</w:docPartObj></w:sdtPr><w:sdtContent>" +
               p("Mål 3") + "</w:sdtContent></w:sdt>" + p("Mål 3", style("Innehll1")) + p("Text"),
           {{"styles", kStyles}}),
      "p Text\n");
}

TEST(Docx, PromptsOfControlsGo) {
  EXPECT_EQ(read(par("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                     run(t("Klicka här")) + "</w:sdtContent></w:sdt>" + run(t("kvar")))),
            "p kvar\n");
}

TEST(Docx, ATextBoxIsReadOnce) {
  const auto box = [](const std::string& text) {
    return "<w:txbxContent>" + p(text) + "</w:txbxContent>";
  };
  const std::string body =
      par(run(t("före")) +
          run("<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" +
              box("ruta") + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" +
              box("ruta") + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>") +
          run(t(" efter"))) +
      p("sist");
  const Source source = read_docx(docx(body));
  EXPECT_EQ(shown(source), "p före efter\np ruta\np sist\n");
  // The old form's paragraph is counted as well.
  EXPECT_EQ(paragraphs_of(source.places, {15, 18}).first, 2U);
  EXPECT_EQ(source.places.paragraphs.back().number, 4U);
}

TEST(Docx, NotesComeBehindTheTextAndTheirMarksGo) {
  const std::string notes = "<w:footnote w:id=\"0\">" + p("linje") +
                            "</w:footnote><w:footnote w:id=\"2\">" +
                            par(run("<w:footnoteRef/>") + run(t(" en not"))) + "</w:footnote>";
  const std::string body =
      par(run(t("125")) + run("<w:footnoteReference w:id=\"2\"/>") + run(t(" kronor"))) + p("slut");
  const Source source = read_docx(docx(body, {{"footnotes", notes}}));
  EXPECT_EQ(shown(source), "p 125 kronor\np slut\np en not\n");
  EXPECT_EQ(source.places.paragraphs.back().number, 4U);  // two of the body, then the line's
}

std::string cell(const std::string& content, const std::string& properties = {}) {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }

TEST(Docx, TablesAreRowsWithDashesForEmptyCells) {
  const std::string rows =
      row(cell(p("Enhet")) + cell(p("Chef")) + cell(p("Kronor"))) +
      row(cell(p("Gata"), "<w:vMerge w:val=\"restart\"/>") + cell(p("")) + cell(p("12"))) +
      row(cell(p(""), "<w:vMerge/>") + cell(p("Eva") + p("Ek")) + cell(p("7"))) +
      row(cell(p("Summa"), "<w:gridSpan w:val=\"2\"/>") + cell(p("19"))) +
      row(cell(p("kort")) + cell(p("")) + cell(p("")));
  EXPECT_EQ(read("<w:tbl>" + rows + "</w:tbl>" + p("efter")),
            "r Enhet|Chef|Kronor\nr Gata|–|12\nr –|Eva Ek|7\nr Summa|–|19\nr kort\np efter\n");
}

TEST(Docx, TablesThatLayOutAPageAreParagraphs) {
  EXPECT_EQ(read("<w:tbl>" + row(cell(p("vänster")) + cell(p("höger"))) + "</w:tbl>"),
            "p vänster\np höger\n");
  const std::string inner =
      "<w:tbl>" + row(cell(p("a")) + cell(p("b"))) + row(cell(p("c")) + cell(p("d"))) + "</w:tbl>";
  EXPECT_EQ(read("<w:tbl>" + row(cell(inner) + cell(p("x"))) + row(cell(p("y")) + cell(p("z"))) +
                 "</w:tbl>"),
            "r a|b\nr c|d\np x\np y\np z\n");
}

TEST(Docx, ParagraphsAreCountedOverTheWholePart) {
  const std::string body = p("") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                           p("bort") + "</w:sdtContent></w:sdt>" + p("ett") + p("två") + "<w:tbl>" +
                           row(cell(p("a")) + cell(p("b"))) + row(cell(p("")) + cell(p("d"))) +
                           "</w:tbl>";
  const Source source = read_docx(docx(body));
  ASSERT_EQ(shown(source), "p ett\np två\nr a|b\nr –|d\n");
  const auto number = [&](std::string_view text) {
    const auto at = static_cast<std::uint32_t>(source.utf8.find(text));
    return paragraphs_of(source.places, {at, at + 1}).first;
  };
  EXPECT_EQ(number("ett"), 3U);
  EXPECT_EQ(number("två"), 4U);
  EXPECT_EQ(number("a\t"), 5U);
  EXPECT_EQ(number("\tb"), 6U);
  EXPECT_EQ(number("–"), 8U);
  EXPECT_EQ(number("d"), 8U);
}

TEST(Docx, WhatTheFileSaysOfItself) {
  const auto titled = [](const std::string& title) {
    return read_docx(
        zip({{"word/document.xml",
              word_part("document", "<w:body>" + p("Plan för skolan") + "</w:body>")},
             {"docProps/core.xml", "<c><dc:title>" + title +
                                       "</dc:title><dcterms:created>2009-01-02T03:04:05Z"
                                       "</dcterms:created></c>"}}));
  };
  EXPECT_EQ(titled("Plan  för skolan").meta.title, "Plan för skolan");
  EXPECT_EQ(titled("Mall 2009").meta.title, "");
  EXPECT_EQ(titled("Plan för skolan").meta.published, "");
  EXPECT_EQ(titled("").media_type, kDocxType);
  EXPECT_EQ(titled("").charset, "");
}

TEST(Docx, OtherPrefixesAndNamesOfParts) {
  const std::string strict =
      "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>text"
      "</t></r></p></body></document>";
  const std::string relations =
      "<Relationships><Relationship Type=\"http://x/relationships/officeDocument\" "
      "Target=\"word/document2.xml\"/></Relationships>";
  EXPECT_EQ(shown(read_docx(zip({{"_rels/.rels", relations}, {"word/document2.xml", strict}}))),
            "p text\n");
}

TEST(Docx, ATextWithinAnotherFileIsMissing) {
  EXPECT_NE(read_docx(docx(p("x") + "<w:altChunk/>")).missing, "");
  EXPECT_EQ(read_docx(docx(p("x"))).missing, "");
}

}  // namespace
}  // namespace orgkarta::ingest
