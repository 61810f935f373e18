// Whatever stands in a page, a passage of its text leads back to bytes that hold the passage.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "html_support.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

/// A piece of a page's body and the letters that a reader sees of it.
struct Piece {
  std::string html;
  std::string letters;
};

std::string in_charset(const std::string& utf8, const std::string& charset) {
  std::string out;
  if (charset == "utf-8") return utf8;
  if (charset == "utf-16le") out = "\xFF\xFE";
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = utf8::next(utf8, i);
    if (charset == "utf-16le") {
      out += static_cast<char>(c & 0xFF);
      out += static_cast<char>(c >> 8);
    } else {
      out += static_cast<char>(c);  // all letters used here are in Latin-1
    }
  }
  return out;
}

std::string from_charset(std::string_view bytes, const std::string& charset) {
  if (charset == "utf-8") return std::string(bytes);
  std::string out;
  const std::size_t size = charset == "utf-16le" ? 2 : 1;
  for (std::size_t i = 0; i + size <= bytes.size(); i += size) {
    char32_t c = static_cast<unsigned char>(bytes[i]);
    if (size == 2) c |= static_cast<char32_t>(static_cast<unsigned char>(bytes[i + 1])) << 8;
    utf8::append(out, c);
  }
  return out;
}

const std::vector<Piece> kPieces = {
    {"Nämnden ", "Nämnden"},
    {"f&ouml;r ", "för"},
    {"kommun<b>styrel</b>sen ", "kommunstyrelsen"},
    {"&Aring;sa <a href=\"?a=1&amp;b=2\" title='&gt;'>&Ouml;<em>ber</em>g</a> ", "ÅsaÖberg"},
    {"f&#246;rva&#xE4;\n", "förvaä"},
    {"be&shy;slut ", "be\u00ADslut"},
    {"5&nbsp;000\r\n", "5000"},
    {"<!-- bort --> ", ""},
    {"<script>var x = \"<b>bort</b>\"</script>", ""},
    {"</p><p class=\"x\">", ""},
    {"<br>", ""},
    {"</p><ul><li>punkt</ul><p>", "punkt"},
    {"</p><table><tr><td>a<td>b<tr><td>c<td>&eacute;</table><p>", "abcé"},
    {"<span hidden>bort</span>", ""},
    {"a &amp b; &lt;i&gt; ", "a&b;<i>"},
    {"</i>vilse</div> ", "vilse"},
    {"&notit; ", "¬it;"},
    {"1 < 2 ", "1<2"},
    {"<i>x<p>y</i>z</p> ", "xyz"},
};

/// The pieces in order, as one page in a charset.
struct Page {
  std::string html = "<!DOCTYPE html><title>t</title><p>";
  std::string letters;

  void add(const Piece& piece) {
    html += piece.html;
    letters += piece.letters;
  }
};

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  }
  return out;
}

/// A page's text without what the reader of pages puts in itself.
std::string letters_of(const Source& source) {
  std::string out = without_spaces(source.utf8);
  for (std::size_t i; (i = out.find("\u2022")) != out.npos;) out.erase(i, 3);
  return out;
}

/// The letters of a passage of a page: what one reads if it stands alone in a page.
std::string read_alone(const std::string& html) {
  return letters_of(read_html("<!DOCTYPE html><p>" + html));
}

TEST(HtmlOffsets, EveryPassageLeadsBackToItsLetters) {
  std::mt19937 random(20240501);
  for (const std::string charset : {"utf-8", "windows-1252", "utf-16le"}) {
    for (int round = 0; round < 150; ++round) {
      Page page;
      const std::size_t pieces = 1 + random() % 12;
      for (std::size_t i = 0; i < pieces; ++i) page.add(kPieces[random() % kPieces.size()]);
      const std::string bytes = in_charset(page.html + "å", charset);
      const Source source = read_html(bytes);
      ASSERT_EQ(letters_of(source), page.letters + "å") << page.html;
      std::vector<std::uint32_t> bounds;
      for (std::size_t i = 0; i < source.utf8.size(); utf8::next(source.utf8, i)) {
        bounds.push_back(static_cast<std::uint32_t>(i));
      }
      bounds.push_back(static_cast<std::uint32_t>(source.utf8.size()));
      for (int n = 0; n < 20; ++n) {
        std::size_t a = random() % bounds.size();
        std::size_t b = random() % bounds.size();
        if (a > b) std::swap(a, b);
        const Span span{bounds[a], bounds[b]};
        const Span back = source.to_file(span);
        ASSERT_LE(back.end, bytes.size());
        Source passage;
        passage.utf8 = source.utf8.substr(span.begin, span.size());
        const std::string quote = letters_of(passage);
        const std::string found =
            from_charset(std::string_view(bytes).substr(back.begin, back.size()), charset);
        if (quote.empty()) continue;
        ASSERT_EQ(read_alone(found), quote) << charset << "\n" << page.html << "\n" << found;
      }
    }
  }
}

/// Names and values of all character references, from Python's standard library.
std::vector<std::pair<std::string, std::string>> all_references() {
  std::vector<std::pair<std::string, std::string>> all;
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(
      popen(
          "/usr/bin/python3 -c \"import html.entities as h\nfor k, v in sorted(h.html5.items()):\n"
          " print(k, v.encode().hex())\" 2>/dev/null",
          "r"),
      pclose);
  std::array<char, 128> line{};
  while (pipe && std::fgets(line.data(), line.size(), pipe.get()) != nullptr) {
    const std::string text = line.data();
    const std::size_t space = text.find(' ');
    std::string value;
    for (std::size_t i = space + 1; i + 1 < text.size(); i += 2) {
      value += static_cast<char>(std::stoi(text.substr(i, 2), nullptr, 16));
    }
    all.emplace_back(text.substr(0, space), value);
  }
  return all;
}

TEST(HtmlOffsets, EveryNamedReference) {
  const auto all = all_references();
  if (all.empty()) GTEST_SKIP() << "no Python to ask for the names";
  ASSERT_GT(all.size(), 2000U);
  for (const auto& [name, value] : all) {
    const std::string html = "<p>x&" + name + "|y";
    const Source source = read_html(html);
    const std::size_t y = source.utf8.find("|y");
    ASSERT_NE(y, std::string::npos) << name;
    const auto end = static_cast<std::uint32_t>(y);
    EXPECT_EQ(source.to_file({end, end + 1}).begin, html.size() - 2) << name;
    if (source.utf8.substr(1, y - 1) == value) {  // else it is a space, or a control
      const Span back = source.to_file({1, end});
      EXPECT_EQ(html.substr(back.begin, back.size()), "&" + name) << name;
    } else {
      EXPECT_EQ(source.utf8.substr(1, y - 1), " ") << name;
    }
  }
}

TEST(HtmlOffsets, NumbersOfReferences) {
  for (const std::string number : {"#229", "#xe5", "#XE5", "#0229", "#x000E5"}) {
    for (const std::string end : {";", "|"}) {
      const std::string html = "<p>a&" + number + end + "z";
      const Source source = read_html(html);
      ASSERT_EQ(source.utf8, end == ";" ? "aåz" : "aå|z");
      const Span back = source.to_file({1, 3});
      EXPECT_EQ(html.substr(back.begin, back.size()), "&" + number + (end == ";" ? ";" : ""));
    }
  }
}

}  // namespace
}  // namespace orgkarta::ingest
