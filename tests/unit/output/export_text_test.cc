#include <gtest/gtest.h>

#include "output/export/csv_cell.h"
#include "output/export/uri.h"

namespace orgkarta::output {
namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_cell(out, text);
  return out;
}

TEST(CsvCell, QuotesWhatNeedsThem) {
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(cell("a\nb"), "\"a\nb\"");
  EXPECT_EQ(cell("a\rb"), "\"a\rb\"");
  EXPECT_EQ(cell(" a"), "\" a\"");
  EXPECT_EQ(cell(""), "\"\"");
}

TEST(CsvCell, FormulasGetAnApostrophe) {
  for (const char* text : {"=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n", "  =1", "\uFF1D1",
                           "\uFF0B1", "\uFF0D1", "\uFF20x"}) {
    EXPECT_EQ(defused(text), "'" + std::string(text));
  }
  for (const char* text : {"", " ", "a=1", "2024-05-01", "'=1", "\u2013 dash"}) {
    EXPECT_EQ(defused(text), text);
  }
}

TEST(Uri, DocumentsAreTheirEncodedPaths) {
  EXPECT_EQ(document_uri("a/b c.txt"), "urn:orgkarta:document:a%2Fb%20c.txt");
  EXPECT_EQ(document_uri("x.zip!\u00e5.txt"), "urn:orgkarta:document:x.zip%21%C3%A5.txt");
}

TEST(Uri, WebAddressesKeepWhatMayStand) {
  EXPECT_EQ(web_address("https://a.se/b?c=d&e=%C3%A5#f"), "https://a.se/b?c=d&e=%C3%A5#f");
  EXPECT_EQ(web_address("HTTP://[::1]/x[1]"), "HTTP://[::1]/x%5B1%5D");
  EXPECT_EQ(web_address("http://a.se/b c\"<>#d#e"), "http://a.se/b%20c%22%3C%3E#d%23e");
  EXPECT_EQ(web_address("http://a.se/50%"), "http://a.se/50%25");
  EXPECT_EQ(web_address("http://a.se/\u00e5\n"), "http://a.se/%C3%A5%0A");
}

TEST(Uri, OnlyTheWebIsLinkedTo) {
  for (const char* address :
       {"", "https://", "javascript:alert(1)", "file:///etc/passwd", "a.se", " http://a.se"}) {
    EXPECT_EQ(web_address(address), std::nullopt) << address;
  }
  EXPECT_EQ(address_or_uri("javascript:x", "a.txt"), "urn:orgkarta:document:a.txt");
}

}  // namespace
}  // namespace orgkarta::output
