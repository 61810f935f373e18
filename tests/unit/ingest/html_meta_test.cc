// What a page says of itself, and in which charset.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html_support.h"
#include "pipeline/ingest/html/charset_label.h"
#include "pipeline/ingest/html/page_meta.h"

namespace orgkarta::ingest {
namespace {

Meta meta_of(const std::string& head, const std::string& body = "<p>x</p>") {
  return read_html("<html><head>" + head + "</head><body>" + body + "</body></html>").meta;
}

TEST(HtmlMeta, TitleAndSite) {
  EXPECT_EQ(meta_of("<title>Ny nämnd | Motala kommun</title>"),
            (Meta{"Ny nämnd", "Motala kommun", "", ""}));
  EXPECT_EQ(meta_of("<title>Ny nämnd - Nyheter - motala.se</title>"),
            (Meta{"Ny nämnd - Nyheter", "motala.se", "", ""}));
  EXPECT_EQ(meta_of("<title>\n Ny \t nämnd &amp; chef</title>").title, "Ny nämnd & chef");
  EXPECT_EQ(meta_of("<title>A - b</title><meta property='og:title' content='A'>"
                    "<meta property='og:site_name' content='Motala'>"),
            (Meta{"A", "Motala", "", ""}));
}

TEST(HtmlMeta, TheLinkHomeNamesTheSite) {
  EXPECT_EQ(
      meta_of("<title>Ny nämnd</title>", "<a href='/'><img></a><a href='/'>Motala kommun</a>"),
      (Meta{"Ny nämnd", "Motala kommun", "", ""}));
  EXPECT_EQ(meta_of("<title>Ny nämnd | Motala</title>", "<a href='/'>Start</a>").site, "Motala");
}

TEST(HtmlMeta, DatesOfMicroformats) {
  const Meta meta =
      meta_of("",
              "<time class='entry-date published' datetime='2024-01-17T08:00:00+01:00'>17 jan"
              "</time><time class=updated datetime='2024-02-02'>2 feb</time>");
  EXPECT_EQ(meta.published, "2024-01-17");
  EXPECT_EQ(meta.updated, "2024-02-02");
  const Meta once =
      meta_of("", "<time class='entry-date published updated' datetime='2024-01-17'>17 jan</time>");
  EXPECT_EQ(once.published, "2024-01-17");
  EXPECT_EQ(once.updated, "");
  EXPECT_EQ(meta_of("", "<time class=event datetime='2024-01-17'>17 jan</time>").published, "");
}

TEST(HtmlMeta, Dates) {
  const std::vector<std::string> published = {
      "<meta property='article:published_time' content='2023-05-12T08:00:00+02:00'>",
      "<meta name='DC.date' content='2023-05-12'>",
      "<meta name='dcterms.issued' content='20230512'>",
      "<meta itemprop='datePublished' content='2023-05-12'>",
      "<script type='application/ld+json'>{\"@graph\": [{\"datePublished\": "
      "\"2023-05-12\"}]}</script>",
  };
  for (const std::string& head : published)
    EXPECT_EQ(meta_of(head).published, "2023-05-12") << head;
  const std::vector<std::string> updated = {
      "<meta property='og:updated_time' content='2023-06-01'>",
      "<meta name='dcterms.modified' content='2023-06-01T00:00Z'>",
      "<script type='application/ld+json'>{\"dateModified\": \"2023-06-01\"}</script>",
  };
  for (const std::string& head : updated) EXPECT_EQ(meta_of(head).updated, "2023-06-01") << head;
  EXPECT_EQ(meta_of("", "<time itemprop=dateModified datetime='2023-06-01'>1 juni</time>").updated,
            "2023-06-01");
  EXPECT_EQ(meta_of("", "<time pubdate datetime='2023-05-12'>12 maj</time>").published,
            "2023-05-12");
}

TEST(HtmlMeta, TheBetterWitnessCounts) {
  const Meta meta = meta_of(
      "<meta name='date' content='2020-01-01'>"
      "<meta property='article:published_time' content='2023-05-12'>"
      "<script type='application/ld+json'>{\"datePublished\": \"2019-01-01\"}</script>");
  EXPECT_EQ(meta.published, "2023-05-12");
}

TEST(HtmlMeta, WhatIsNoDateIsNone) {
  for (const char* written : {"", "i dag", "2023", "2023-13-01", "2023-02-30", "12/05/2023",
                              "2023-05-123", "0001-01-01", "2023 05 12"}) {
    EXPECT_EQ(html::iso_day(written), "") << written;
  }
  EXPECT_EQ(html::iso_day(" 2024-02-29T10:00"), "2024-02-29");
}

TEST(HtmlMeta, JsonThatIsNoneOrTooDeepSaysNothing) {
  for (const std::string& text :
       {std::string("{\"datePublished\": "), std::string("null"), std::string(200000, '['),
        std::string("\xFF"), std::string("{\"datePublished\": 20230512}")}) {
    Meta meta;
    html::read_json_ld(text, meta);
    EXPECT_EQ(meta, Meta{}) << text.substr(0, 40);
  }
}

TEST(HtmlCharset, Labels) {
  using html::charset_label;
  EXPECT_EQ(charset_label("<meta charset=\"ISO-8859-1\">"), "ISO-8859-1");
  EXPECT_EQ(charset_label("<META http-equiv=Content-Type content='text/html; charset=cp1252'>"),
            "cp1252");
  EXPECT_EQ(charset_label("<meta name=x content='text/html; charset=cp1252'>"), "");
  EXPECT_EQ(charset_label("<!-- <meta charset=a> --><meta charset=b>"), "b");
  EXPECT_EQ(charset_label("<?xml version='1.0' encoding='utf-8'?>"), "utf-8");
  EXPECT_EQ(charset_label(std::string(4000, ' ') + "<meta charset=a>"), "a");
  EXPECT_EQ(charset_label(std::string(70000, ' ') + "<meta charset=a>"), "");
  EXPECT_EQ(charset_label("<body class=x><meta charset=a>"), "");
}

TEST(HtmlCharset, BytesGoBeforeLabels) {
  const std::string utf8 = "<meta charset=windows-1252><p>nämnd för öar</p>";
  EXPECT_EQ(outline_of(utf8), "p nämnd för öar\n");
  const Source latin = read_html(
      "<meta charset=utf-8><p>n\xE4mnd f\xF6r \xF6"
      "ar \x96 \x80</p>");
  EXPECT_EQ(outline(latin), "p nämnd för öar – €\n");
  EXPECT_EQ(latin.charset, "windows-1252");
  EXPECT_EQ(latin.warnings, std::vector<std::string>{"charset_label_overruled: utf-8"});
  const Source xhtml = read_html(
      "<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>\x93"
      "n\xE4mnd\x94</p>");
  EXPECT_EQ(outline(xhtml), "p “nämnd”\n");
  EXPECT_TRUE(xhtml.warnings.empty());
  const Source late = read_html("<html><head><script>" + std::string(3000, 'x') +
                                "</script><meta charset=cp850></head><body><p>p\x86 \x84r</p>");
  EXPECT_EQ(outline(late), "p på är\n");
  EXPECT_EQ(late.charset, "ibm850");
  EXPECT_EQ(outline_of("<meta charset=iso-8859-1><p>n&auml;mnd f&#246;r &#xD6;ar &aring;r</p>"),
            "p nämnd för Öar år\n");
  EXPECT_EQ(outline_of("<meta charset=utf-8><p>nämnd för öar på ön</p><p>SÃ¶dertÃ¤lje</p>"),
            "p nämnd för öar på ön\np Södertälje\n");
  const Source utf7 = read_html("<meta charset=utf-7><p>+ADw-script+AD4- n\xE4mnd</p>");
  EXPECT_EQ(outline(utf7), "p +ADw-script+AD4- nämnd\n");
  EXPECT_EQ(utf7.warnings, std::vector<std::string>{"charset_label_refused"});
}

TEST(HtmlSniff, WhatBeginsAsAPage) {
  using std::string_literals::operator""s;
  for (const std::string& bytes :
       {"<!DOCTYPE HTML>x"s, "\n <html lang=sv>"s, "<!-- a --><HEAD>"s, "\xEF\xBB\xBF<html>"s,
        "<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC>"s, "\xFF\xFE<\0h\0t\0m\0l\0>\0"s}) {
    EXPECT_TRUE(begins_as_html(bytes)) << bytes;
  }
  for (const std::string& bytes : {""s, "text"s, "# <html>"s, "<htmlx>"s, "<!-- open"s, "<p>a</p>"s,
                                   "<?xml version='1.0'?><svg>"s, "<"s}) {
    EXPECT_FALSE(begins_as_html(bytes)) << bytes;
  }
  EXPECT_TRUE(holds_html("text <br> text"));
  EXPECT_TRUE(holds_html("<p class=\"" + std::string(100000, 'x') + "\">"));
  EXPECT_FALSE(holds_html("a < b and c > d, <okänt> <x-y>"));
}

}  // namespace
}  // namespace orgkarta::ingest
