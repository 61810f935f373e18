// What stands round a page's content goes, what looks alike within it stays.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "html_support.h"

namespace orgkarta::ingest {
namespace {

const std::string kParagraph =
    "<p>Kommunstyrelsen har beslutat att förvaltningen för kultur och fritid ska delas i två "
    "avdelningar från årsskiftet, och att en ny chef ska rekryteras under våren.</p>";
const std::string kArticle = "<h1>Rubrik</h1>" + kParagraph + kParagraph + kParagraph + kParagraph;

std::string links(int n, const std::string& text) {
  std::string out;
  for (int i = 0; i < n; ++i) {
    out += "<li><a href='/sida" + std::to_string(i) + "'>" + text + "</a></li>";
  }
  return "<ul>" + out + "</ul>";
}

std::string teasers(int n, const std::string& around) {
  std::string out;
  for (int i = 0; i < n; ++i) {
    std::string one = around;
    one.replace(one.find('%'), 1, "/nyhet" + std::to_string(i));
    out += one;
  }
  return out;
}

struct Case {
  const char* name;
  std::string html;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

// In each KVAR stays and BORT goes.
const std::vector<Case> kCases = {
    {"alike_but_of_two_units",
     "<main>" + kArticle +
         "<div><h2>Ena</h2><div>KVAR chefen är vakant</div></div>"
         "<div><h2>Andra</h2><div>KVAR chefen är vakant</div></div></main>"},
    {"alike_in_columns", "<main>" + kArticle +
                             "<div class='d-flex md:w-1/2'>KVAR chefen är vakant nu</div>"
                             "<div class='d-flex md:w-1/2'>KVAR chefen är vakant nu</div></main>"},
    {"tabs_that_panels_repeat",
     "<main>" + kArticle +
         "<ul role=tablist><li><a role=tab href='#a'>Mötesdagar</a></li></ul>"
         "<div role=tabpanel id=a><h2>Mötesdagar</h2><p>KVAR</p></div></main>"},
    {"a_button_that_opens_words",
     "<main>" + kArticle +
         "<div><button aria-expanded=false>KVAR Enheten</button>"
         "<div class=accordion__panel style='display:none'><p>KVAR Chef är Eva Ek.</p></div></div>"
         "</main>"},
    {"a_question_to_the_reader",
     "<main>" + kArticle +
         "KVAR<div class=x><h2>Hade du BORT nytta av sidan?</h2><p>BORT Svara gärna</p>"
         "<button>Ja</button><button>Nej</button></div></main>"},
    {"a_question_that_is_answered",
     "<main>" + kArticle +
         "<div><h2>KVAR Vem är chef?</h2><p>KVAR Eva Ek, 0123-45 67 89</p>"
         "<button>Dela</button><button>Spara</button></div></main>"},
    {"the_sites_first_and_last_part",
     "<div><div class=a><a href='/'>BORT kommun</a></div><div class=b>" + kArticle + kArticle +
         "KVAR</div><div class=c><p>BORT Torget 1</p><a href='/om'>BORT</a></div></div>"},
    {"a_column_beside", "<div><div class=sv-column-8>" + kArticle + kArticle +
                            "KVAR</div><div class=sv-column-4><p>KVAR Eva Ek, chef</p><a "
                            "href='/eva'>Mer</a></div></div>"},
    {"files_in_front_of_news",
     "<main>" + kArticle + kArticle +
         "KVAR<ul><li><a href='/a.pdf'>BORT</a></li></ul><div><h2>BORT</h2><ul>" +
         teasers(3, "<li><a href=%>BORT</a><span>2024-05-01</span><p>BORT ord …</p></li>") +
         "</ul><p><a href='/alla'>BORT</a></p></div></main>"},
    {"a_trail_that_ends_with_the_page",
     "<div><div class=x><a href='/'>BORT</a><span>›</span><a href='/n'>BORT</a><span>›</span>"
     "<span>Rubrik</span></div><div>" +
         kArticle + "KVAR</div></div>"},
    {"channel_in_a_column",
     "<main><div class=row><div class='sv-column-8'>" + kArticle +
         "<h2>Kontakt</h2><p>KVAR Eva Ek<br>förvaltningschef</p></div><div class='sv-column-4'>"
         "<div><h2>BORT</h2></div><ul class=sv-channel>" +
         teasers(
             3,
             "<li class=sv-channel-item><span><time datetime=2024-05-01>1 maj 2024</time></span>"
             "<h3><a href=%>BORT rubrik</a></h3><span>BORT första orden</span></li>") +
         "</ul></div></div></main>"},
    {"cards_that_are_links",
     "<main><div><article>" + kArticle + "KVAR</article><div><h2>BORT</h2><div class=grid>" +
         teasers(3, "<a class=card href=%><span>BORT</span><span>3 maj, 2024</span></a>") +
         "</div></div></div></main>"},
    {"teasers_behind_the_article_with_read_more",
     "<main><article>" + kArticle + "<p>KVAR</p></article><section><h2>BORT</h2>" +
         teasers(2, "<div class=teaser><h3><a href=%>BORT</a></h3><p>BORT kort ingress</p></div>") +
         "</section></main>"},
    {"dated_teasers_at_the_end_of_the_content",
     "<main>" + kArticle + "<p>KVAR</p><h2>BORT</h2><ul>" +
         teasers(3, "<li><a href=%>BORT</a> <span>2024-05-01</span></li>") + "</ul></main>"},
    {"dated_links_before_more_content",
     "<main>" + kArticle + "<h2>KVAR</h2><ul>" +
         teasers(3, "<li><a href=%>KVAR</a> <span>2024-05-01</span></li>") + "</ul>" + kParagraph +
         "</main>"},
    {"a_page_of_news", "<main><h1>Nyheter</h1><p>KVAR</p><ul>" +
                           teasers(3, "<li><h2><a href=%>KVAR</a></h2><time>1 maj 2024</time>" +
                                          kParagraph + "</li>") +
                           "</ul></main>"},
    {"related_links_behind_the_share_links",
     "<main>" + kArticle +
         "<p>KVAR</p><div class=share><span>BORT</span><a href='#'>BORT</a></div>"
         "<div><h2>BORT</h2>" +
         links(3, "BORT") + "</div></main>"},
    {"units_as_links",
     "<main>" + kArticle + "<h2>KVAR Våra enheter</h2>" + links(5, "KVAR enheten") + "</main>"},
    {"units_as_links_below_a_short_text", "<main><header><h1>Förvaltningen</h1>" + kParagraph +
                                              "</header><div class=grid>" +
                                              links(6, "KVAR enheten") + "</div></main>"},
    {"heads_with_mail_links",
     "<main><div class=row><div class=text>" + kArticle +
         "</div><div class=side><h2>KVAR</h2>"
         "<ul><li><a href='mailto:eva.ek@example.org'>Eva KVAR</a><li><a href='tel:+46123'>Bo "
         "KVAR</a></ul></div></div></main>"},
    {"heads_with_links_to_their_pages",
     "<main>" + kArticle + "<h2>KVAR</h2><ul>" +
         teasers(3, "<li><a href=%>Eva KVAR</a>, enhetschef, 0123-45 67</li>") + "</ul></main>"},
    {"a_contact_box_beside",
     "<main><div class=row><div class=text>" + kArticle +
         "</div><div class=side><h2>KVAR</h2>"
         "<p>Eva Ek<br>KVAR<br><a href='mailto:eva@example.org'>eva@example.org</a></p></div></div>"
         "</main>"},
    {"layout_table",
     "<table><tr><td><a href=a>BORT</a> | <a "
     "href=b>BORT</a></td></tr><tr><td><table><tr><td><b>BORT"
     "</b><tr><td><a href=c>BORT meny</a><tr><td><a href=d>BORT meny</a><tr><td><a href=e>BORT "
     "meny</a></table></td><td>" +
         kArticle +
         "<p>KVAR</p></td><td><b>BORT</b><br><a href=f>BORT rubrik</a><br><a href=g>BORT rubrik</a>"
         "</td></tr><tr><td colspan=3>BORT Kommunen, Box 1, 123 45 Orten</td></tr></table>"},
    {"files",
     "<main>" + kArticle + "<p>KVAR</p><div><b>BORT</b> <a href='/taxa.pdf'>BORT</a></div></main>"},
    {"a_page_of_files",
     "<main><h1>Protokoll</h1><ul><li><a href=a.pdf>KVAR 12 mars</a><li><a href=b.pdf>KVAR 9 "
     "april</a></ul></main>"},
    {"a_file_in_a_sentence",
     "<main>" + kArticle +
         "<p>Läs KVAR om taxorna för bygglov i <a href='/taxa.pdf'>KVAR</a>.</p></main>"},
    {"page_tools", "<main>" + kArticle +
                       "<p>KVAR</p><ul><li><a href='javascript:window.print()'>BORT</a><li><a "
                       "href='mailto:?subject=x'>BORT</a></ul></main>"},
    {"tags", "<main>" + kArticle +
                 "<p>KVAR</p><span>BORT <a rel='category tag' href=k>BORT</a></span></main>"},
    {"trail_with_a_label", "<div>BORT: <a href=a>BORT</a> / <a href=b>BORT</a> / BORT</div><main>" +
                               kArticle + "KVAR</main>"},
    {"short_form", "<form action=s>BORT: <input name=q></form><main>" + kArticle + "KVAR</main>"},
    {"a_page_within_a_form", "<form action=s><main>" + kArticle + "KVAR</main></form>"},
    {"hidden_by_class",
     "<main>" + kArticle +
         "<p>KVAR</p><div class=d-none>BORT</div><p>x</p><div class='hidden'>BORT</div>"
         "<p>x</p><div class=u-display--none>BORT</div></main>"},
    {"shown_in_wide_windows",
     "<main>" + kArticle +
         "<div class='d-none d-md-block'>KVAR</div><div class='hidden md:block'>KVAR</div></main>"},
    {"opened_by_its_heading",
     "<main>" + kArticle + "<h3>KVAR</h3><div class=hidden><p>KVAR</p></div></main>"},
    {"a_heading_with_an_icon",
     "<main>" + kArticle + "<h2>KVAR<i aria-hidden=true>BORT</i></h2></main>"},
    {"a_heading_that_is_not_closed",
     "<main>" + kArticle + "<h2>KVAR<ul><li>KVAR</ul><h2>KVAR<p>KVAR</main>"},
};

class HtmlSurroundings : public testing::TestWithParam<Case> {};

TEST_P(HtmlSurroundings, StaysOrGoes) {
  const std::string lines = outline_of(page(GetParam().html));
  const auto count = [](const std::string& text, const std::string& word) {
    int n = 0;
    for (std::size_t i = 0; (i = text.find(word, i)) != std::string::npos; ++i) ++n;
    return n;
  };
  EXPECT_EQ(count(lines, "KVAR"), count(GetParam().html, "KVAR")) << lines;
  EXPECT_EQ(count(lines, "BORT"), 0) << lines;
}

INSTANTIATE_TEST_SUITE_P(Each, HtmlSurroundings, testing::ValuesIn(kCases),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(HtmlHeadings, AParagraphListOrTableEndsAHeading) {
  EXPECT_EQ(outline_of(page("<h2>Ett<p>två<h2>Tre</h2>fyra")), "h2 Ett\np två\nh2 Tre\np fyra\n");
  EXPECT_EQ(outline_of(page("<h2>Ett<ul><li>två</ul></h2>tre")), "h2 Ett\ni \u2022 två\np tre\n");
  EXPECT_EQ(outline_of(page("<h2><p>Ett</p></h2><p>två")), "h2 Ett\np två\n");
  EXPECT_EQ(outline_of(page("<h2><div>Ett</div> två</h2>")), "h2 Ett två\n");
}

TEST(HtmlCopies, OneOfTwoStays) {
  const std::vector<std::string> bodies = {
      "<h1>Rubrik</h1><div class='d-none d-md-block'>" + kParagraph +
          "KVAR</div>"
          "<div class='d-md-none'>" +
          kParagraph + "KVAR</div>",
      kArticle +
          "<aside class=hidden-xs><p>KVAR Eva Ek, förvaltningschef</p></aside>"
          "<aside class=visible-xs><p>KVAR Eva Ek, förvaltningschef</p></aside>",
      "<div>" + kArticle + "KVAR</div><div>" + kArticle + "KVAR</div>",
  };
  for (const std::string& body : bodies) {
    const std::string lines = outline_of(page("<main>" + body + "</main>"));
    EXPECT_NE(lines.find("KVAR"), lines.npos) << lines;
    EXPECT_EQ(lines.find("KVAR"), lines.rfind("KVAR")) << lines;
  }
}

}  // namespace
}  // namespace orgkarta::ingest
