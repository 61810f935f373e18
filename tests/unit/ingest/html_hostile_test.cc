// Pages that are broken, huge, or meant to do harm: rows H01 to H13 of the catalogue of faults.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <thread>
#include <vector>

#include "html_support.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/reduce.h"
#include "pipeline/ingest/html/tree.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

const std::string kTop = "<!DOCTYPE html><title>t</title><body>";

std::string times(std::size_t n, const std::string& s) {
  std::string out;
  out.reserve(n * s.size());
  for (std::size_t i = 0; i < n; ++i) out += s;
  return out;
}

void check(const Source& source, std::size_t bytes, const std::string& what) {
  ASSERT_TRUE(utf8::valid(source.utf8)) << what;
  ASSERT_EQ(source.utf8.find('\0'), std::string::npos) << what;
  const auto lines = static_cast<std::size_t>(
      std::count(source.utf8.begin(), source.utf8.end(), '\n') + (source.utf8.empty() ? 0 : 1));
  ASSERT_EQ(source.lines.size(), lines) << what;
  for (std::size_t i = 0; i < source.utf8.size(); utf8::next(source.utf8, i)) {
    const auto at = static_cast<std::uint32_t>(i);
    const Span back = source.to_file({at, at + 1});
    ASSERT_LE(back.begin, back.end) << what;
    ASSERT_LE(back.end, bytes) << what;
  }
}

TEST(HtmlHostile, H01_to_H04_DepthIsFlattened) {
  constexpr std::size_t kDeep = 100000;
  std::string fonts;
  for (std::size_t i = 0; i < kDeep / 2; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  for (const std::string& html :
       {times(kDeep, "<div>") + "SLUT", fonts + "<p>SLUT",
        times(kDeep / 2, "<a><div>") + times(kDeep / 2, "</a>") + "SLUT",
        times(kDeep / 2, "<table><tr><td>") + "SLUT", times(kDeep, "<ul><li>") + "SLUT",
        times(kDeep, "<p><font>") + "SLUT",
        times(kDeep, "<div>") + times(kDeep, "</div>") + "SLUT"}) {
    const Source source = read_html(kTop + html);
    EXPECT_NE(source.utf8.find("SLUT"), std::string::npos) << html.substr(0, 20);
    EXPECT_EQ(source.missing.find("too_deep") == std::string::npos, html.starts_with("<p><font>"))
        << html.substr(0, 20);
  }
}

TEST(HtmlHostile, NoTreeIsMuchDeeperThanTheLimit) {
  std::mt19937 random(7);
  const std::vector<std::string> tags = {
      "<div>",    "<p>",       "<b>",      "<a href=x>", "<font size=1>", "<table>",
      "<tr>",     "<td>",      "<ul>",     "<li>",       "<dl>",          "<dd>",
      "<form>",   "<select>",  "<h1>",     "</b>",       "</a>",          "</p>",
      "</table>", "</td>",     "<button>", "<i>",        "</i>",          "<caption>",
      "<object>", "<marquee>", "x",        "<span>",     "</div>"};
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> some;
    for (int i = 0; i < 5; ++i) some.push_back(tags[random() % tags.size()]);
    std::string html;
    for (int i = 0; i < 4000; ++i) html += some[random() % some.size()];
    const html::Reduced reduced = html::reduce(html);
    const html::Tree tree(reduced.html.text);
    std::size_t deepest = 0;
    std::vector<std::size_t> depth(tree.nodes().size());
    for (std::size_t i = 1; i < depth.size(); ++i) {
      depth[i] = depth[tree.nodes()[i].parent] + 1;
      deepest = std::max(deepest, depth[i]);
    }
    // The parser puts in bodies and rows that the page leaves out.
    EXPECT_LE(deepest, 2 * html::kMaxDepth + 4)
        << some[0] << some[1] << some[2] << some[3] << some[4];
  }
}

TEST(HtmlHostile, H05_ManyAttributes) {
  std::string html = kTop + "<p ";
  for (int i = 0; i < 100000; ++i) html += "a" + std::to_string(i) + "=x class=y" + " ";
  EXPECT_EQ(outline_of(html + ">SLUT"), "p SLUT\n");
}

TEST(HtmlHostile, H06_ManyItems) {
  std::string html = kTop + "<ul>";
  for (int i = 0; i < 50000; ++i) html += "<li>punkt " + std::to_string(i);
  const Source source = read_html(html + "</ul>SLUT");
  EXPECT_TRUE(source.utf8.ends_with("\u2022 punkt 49999\n\nSLUT"));
  EXPECT_EQ(source.lines[3], (LineMark{LineKind::list_item, 0}));
  EXPECT_EQ(source.missing, "");
}

TEST(HtmlHostile, TooManyElements) {
  const Source source = read_html(kTop + "BEGIN" + times(html::kMaxElements + 10, "<p>") + "SLUT");
  EXPECT_EQ(source.utf8, "BEGIN");
  EXPECT_NE(source.missing.find("too_large"), std::string::npos);
}

TEST(HtmlHostile, TooLarge) {
  try {
    read_html(std::string(kMaxHtmlBytes + 1, ' '));
    FAIL() << "it was read";
  } catch (const ReadError& error) {
    EXPECT_EQ(error.outcome(), Outcome::too_large);
  }
}

TEST(HtmlHostile, H07_ReferencesAreResolvedOnce) {
  EXPECT_EQ(
      outline_of(kTop + "&aring;&notanentity;&#0;&#xD800;&#x110000;&#128;&#38;lt;script&#62;SLUT"),
      "p å¬anentity;\uFFFD\uFFFD\uFFFD€&lt;script>SLUT\n");
}

TEST(HtmlHostile, H08_AnEndlessCommentIsNoText) {
  EXPECT_EQ(outline_of(kTop + "<!--" + std::string(2000000, '-') + "SLUT"), "");
  EXPECT_EQ(outline_of(kTop + "FORE" + times(200000, "<!--->")), "p FORE\n");
  EXPECT_EQ(outline_of(kTop + "FORE" + times(200000, "<!-- --!>") + "SLUT"), "p FORESLUT\n");
}

TEST(HtmlHostile, H09_NulBytes) {
  using std::string_literals::operator""s;
  const Source source = read_html("<!doctype html><body>A\0B<scr\0ipt>x</scr\0ipt><p>SLUT"s);
  EXPECT_EQ(outline(source), "p A\uFFFDBx\np SLUT\n");
  EXPECT_EQ(source.warnings, std::vector<std::string>{"nul: 3"});
}

TEST(HtmlHostile, H10_UnclosedElements) {
  const std::string x(100000, 'x');
  const Source script = read_html(kTop + "FORE<script>" + x + "<p>SLUT");
  EXPECT_EQ(outline(script), "p FORE\n");
  EXPECT_EQ(script.warnings, std::vector<std::string>{"html_unclosed_script"});
  for (const char* tag : {"<textarea>", "<template>", "<noscript>", "<svg>", "<iframe>"}) {
    EXPECT_EQ(outline_of(kTop + "FORE" + tag + "<p>SLUT"), "p FORE\np SLUT\n") << tag;
  }
  EXPECT_EQ(outline_of(kTop + "FORE<plaintext><p>SLUT</p>"), "p FORE\n| <p>SLUT</p>\n");
  read_html(kTop + times(100000, "<svg><template>"));
  read_html(kTop + times(50000, "<svg>") + times(50000, "</svg>"));
}

TEST(HtmlHostile, H13_SmallStacksSuffice) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, std::size_t{256} << 10);
  std::string deep = kTop + times(100000, "<div><p><b>") + "SLUT";
  pthread_t thread{};
  const auto run = [](void* html) -> void* {
    auto& text = *static_cast<std::string*>(html);
    text = read_html(text).utf8;
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, run, &deep), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
  EXPECT_EQ(deep, "SLUT");
}

const std::string kPage =
    "<!DOCTYPE html><html lang=sv><head><meta charset=utf-8><title>Ny n\u00E4mnd | X</title>"
    "<script type=\"application/ld+json\">{\"datePublished\":\"2023-05-12\"}</script></head>"
    "<body class=\"a b\"><nav><ul><li><a href=\"/a\">A</a></ul></nav><main><h1>Ny &aring;r</h1>"
    "<p>Kommun<b>styrelsen</b> har&nbsp;beslutat<br>om 5&#160;000 kr.</p><!-- x --><table><tr>"
    "<th colspan=2>a<td>b</tr>c<tr><td>d</table><ol type=a "
    "start=3><li>e<ul><li>f</ul></ol><dl><dt>g"
    "<dd>h</dl><pre>i\n  j</pre><svg><g/></svg><form><select><option>k</select></form></main>"
    "<footer>l</footer></body></html>";

TEST(HtmlHostile, CutAnywhere) {
  for (std::size_t n = 0; n <= kPage.size(); ++n) {
    const std::string cut = kPage.substr(0, n);
    check(read_html(cut), n, "cut at " + std::to_string(n));
  }
}

TEST(HtmlHostile, TagSoup) {
  std::mt19937 random(12);
  for (int round = 0; round < 3000; ++round) {
    std::string html;
    for (int i = 0; i < 8; ++i) {
      const std::size_t at = random() % kPage.size();
      html += kPage.substr(at, random() % 60);
      if (random() % 4 == 0) html += static_cast<char>(random() % 256);
      if (random() % 4 == 0) html += "<>\"'&/=!-"[random() % 9];
    }
    check(read_html(html), html.size(), testing::PrintToString(html));
  }
}

}  // namespace
}  // namespace orgkarta::ingest
