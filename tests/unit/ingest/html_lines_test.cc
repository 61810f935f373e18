// What lines a page's elements become.
#include <gtest/gtest.h>

#include <vector>

#include "html_support.h"

namespace orgkarta::ingest {
namespace {

struct Case {
  const char* name;
  const char* html;
  const char* lines;
};

const std::vector<Case> kCases = {
    {"paragraphs", "<p>Ett\n  två</p><p>tre</p>", "p Ett två\np tre\n"},
    {"open_paragraphs", "<p>Ett<p>två<div>tre</div>fyra", "p Ett\np två\np tre\np fyra\n"},
    {"inline_elements_break_no_words", "<p>kommun<b>styrel</b><i>sen</i>s <em>ord</em>förande</p>",
     "p kommunstyrelsens ordförande\n"},
    {"block_elements_do", "<div>kommun</div><div>styrelsen</div>", "p kommun\np styrelsen\n"},
    {"neighbours_that_style_sheets_part",
     "<p><span>Publicerad</span><span>12 maj</span> <b>a</b><b>b</b> "
     "<span>Eva</span><span>Ek</span></p>",
     "p Publicerad 12 maj ab Eva Ek\n"},
    {"links_side_by_side", "<p><a href=a>ett</a><a href=b>två</a></p>", "p ett två\n"},
    {"word_break", "<p>för<wbr>valtning</p>", "p förvaltning\n"},
    {"headings", "<h1>A</h1><h2>B<br>b</h2><p>c</p><h1>D</h1><h6>E</h6>",
     "t A\nh2 B b\np c\nh1 D\nh6 E\n"},
    {"forced_line_ends", "<p>Eva Ek<br>chef<br/><br>Telefon</p>", "p Eva Ek\n\\ chef\np Telefon\n"},
    {"bold_paragraph_is_a_heading", "<h2>A</h2><p><strong>Mål och medel</strong></p><p>x</p>",
     "h2 A\nh3 Mål och medel\np x\n"},
    {"bold_sentence_is_none", "<p><b>Nämnden beslutar.</b></p><p><b>A</b> b</p>",
     "p Nämnden beslutar.\np A b\n"},
    {"bullets", "<p>x</p><ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "p x\ni • a\ni • b\np c\n"},
    {"nested_lists", "<ul><li>a<ul><li>b<ol><li>c</ol></ul><li>d</ul>",
     "i • a\ni1 • b\ni2 1. c\ni • d\n"},
    {"numbers", "<ol start=3><li>a<li value=7>b<li>c</ol>", "i 3. a\ni 7. b\ni 8. c\n"},
    {"reversed", "<ol reversed><li>a<li>b</ol>", "i 2. a\ni 1. b\n"},
    {"letters", "<ol type=a><li>a<li>b</ol><ol type=I start=4><li>c</ol>",
     "i a) a\ni b) b\ni iv) c\n"},
    {"faulty_numbers", "<ol start=x type=zz><li value=99999999999>a</ol>", "i 1. a\n"},
    {"empty_item", "<ul><li></li><li>a</li></ul><p>b</p>", "i • a\np b\n"},
    {"heading_in_item", "<ul><li><h3>Ny chef</h3><p>Text</p></li></ul>", "h3 Ny chef\np Text\n"},
    {"table",
     "<table><caption>tkr</caption><tr><th>Nämnd<th>2023<tr><td>KS<td><p>1&nbsp;000</p></table>",
     "p tkr\nr Nämnd/2023\nr KS/1 000\n"},
    {"empty_cells", "<table><tr><th><th>a<th>b<th></tr><tr><td>c<td><td>d</table>",
     "r –/a/b\nr c/–/d\n"},
    {"spans", "<table><tr><th colspan=2>a<th>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
     "r a/–/b\nr c/d/e\nr –/f/g\n"},
    {"cells_with_lines", "<table><tr><td>a<br>b<td><ul><li>c<li>d</ul><tr><td>e<td>f</table>",
     "r a b/c d\nr e/f\n"},
    {"layout_table", "<table><tr><td><h1>A</h1><p>b</p></td><td>c</td></tr></table>",
     "t A\np b\np c\n"},
    {"one_column", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "p a\np b\n"},
    {"presentation", "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
     "p a\np b\np c\np d\n"},
    {"text_moved_out_of_a_table", "<table><tr><td>a<td>b</tr>ute<tr><td>c<td>d</tr></table>",
     "r a/b\np ute\nr c/d\n"},
    {"definitions", "<dl><dt>Diarienummer<dd>KS 2024/1<dt>Datum:</dt><dd><p>5 maj</p></dd></dl>",
     "l Diarienummer: KS 2024/1\nl Datum: 5 maj\n"},
    {"long_definition", "<dl><dt>Vad gäller?</dt><dd><p>Ett</p><ul><li>två</ul></dd></dl>",
     "h1 Vad gäller?\np Ett\ni • två\n"},
    {"details", "<details><summary>Mer om <b>beslutet</b></summary><p>Text</p></details>",
     "h1 Mer om beslutet\np Text\n"},
    {"preformatted", "<p>a</p><pre>Rad  ett\n  rad två\n\nrad tre</pre><p>b</p>",
     "p a\n| Rad  ett\n|   rad två\n| rad tre\np b\n"},
    {"raw", "<xmp>a < b &amp; <i>c</i></xmp>d", "| a < b &amp; <i>c</i>\np d\n"},
    {"references", "<p>&aring;&#228;&#xF6; &amp;lt; &notit; &copy 1 &hellip; &#128;</p>",
     "p åäö &lt; ¬it; © 1 … €\n"},
    {"spaces", "<p>\t a&nbsp;&nbsp; b&#10;c&emsp;d </p>", "p a b c d\n"},
    {"line_separators", "<p>a&#x2028;b&#x85;c\vd</p>", "p a b…c d\n"},
    {"less_than", "<p>1 < 2 <3 & x</p>", "p 1 < 2 <3 & x\n"},
    {"comments", "<p>a<!-- b > c --!><!-- - -- --><!-->d<!--->e<! f><?g?></ h>i</p>", "p adei\n"},
    {"scripts", "<p>a<script>x = '</p>'; // <script></script>b<style>c</style></p>", "p ab\n"},
    {"drawings", "<p>a<svg><title>b</title><svg/></svg>c<math><mi>d</mi></math></p>", "p ac\n"},
    {"an_endless_drawing_hides_nothing", "<p>a<svg><p>b<svg><p>c", "p a\np b\np c\n"},
    {"templates", "<p>a</p><template><p>b<template>c</template></p></template><p>d</p>",
     "p a\np d\n"},
    {"noscript", "<noscript><p>a</p></noscript><p>b</p>", "p b\n"},
    {"controls", "<p>a<select><option>b</select><button>c</button><textarea>d</textarea></p>",
     "p a\n"},
    {"a_form_round_the_page", "<form><p>a</p><input value=b></form>", "p a\n"},
    {"quotes_in_attributes", "<p title=\"a > b\" class='c\"'>d</p>", "p d\n"},
    {"cut_in_a_tag", "<p>a</p><p class=\"b", "p a\n"},
    {"nothing", "", ""},
    {"only_text", "bara text", "p bara text\n"},
};

TEST(HtmlLines, EachCase) {
  for (const Case& c : kCases) EXPECT_EQ(outline_of(c.html), c.lines) << c.name;
}

TEST(HtmlLines, XmlClosesAnyElement) {
  const Source source = read_html(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><html "
      "xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
      "<title/><script src=\"a.js\"/></head><body><div/><p>Nämnd<a id=\"x\"/>en</p></body></html>");
  EXPECT_EQ(outline(source), "p Nämnden\n");
  EXPECT_EQ(source.media_type, "application/xhtml+xml");
  EXPECT_EQ(outline_of("<p>a<div/>b</p>"), "p a\np b\n");
}

TEST(HtmlLines, ItemsAndRowsStandWithoutEmptyLinesBetweenThem) {
  EXPECT_EQ(read_html("<p>a<ul><li>b<li>c</ul><p>d<table><tr><td>1<td>2<tr><td>3<td>4").utf8,
            "a\n\n• b\n• c\n\nd\n\n1\t2\n3\t4");
}

}  // namespace
}  // namespace orgkarta::ingest
