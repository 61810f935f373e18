#include <gtest/gtest.h>

#include <string>

#include "tests/unit/ingest/word_support.h"

namespace orgkarta::ingest {
namespace {

std::string read(const std::string& text, const std::string& styles = {}) {
  return shown(read_odt(odt(text, styles)));
}

std::string par(const std::string& text, const std::string& style = "Standard") {
  return "<text:p text:style-name=\"" + style + "\">" + text + "</text:p>";
}

std::string heading(const std::string& text, int level) {
  return "<text:h text:outline-level=\"" + std::to_string(level) + "\">" + text + "</text:h>";
}

std::string item(const std::string& content, const std::string& attributes = {}) {
  return "<text:list-item" + attributes + ">" + content + "</text:list-item>";
}

std::string list(const std::string& items, const std::string& attributes = {}) {
  return "<text:list text:style-name=\"L1\"" + attributes + ">" + items + "</text:list>";
}

const std::string kLists =
    "<text:list-style style:name=\"L1\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/>"
    "<text:list-level-style-bullet text:level=\"3\" text:bullet-char=\"-\"/></text:list-style>"
    "<text:list-style style:name=\"L2\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
    "text:display-levels=\"2\"/></text:list-style>"
    "<text:list-style style:name=\"L3\"><text:list-level-style-number text:level=\"1\" "
    "style:num-format=\"I\" style:num-suffix=\".\" text:start-value=\"4\"/></text:list-style>"
    "<text:list-style style:name=\"L4\"><text:list-level-style-number text:level=\"1\" "
    "style:num-prefix=\"§ \" style:num-format=\"1\"/></text:list-style>"
    "<style:style style:name=\"P1\" style:family=\"paragraph\" style:list-style-name=\"L3\"/>";

TEST(Odt, HeadingsAndTitle) {
  const std::string styles =
      "<style:style style:name=\"Title\" style:family=\"paragraph\"/><style:style "
      "style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"Title\"/>";
  EXPECT_EQ(read(par("Plan", "P1") + heading("Ett", 1) + heading("Två", 2) + par("Text"), styles),
            "t Plan\nh1 Ett\nh2 Två\np Text\n");
  EXPECT_EQ(read(heading("Plan", 1) + heading("Två", 2)), "t Plan\nh2 Två\n");
}

TEST(Odt, HeadingsAreNumberedByTheOutline) {
  const std::string outline =
      "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"1\"/>"
      "<text:outline-level-style text:level=\"2\" style:num-format=\"1\" "
      "text:display-levels=\"2\"/></text:outline-style>";
  const std::string bytes = odt(
      heading("Ett", 1) + heading("A", 2) + heading("B", 2) + heading("Två", 1) + heading("C", 2),
      {},
      {{"styles.xml", "<office:document-styles" + std::string(kOdtSpaces) + "><office:styles>" +
                          outline + "</office:styles></office:document-styles>"}});
  EXPECT_EQ(shown(read_odt(bytes)), "h1 1 Ett\nh2 1.1 A\nh2 1.2 B\nh1 2 Två\nh2 2.1 C\n");
}

TEST(Odt, ListsAreNumberedAsTheyAreShown) {
  const std::string nested =
      list(item(par("ett") + par("fortsätter")) +
           item(par("två") + "<text:list>" + item(par("a-et")) +
                item(par("b-et") + "<text:list>" + item(par("punkt")) + "</text:list>") +
                "</text:list>"));
  EXPECT_EQ(read(nested + par("Text") + list(item(par("börjar om"))) +
                     list(item(par("vidare")), " text:continue-numbering=\"true\""),
                 kLists),
            "i0 1. ett\np fortsätter\ni0 2. två\ni1 a) a-et\ni1 b) b-et\ni2 • punkt\np Text\n"
            "i0 1. börjar om\ni0 2. vidare\n");
}

TEST(Odt, ListsGoOnAndShowTheLevelsAbove) {
  EXPECT_EQ(read(list(item(par("ett")), " xml:id=\"x\"") + list(item(par("annan"))) +
                     list(item(par("två")), " text:continue-list=\"x\"") +
                     list(item(par("sju"), " text:start-value=\"7\"") + item(par("åtta"))),
                 kLists),
            "i0 1. ett\ni0 1. annan\ni0 2. två\ni0 7. sju\ni0 8. åtta\n");
  EXPECT_EQ(read("<text:list text:style-name=\"L2\">" +
                     item(par("ett") + "<text:list>" + item(par("under")) + "</text:list>") +
                     "</text:list><text:list>" + item(par("fyra", "P1")) +
                     "</text:list>"
                     "<text:list text:style-name=\"L4\">" +
                     item(par("Val")) + "</text:list>",
                 kLists),
            "i0 1. ett\ni1 1.1 under\ni0 IV. fyra\np § 1 Val\n");
}

TEST(Odt, AnItemWithoutAParagraphOfItsOwnDoesNotCount) {
  EXPECT_EQ(read(list(item(par("ett")) + item("<text:list>" + item(par("a-et")) + "</text:list>") +
                      item(par("två"))),
                 kLists),
            "i0 1. ett\ni1 a) a-et\ni0 2. två\n");
}

TEST(Odt, SpacesTabsAndLineEnds) {
  EXPECT_EQ(read(par("  a\n   b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e "
                     "<text:span>f</text:span> <text:span>g</text:span>")),
            "p a b   c|d\nc e f g\n");
}

TEST(Odt, WhatIsNotShownGoes) {
  const std::string styles =
      "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
      "text:display=\"none\"/></style:style>";
  EXPECT_EQ(read("<text:tracked-changes><text:changed-region><text:deletion>" + par("struket") +
                     "</text:deletion></text:changed-region></text:tracked-changes>" +
                     par("syns<text:span text:style-name=\"T1\"> dolt</text:span>"
                         "<office:annotation>" +
                         par("kommentar") +
                         "</office:annotation>"
                         "<text:hidden-text>dolt</text:hidden-text> kvar") +
                     "<text:section text:display=\"none\">" + par("dolt") +
                     "</text:section>"
                     "<text:section>" +
                     par("avsnitt") +
                     "</text:section>"
                     "<text:table-of-content><text:index-body>" +
                     par("Mål 3") + "</text:index-body></text:table-of-content>",
                 styles),
            "p syns kvar\np avsnitt\n");
}

TEST(Odt, NotesAndTextBoxesComeBehindTheirPlace) {
  const Source source = read_odt(
      odt(par("125<text:note><text:note-citation>1</text:note-citation><text:note-body>" +
              par("not") + "</text:note-body></text:note> kronor<draw:frame><draw:text-box>" +
              par("ruta") + "</draw:text-box></draw:frame>") +
          par("slut")));
  EXPECT_EQ(shown(source), "p 125 kronor\np ruta\np slut\np not\n");
  ASSERT_EQ(source.places.paragraphs.size(), 4U);
  EXPECT_EQ(source.places.paragraphs[1].number, 3U);  // the note's stands before it in the file
  EXPECT_EQ(source.places.paragraphs[3].number, 2U);
}

std::string cell(const std::string& content) {
  return "<table:table-cell>" + content + "</table:table-cell>";
}
std::string row(const std::string& cells) {
  return "<table:table-row>" + cells + "</table:table-row>";
}

TEST(Odt, TablesAreRowsWithDashesForEmptyCells) {
  EXPECT_EQ(
      read("<table:table><table:table-header-rows>" +
           row(cell(par("Enhet")) + cell(par("Chef")) + cell(par("Kronor"))) +
           "</table:table-header-rows>" + row(cell(par("Gata")) + cell(par("")) + cell(par("12"))) +
           row(cell(par("Summa")) + "<table:covered-table-cell/>" + cell(par("19"))) +
           "</table:table>" + par("efter")),
      "r Enhet|Chef|Kronor\nr Gata|–|12\nr Summa|–|19\np efter\n");
}

TEST(Odt, RepetitionsEnd) {
  const Source source = read_odt(
      odt(par("a<text:s text:c=\"2000000000\"/>b") + "<table:table>" +
          row(cell(par("c")) + "<table:table-cell table:number-columns-repeated=\"1000000000\"/>" +
              cell(par("d"))) +
          "<table:table-row table:number-rows-repeated=\"1000000000\">" + cell(par("")) +
          "</table:table-row></table:table>"));
  EXPECT_EQ(source.utf8.substr(0, 102), "a" + std::string(100, ' ') + "b");
  EXPECT_LT(source.utf8.size(), 1000U);
  EXPECT_TRUE(source.utf8.ends_with("\td"));
}

TEST(Odt, AnEncryptedPartIsTold) {
  const std::string manifest =
      "<manifest:manifest "
      "xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry>"
      "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  EXPECT_TRUE(refusal(read_odt, odt(par("x"), {}, {{"META-INF/manifest.xml", manifest}}))
                  .starts_with("encrypted: "));
  EXPECT_TRUE(refusal(read_odt, zip({{"mimetype", std::string(kOdtType)}}))
                  .starts_with("unsupported: no content.xml"));
}

}  // namespace
}  // namespace orgkarta::ingest
