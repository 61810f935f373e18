// What of a page is content.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "html_support.h"

namespace orgkarta::ingest {
namespace {

const std::string kProse =
    "<p>Kommunstyrelsen har beslutat att förvaltningen för kultur och fritid ska delas i två "
    "avdelningar från årsskiftet, och att en ny chef ska rekryteras under våren.</p>";

struct Case {
  const char* name;
  std::string html;
};

// In each of these KVAR stays and BORT goes; the prose of the page always stays.
const std::vector<Case> kCases = {
    {"hidden",
     "<p hidden>BORT</p><p style='display: none'>BORT</p><p aria-hidden=true>BORT</p>KVAR"},
    {"hidden_until_found", "<div hidden=until-found>KVAR</div>"},
    {"accordion_by_target",
     "<button aria-controls=x1>KVAR</button><div id=x1 style='display:none'><p>KVAR</p></div>"},
    {"accordion_by_class", "<div class='c-accordion__panel' aria-hidden=true><p>KVAR</p></div>"},
    {"accordion_inside", "<div class=accordion><div hidden>KVAR</div></div>"},
    {"icon_of_an_accordion",
     "<div class=accordion><h3><button aria-controls=x><span class=accordion__title>KVAR<span "
     "aria-hidden=true>BORT</span></span></button></h3></div>"},
    {"tab", "<div role=tabpanel hidden>KVAR</div>"},
    {"closed_dialog",
     "<div role=dialog hidden id=d>BORT</div><button aria-controls=d>KVAR</button>"},
    {"nav", "<nav><p>BORT</p></nav><div role=navigation>BORT</div>KVAR"},
    {"menu_by_class", "<div class=mainMenu><a href=a>BORT</a><a href=b>BORT</a></div>KVAR"},
    {"link_list_beside_no_prose",
     "<div><ul><li><a href=a>BORT</a><li><a href=b>BORT</a><li><a href=c>BORT</a></ul></div>"
     "<div>KVAR</div>"},
    {"link_list_of_content",
     "<div><h2>Våra enheter</h2><p>Förvaltningen består av följande enheter, som alla leds av en "
     "enhetschef och som har egna budgetar och mål.</p><ul><li><a href=a>KVAR</a><li><a "
     "href=b>KVAR</a><li><a href=c>KVAR</a></ul></div>"},
    {"breadcrumbs", "<div class=breadcrumb><a href=a>BORT</a> / BORT</div>KVAR"},
    {"trail", "<p><a href=a>BORT</a> &gt; <a href=b>BORT</a> &gt; BORT</p>KVAR"},
    {"links_in_a_sentence", "<p>KVAR <a href=a>KVAR</a> &gt; <a href=b>KVAR</a></p>"},
    {"skip_link", "<a class='skip-link' href='#c'>BORT</a>KVAR"},
    {"share", "<div class='sv-share-tools'><a href=a>BORT</a></div>KVAR"},
    {"print", "<div id=printPage><a href=a>BORT</a></div>KVAR"},
    {"cookies", "<div id=cookie-banner><p>BORT</p><button>BORT</button></div>KVAR"},
    {"search", "<div role=search>BORT</div><form class=searchform><a href=a>BORT</a></form>KVAR"},
    {"page_footer", "<footer><p>BORT</p><a href=a>BORT</a></footer>KVAR"},
    {"footer_by_class", "<div class=site-footer><p>BORT</p></div>KVAR"},
    {"footer_of_an_article", "<article><p>" + kProse + "</p><footer>KVAR</footer></article>"},
    {"page_header", "<header><p>BORT</p></header>KVAR"},
    {"header_of_an_article", "<article><header>KVAR</header>" + kProse + "</article>"},
    {"aside", "<aside><p>BORT</p></aside>KVAR"},
    {"related", "<div class=related><h2>BORT</h2><a href=a>BORT BORT BORT</a></div>KVAR"},
    {"for_screen_readers", "<span class=sr-only>BORT</span>KVAR"},
    {"a_class_of_the_whole_page", "<div class='has-menu sidebar-left'>" + kProse + "KVAR</div>"},
    {"prose_in_a_box_named_print", "<div class=print>" + kProse + kProse + "KVAR</div>"},
    {"contact_box",
     "<div class=contact><h2>Kontakt</h2><p>KVAR</p><a href='mailto:x'>KVAR</a></div>"},
    {"news_list", "<ul><li><h3><a href=a>KVAR</a></h3><p>" + kProse +
                      "</p><li><h3><a href=b>KVAR</a></h3><p>" + kProse + "</p></ul>"},
};

TEST(HtmlContent, EachCase) {
  for (const Case& c : kCases) {
    const std::string lines = outline_of(page("<div>" + kProse + "</div>" + c.html));
    EXPECT_NE(lines.find("Kommunstyrelsen har beslutat"), std::string::npos) << c.name;
    EXPECT_NE(lines.find("KVAR"), std::string::npos)
        << (c.html.find("KVAR") == std::string::npos ? "" : c.name) << "\n"
        << lines;
    EXPECT_EQ(lines.find("BORT"), std::string::npos) << c.name << "\n" << lines;
  }
}

TEST(HtmlContent, MainIsPreferredWhereItHoldsMostOfTheText) {
  const std::string outside = "<div>utanför</div>";
  EXPECT_EQ(outline_of(page(outside + "<main>" + kProse + "</main>")).find("utanför"),
            std::string::npos);
  EXPECT_EQ(outline_of(page(outside + "<div role=main>" + kProse + "</div>")).find("utanför"),
            std::string::npos);
  const std::string little = outline_of(page("<main>litet</main><div>" + kProse + "</div>"));
  EXPECT_NE(little.find("litet"), std::string::npos);
  EXPECT_NE(little.find("Kommunstyrelsen"), std::string::npos);
}

TEST(HtmlContent, TheHeadingAboveTheContentStays) {
  const std::string head = "<header><a href='/'>Start</a><h1>Ny nämnd</h1></header>";
  EXPECT_TRUE(outline_of(page(head + "<main>" + kProse + "</main>")).starts_with("t Ny nämnd\np "));
  const std::string hero = outline_of(
      page("<div class=hero><h1>Ny chef</h1><p>Nämnden har anställt Eva Ek.</p></div><main>" +
           kProse + "</main>"));
  EXPECT_TRUE(hero.starts_with("t Ny chef\np Nämnden har anställt Eva Ek.\np K")) << hero;
  const std::string home = "<header><h1><a href='/'>Kommunen</a></h1></header>";
  EXPECT_EQ(outline_of(page(home + "<main>" + kProse + "</main>")).find("Kommunen"),
            std::string::npos);
}

TEST(HtmlContent, TheArticleIsReadWithWhatLittleStandsBesideIt) {
  const std::string lines = outline_of(page("<div>utanför</div><div><article>" + kProse +
                                            "</article><p>Senast ändrad i maj</p></div>"));
  EXPECT_EQ(lines.find("utanför"), std::string::npos);
  EXPECT_NE(lines.find("Senast ändrad"), std::string::npos);
}

TEST(HtmlContent, APageOfClutterIsKept) {
  const std::string text = outline_of(page("<footer class=footer>" + kProse + "</footer>"));
  EXPECT_NE(text.find("Kommunstyrelsen"), std::string::npos);
  const std::string links =
      outline_of(page("<ul><li><a href=a>Ett<li><a href=b>Två<li><a href=c>Tre"));
  EXPECT_EQ(links, "i • Ett\ni • Två\ni • Tre\n");
}

TEST(HtmlContent, MarksOfNotesAreLeftOut) {
  const std::string text = outline_of(
      page("<p>Det kostar 1 500 tkr<sup><a href='#n1'>1</a></sup> för 20 m<sup>2</sup>.</p>"));
  EXPECT_NE(text.find("1 500 tkr f"), std::string::npos) << text;
  EXPECT_NE(text.find("20 m2."), std::string::npos) << text;
}

}  // namespace
}  // namespace orgkarta::ingest
