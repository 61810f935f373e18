#include "pipeline/ingest/decode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

using std::string_literals::operator""s;

const std::string kText = "Nämnden i Älvdalen godkänner förslaget om årets mål för öar. ";
const std::string kLatin =
    "N\xE4mnden i \xC4lvdalen godk\xE4nner f\xF6rslaget om \xE5rets m\xE5l f\xF6r \xF6"
    "ar. ";

bool warns(const Source& source, std::string_view beginning) {
  return std::any_of(source.warnings.begin(), source.warnings.end(),
                     [&](const std::string& w) { return w.starts_with(beginning); });
}

// UTF-16 of text in the basic plane, without a byte order mark.
std::string utf16(std::string_view text, bool big) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = utf8::next(text, i);
    const char high = static_cast<char>(c >> 8);
    const char low = static_cast<char>(c & 0xFF);
    out += big ? std::string{high, low} : std::string{low, high};
  }
  return out;
}

TEST(Decode, KeepsUtf8) {
  const Source source = decode(kText);
  EXPECT_EQ(source.utf8, kText);
  EXPECT_EQ(source.charset, "utf-8");
  EXPECT_TRUE(source.steps.empty());
  EXPECT_TRUE(source.warnings.empty());
}

TEST(Decode, DropsTheByteOrderMark) {
  const Source source = decode(
      "\xEF\xBB\xBF"
      "Åre");
  EXPECT_EQ(source.utf8, "Åre");
  EXPECT_EQ(source.to_file({0, 2}), (Span{3, 5}));
  EXPECT_EQ(decode("\xEF\xBB\xBF").utf8, "");
  EXPECT_EQ(decode("").utf8, "");
}

TEST(Decode, T01_BadBytesBecomeReplacementCharacters) {
  const Source source = decode(kText + "\xFF \xED\xA0\x80 \xC0\xAF SLUT" + kText);
  EXPECT_TRUE(utf8::valid(source.utf8));
  EXPECT_NE(source.utf8.find("SLUT"), std::string::npos);
  EXPECT_NE(source.utf8.find("Älvdalen"), std::string::npos);
}

TEST(Decode, T01_RubbishAmongLatin1StillGivesItsWords) {
  const Source source = decode(
      "S\xf6"
      "dert\xe4lje \xff\xfe \xed\xa0\x80 \xc0\xaf \xf4\x90\x80\x80 SLUT");
  EXPECT_TRUE(utf8::valid(source.utf8));
  EXPECT_TRUE(source.utf8.starts_with("Södertälje "));
  EXPECT_TRUE(warns(source, "bad_bytes: "));
  EXPECT_TRUE(source.utf8.ends_with(" SLUT"));
}

TEST(Decode, T02_OneStrayByteDoesNotMakeItLatin1) {
  std::string bytes;
  for (int i = 0; i < 20; ++i) bytes += kText;
  const Source source = decode(bytes + "\xF6 " + bytes);
  EXPECT_EQ(source.charset, "utf-8");
  EXPECT_EQ(source.utf8, bytes + "\uFFFD " + bytes);
  EXPECT_TRUE(warns(source, "bad_bytes: 1"));
}

TEST(Decode, T02_ACharacterCutAtTheEndIsOneReplacement) {
  const Source source = decode(kText + "p\xC3");
  EXPECT_EQ(source.utf8, kText + "p\uFFFD");
}

TEST(Decode, T03_Utf16WithMark) {
  for (const bool big : {false, true}) {
    const Source source = decode((big ? "\xFE\xFF"s : "\xFF\xFE"s) + utf16(kText, big));
    EXPECT_EQ(source.utf8, kText);
    EXPECT_EQ(source.charset, big ? "utf-16be" : "utf-16le");
    EXPECT_EQ(source.to_file({1, 3}), (Span{4, 6}));  // ä
  }
}

TEST(Decode, T04_Utf16WithoutMarkOddOrLone) {
  EXPECT_EQ(decode(utf16(kText, false)).utf8, kText);
  EXPECT_EQ(decode(utf16(kText, true)).utf8, kText);
  EXPECT_EQ(decode(utf16("only ASCII here", false)).utf8, "only ASCII here");
  const std::string cut = utf16(kText, false);
  const Source odd = decode(cut.substr(0, cut.size() - 1));
  EXPECT_TRUE(odd.utf8.ends_with("ar.\uFFFD"));
  const Source lone = decode("\xFF\xFE"s +
                             "a\0\x00\xD8"
                             "b\0"s);
  EXPECT_EQ(lone.utf8, "a\uFFFDb");
  EXPECT_TRUE(warns(lone, "bad_bytes: 2"));
  EXPECT_EQ(decode("\xFF\xFE\x42\xD8\xB7\xDF"s).utf8, "\U00020BB7");
}

TEST(Decode, T04_Utf32WithMark) {
  EXPECT_EQ(decode("\xFF\xFE\0\0\xC5\0\0\0r\0\0\0"s).utf8, "År");
  EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\0\xC5\0\0\0"s).utf8, "Å\uFFFD");
}

TEST(Decode, T05_Windows1252WithItsSigns) {
  const Source source = decode(
      "\x93"
      "Ja\x94 \x96 5 \x80 " +
      kLatin);
  EXPECT_EQ(source.utf8, "“Ja” – 5 € " + kText);
  EXPECT_EQ(source.charset, "windows-1252");
  EXPECT_EQ(source.to_file({0, 3}), (Span{0, 1}));
  EXPECT_EQ(source.to_file({3, 5}), (Span{1, 3}));
}

TEST(Decode, T06_BytesWinOverTheLabel) {
  EXPECT_EQ(decode(kText, "windows-1252").utf8, kText);
  EXPECT_EQ(decode(kLatin, "utf-8").utf8, kText);
  EXPECT_EQ(decode("\x93"
                   "citat\x94 \x96 \x80 " +
                       kLatin,
                   "iso-8859-1")
                .utf8,
            "“citat” – € " + kText);
}

TEST(Decode, T06_WhatWasDeclaredAndDecidedIsSaid) {
  const auto fate = [](std::string_view bytes, std::string_view label) {
    const Source source = decode(bytes, label);
    std::string said = source.charset;
    for (const std::string& warning : source.warnings) said += "; " + warning;
    return said;
  };
  EXPECT_EQ(fate(kText, "UTF-8"), "utf-8");
  EXPECT_EQ(fate(kText, "ISO-8859-1"), "utf-8; charset_label_overruled: iso-8859-1");
  EXPECT_EQ(fate("only ASCII", "ISO-8859-1"), "utf-8");
  EXPECT_EQ(fate(kText, "utf-16"), "utf-8");
  EXPECT_EQ(fate(kLatin, "iso-8859-1"), "windows-1252");
  EXPECT_EQ(fate(kLatin, "utf-8"), "windows-1252; charset_label_overruled: utf-8");
  EXPECT_EQ(fate(kLatin, "x-mac-roman"),
            "windows-1252; charset_suspect: windows-1252; charset_label_overruled: x-mac-roman");
  EXPECT_EQ(fate("p\x86 \x84r", "cp850"), "ibm850");
  EXPECT_EQ(fate("N\x84mnden f\x94r \x86ret", "windows-1252"),
            "ibm850; charset_suspect: ibm850; charset_label_overruled: windows-1252");
  EXPECT_EQ(fate("\xFF\xFEx\0"s, "utf-8"), "utf-16le; charset_label_overruled: utf-8");
  EXPECT_EQ(fate(kLatin, "koi8-r"), "windows-1252; charset_label_refused");
  EXPECT_EQ(decode("5 \xA4 f\xF6r kr\xF6nor", "iso-8859-15").utf8, "5 € för krönor");
  EXPECT_EQ(decode("5 \xA4 f\xF6r kr\xF6nor", "iso-8859-1").utf8, "5 ¤ för krönor");
}

TEST(Decode, T07_IbmAndMacintoshByTheirLetters) {
  const Source ibm = decode(
      "N\x84mnden godk\x84nner f\x94rslaget i S\x94"
      "dert\x84lje");
  EXPECT_EQ(ibm.utf8, "Nämnden godkänner förslaget i Södertälje");
  EXPECT_EQ(ibm.charset, "ibm850");
  EXPECT_TRUE(warns(ibm, "charset_suspect"));
  const Source mac = decode(
      "N\x8Amnden godk\x8Anner f\x9Arslaget i S\x9A"
      "dert\x8Alje");
  EXPECT_EQ(mac.utf8, "Nämnden godkänner förslaget i Södertälje");
  EXPECT_EQ(mac.charset, "macintosh");
  EXPECT_EQ(decode("p\x86 \x84r", "cp850").utf8, "på är");
}

TEST(Decode, ShortTextsAreNotGuessedAt) {
  const auto charset = [](std::string_view bytes) { return decode(bytes).charset; };
  EXPECT_EQ(charset("F\x94rslag till budget"), "ibm850");  // a letter within a word tells
  EXPECT_EQ(charset("F\x9Arslag till budget"), "macintosh");
  EXPECT_EQ(charset("F\xF6rslag till budget"), "windows-1252");
  EXPECT_EQ(charset("\x94Ja\x94 till budget"), "windows-1252");  // quotes
  EXPECT_EQ(charset("Budget \x96 plan"), "windows-1252");
  EXPECT_EQ(charset("M\xFCller"), "windows-1252");
  EXPECT_EQ(charset("Namn \x85\x85\x85\x85\x85\x85 Ort"), "windows-1252");  // dots to write on
  EXPECT_EQ(charset("\x94ver budget"), "windows-1252");  // one letter at an edge, or a quote?
  const Source one = decode("Budget p\x86 tre");
  EXPECT_EQ(one.charset, "ibm850");
  EXPECT_TRUE(warns(one, "charset_suspect: ibm850"));
  const Source dots = decode("\x85vriga poster");  // three dots, or a letter of Mac Roman?
  EXPECT_EQ(dots.charset, "windows-1252");
  EXPECT_TRUE(warns(dots, "charset_suspect: windows-1252"));
  EXPECT_EQ(charset("P\x86 \x84ngen"), "ibm850");  // two, on both sides of words
}

TEST(Decode, SignsOfTheTableDoNotOutweighLetters) {
  EXPECT_EQ(
      decode("\xC9\xCD\xCD\xCD\xBB\r\n\xBA N\x84mnd \xBA\r\n\xC8\xCD\xCD\xCD\xBC").utf8,
      "\u2554\u2550\u2550\u2550\u2557\r\n\u2551 Nämnd \u2551\r\n\u255A\u2550\u2550\u2550\u255D");
  EXPECT_EQ(decode("\xA4 12 N\x8Amnden \xD0 \xD2ja\xD3").utf8, "§ 12 Nämnden – “ja”");
}

TEST(Decode, T08_MixedFilesAreReadLineByLine) {
  const std::string utf8_line = kText + kText + "\n";
  const Source source = decode(utf8_line + utf8_line + kLatin + "\n" + kLatin + kLatin + "\n");
  EXPECT_EQ(source.utf8, utf8_line + utf8_line + kText + "\n" + kText + kText + "\n");
  EXPECT_TRUE(warns(source, "mixed"));
}

TEST(Decode, T08_ALineOfWindowsAmongMuchUtf8) {
  std::string utf8;
  for (int i = 0; i < 30; ++i) utf8 += kText + "\n";
  const Source line = decode(utf8 + "Sidfot: V\xE4xj\xF6\n");
  EXPECT_EQ(line.utf8, utf8 + "Sidfot: Växjö\n");
  EXPECT_TRUE(warns(line, "mixed"));
  const Source element =
      decode("<p>" + kText + "</p><p>V\xE4xj\xF6</p><p>" + kText + "</p>", "utf-8");
  EXPECT_EQ(element.utf8, "<p>" + kText + "</p><p>Växjö</p><p>" + kText + "</p>");
  EXPECT_FALSE(warns(element, "charset_label_overruled"));
}

TEST(Decode, T09_DoublyEncodedTextIsPutRight) {
  const Source source = decode("NÃ¤mnden fÃ¶reslÃ¥r Ã…re â€“ ja");
  EXPECT_EQ(source.utf8, "Nämnden föreslår Åre – ja");
  EXPECT_TRUE(warns(source, "double_encoded: 5"));
  EXPECT_EQ(source.to_file({1, 3}), (Span{1, 5}));
  const std::string latin1 = "\u00C3\u0096n f\u00C3\u00B6r \u00C3\u00A5r";  // through ISO-8859-1
  EXPECT_EQ(decode(latin1).utf8, "Ön för år");
}

TEST(Decode, T09_PartsAndFurtherEncodings) {
  const Source part = decode("Nämnden för årets mål. SÃ¶dertÃ¤lje kommun 2024 – Älvdalen");
  EXPECT_EQ(part.utf8, "Nämnden för årets mål. Södertälje kommun 2024 – Älvdalen");
  EXPECT_TRUE(warns(part, "double_encoded: 2"));
  const Source thrice = decode("NÃƒÂ¤mnden fÃƒÂ¶reslÃƒÂ¥r Ãƒâ€¦re");
  EXPECT_EQ(thrice.utf8, "Nämnden föreslår Åre");
  EXPECT_EQ(thrice.steps.size(), 2U);
  EXPECT_EQ(thrice.to_file({1, 3}), (Span{1, 9}));
  EXPECT_EQ(decode("N├ñmnden f├Âr ├Ñret").utf8, "Nämnden för året");  // through IBM 850
  EXPECT_EQ(decode("N√§mnden f√∂r √•ret").utf8, "Nämnden för året");  // through Mac Roman
  EXPECT_EQ(decode("Ã…rsredovisning 2023").utf8, "Årsredovisning 2023");
}

TEST(Decode, T09_OnlyTheCharsetThatItWasTakenForIsUndone) {
  EXPECT_EQ(decode("fÃ¶rslÃ¥r nÃ¤mnden i MalmÃ¶ och i BorÃ¥s –Älvdalen").utf8,
            "förslår nämnden i Malmö och i Borås –Älvdalen");
}

TEST(Decode, T09_SignsThatBelongTogetherAreNoLetters) {
  for (const std::string text :
       {"├── bilaga ä\n└── protokoll", "√2 är mer än 1", "SÃO PAULO – MANHÃ", "Pris: 5 €"}) {
    EXPECT_EQ(decode(text).utf8, text);
  }
}

TEST(Decode, T09_AMentionOfSuchTextIsLeftAlone) {
  const std::string text = "Felet visar sig som Ã¶ i stället för ö, även i äldre ärenden på sidan.";
  EXPECT_EQ(decode(text).utf8, text);
}

TEST(Decode, T09_WithBadBytesOrNulsBesides) {
  const Source source = decode("NÃ¤mnden fÃ¶reslÃ¥r \xFF Ã…re\0"s);
  EXPECT_EQ(source.utf8, "Nämnden föreslår \uFFFD Åre\uFFFD");
  EXPECT_EQ(source.to_file({1, 3}), (Span{1, 5}));
}

TEST(Decode, T10_NulsBecomeReplacementCharacters) {
  const Source source = decode("före\0efter \0\0 SLUT"s);
  EXPECT_EQ(source.utf8, "före\uFFFDefter \uFFFD\uFFFD SLUT");
  EXPECT_TRUE(warns(source, "nul: 3"));
  const Source nothing = decode(std::string(100000, '\0'));
  EXPECT_EQ(nothing.utf8, "");
  EXPECT_TRUE(warns(nothing, "nul: 100000"));
}

TEST(Decode, T11_OddLabelsAreRefused) {
  const Source source = decode("+ADw-script+AD4- \xE5", "utf-7");
  EXPECT_EQ(source.utf8, "+ADw-script+AD4- å");
  EXPECT_TRUE(warns(source, "charset_label_refused"));
  EXPECT_TRUE(utf8::valid(decode(kLatin, "../../etc/passwd\xFF").utf8));
}

TEST(Decode, AnyBytesGiveValidTextThatMapsIntoTheFile) {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    const std::size_t size = random() % 60;
    const unsigned kind = random() % 3;
    for (std::size_t i = 0; i < size; ++i) {
      const unsigned any = random() % 256;
      bytes += static_cast<char>(kind == 0   ? any
                                 : kind == 1 ? "a\xC3\xA5\xE2 \n"[any % 6]
                                             : "\xFF\xFE\0a\xD8\xDC"[any % 6]);
    }
    const Source source = decode(bytes);
    ASSERT_TRUE(utf8::valid(source.utf8)) << testing::PrintToString(bytes);
    ASSERT_EQ(source.utf8.find('\0'), std::string::npos);
    const Span all = source.to_file({0, static_cast<std::uint32_t>(source.utf8.size())});
    ASSERT_LE(all.end, bytes.size());
    if (source.steps.empty()) continue;
    for (const OffsetMap::Edit& edit : source.steps.front().edits()) {
      ASSERT_LE(edit.out.end, source.utf8.size());
    }
    for (const OffsetMap::Edit& edit : source.steps.back().edits()) {
      ASSERT_LE(edit.in.end, bytes.size());
    }
  }
}

}  // namespace
}  // namespace orgkarta::ingest
