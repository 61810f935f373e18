#include "pipeline/ingest/source_codec.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

#include "html_support.h"
#include "pipeline/ingest/decode.h"

namespace orgkarta::ingest {
namespace {

Source sample() {
  Source source = read_html(
      "<title>Ny n\xE4mnd | Motala</title><meta name=date content=2023-05-12>"
      "<h1>Ny n\xE4mnd</h1><p>F&ouml;r <b>alla</b><ul><li>a\0<li>b</ul>");
  source.missing = "nothing";
  source.warnings.emplace_back("a warning");
  return source;
}

void expect_equal(const Source& a, const Source& b) {
  EXPECT_EQ(a.utf8, b.utf8);
  EXPECT_EQ(a.lines, b.lines);
  EXPECT_EQ(a.charset, b.charset);
  EXPECT_EQ(a.media_type, b.media_type);
  EXPECT_EQ(a.meta, b.meta);
  EXPECT_EQ(a.places, b.places);
  EXPECT_EQ(a.missing, b.missing);
  EXPECT_EQ(a.warnings, b.warnings);
  ASSERT_EQ(a.steps.size(), b.steps.size());
  for (std::uint32_t i = 0; i < a.utf8.size(); ++i) {
    EXPECT_EQ(a.to_file({i, i + 1}), b.to_file({i, i + 1}));
  }
}

TEST(SourceCodec, GivesBackWhatItTook) {
  for (const Source& source : {Source{}, sample(), decode("a\r\nn\xE4mnd"), read_html("")}) {
    expect_equal(decode_source(encode_source(source)), source);
  }
  EXPECT_EQ(sample().steps.size(), 3U);
}

TEST(SourceCodec, GivesBackPlaces) {
  Source page;
  page.utf8 = "Ny nämnd";
  page.places.glyphs = {{0, 1, {72, 70.5F, 80.1F, 82}}, {1, 1, {80.1F, 70.5F, 86, 82}}, {9, 2, {}}};
  Source letter;
  letter.utf8 = "a\nb";
  letter.places.paragraphs = {{0, 1}, {2, 3}};
  for (const Source& source : {page, letter}) {
    expect_equal(decode_source(encode_source(source)), source);
  }
}

TEST(SourceCodec, RefusesPlacesBehindTheText) {
  Source source;
  source.utf8 = "ab";
  source.places.paragraphs = {{3, 1}};
  EXPECT_THROW(decode_source(encode_source(source)), std::runtime_error);
}

TEST(SourceCodec, RefusesCutBytes) {
  const std::string bytes = encode_source(sample());
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    EXPECT_THROW(decode_source(std::string_view(bytes).substr(0, n)), std::runtime_error) << n;
  }
  EXPECT_THROW(decode_source(bytes + "x"), std::runtime_error);
}

TEST(SourceCodec, RefusesAnotherVersion) {
  std::string bytes = encode_source(sample());
  bytes[bytes.find(" 2\n") + 1] = '1';
  EXPECT_THROW(decode_source(bytes), std::runtime_error);
}

TEST(SourceCodec, RefusesMarksOfOtherLines) {
  Source source = sample();
  source.lines.pop_back();
  EXPECT_THROW(decode_source(encode_source(source)), std::runtime_error);
}

TEST(SourceCodec, RefusesMapsBeyondTheText) {
  Source source = sample();
  source.utf8.resize(source.utf8.size() - 3);
  source.lines.clear();
  EXPECT_THROW(decode_source(encode_source(source)), std::runtime_error);
}

TEST(SourceCodec, ChangedBytesAreReadOrRefused) {
  const std::string bytes = encode_source(sample());
  const std::string head = "orgkarta source 1\n";
  std::mt19937 random(3);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string changed = bytes;
    for (unsigned n = 1 + random() % 4; n > 0; --n) {
      changed[head.size() + random() % (bytes.size() - head.size())] = static_cast<char>(random());
    }
    if (round % 2 == 0) {
      changed = head;
      for (unsigned n = random() % 60; n > 0; --n) changed += static_cast<char>(random() % 256);
    }
    try {
      const Source source = decode_source(changed);
      if (!source.utf8.empty()) source.to_file({0, static_cast<std::uint32_t>(source.utf8.size())});
    } catch (const std::runtime_error&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 10000);
}

}  // namespace
}  // namespace orgkarta::ingest
