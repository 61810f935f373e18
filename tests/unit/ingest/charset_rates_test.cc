// Documents of the corpus, whole and cut short, in every charset that Swedish files come in: how
// many decode to what they were. Pieces of ASCII alone do not count. Encoded by the system's iconv,
// not by our own tables.
#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/ingest/decode.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kCuts = 4;  // of each document and length

/// How a charset is called, which signs it lacks, and the least share that must come back, by
/// length.
struct Case {
  const char* name;
  const char* iconv_name;
  bool typographic;             ///< has dashes, curly quotes and bullets
  std::array<double, 5> least;  ///< of 30, 100, 300, 1000 bytes, and of whole documents
};

const std::vector<Case> kCases = {
    {"UTF-8", "UTF-8", true, {1, 1, 1, 1, 1}},
    {"windows-1252", "CP1252", true, {0.99, 0.999, 0.999, 1, 1}},
    {"ibm850", "CP850", false, {0.9, 0.98, 0.999, 1, 1}},
    {"macintosh", "MACINTOSH", true, {0.9, 0.98, 0.999, 1, 1}},
    {"UTF-16LE", "UTF-16LE", true, {1, 1, 1, 1, 1}},
    {"UTF-16BE", "UTF-16BE", true, {1, 1, 1, 1, 1}},
};
constexpr std::array<std::size_t, 5> kLengths = {30, 100, 300, 1000, 0};

/// Converts and gives empty if a character is missing in the other charset.
std::string converted(const std::string& text, const char* to) {
  const iconv_t way = ::iconv_open(to, "UTF-8");
  if (way == reinterpret_cast<iconv_t>(-1))
    throw std::runtime_error(std::string("iconv lacks ") + to);
  std::string out(text.size() * 4 + 8, '\0');
  char* in = const_cast<char*>(text.data());
  std::size_t in_left = text.size();
  char* at = out.data();
  std::size_t left = out.size();
  const bool done = ::iconv(way, &in, &in_left, &at, &left) == 0;
  ::iconv_close(way);
  out.resize(done ? out.size() - left : 0);
  return out;
}

/// A writer without typographic signs takes those of a typewriter; what no charset here has goes.
std::string plain(const std::string& text, bool typographic) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    const bool sign = c >= 0x2000 && c <= 0x22FF;
    const bool known = c == 0x2013 || c == 0x2014 || c == 0x2019 || c == 0x201C || c == 0x201D ||
                       c == 0x2022 || c == 0x2026;
    if (sign && (!typographic || !known)) {
      out += c == 0x201C || c == 0x201D ? '"' : c == 0x2019 ? '\'' : '-';
    } else if (c < 0x180 || (sign && known)) {
      out.append(text, begin, i - begin);
    }
  }
  return out;
}

/// A piece of so many bytes that neither begins nor ends within a character.
std::string piece(const std::string& text, std::size_t bytes, std::mt19937& random) {
  if (bytes == 0 || text.size() <= bytes) return text;
  std::size_t begin = random() % (text.size() - bytes);
  while ((text[begin] & 0xC0) == 0x80) ++begin;
  std::size_t end = begin + bytes;
  while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
  return text.substr(begin, end - begin);
}

std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(ORGKARTA_SOURCE) / "corpus" / "documents")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (utf8::valid(text) && !text.starts_with("\xEF\xBB\xBF")) texts.push_back(std::move(text));
  }
  return texts;
}

bool is_ascii(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c < 0; });
}

struct Rate {
  std::size_t tried = 0;
  std::size_t right = 0;
  std::string wrong;  ///< the first

  double share() const { return static_cast<double>(right) / static_cast<double>(tried); }
};

Rate rate_of(const std::vector<std::string>& texts, const Case& c, std::size_t length) {
  std::mt19937 random(static_cast<unsigned>(length));
  Rate rate;
  for (const std::string& text : texts) {
    const std::string written = plain(text, c.typographic);
    for (std::size_t k = 0; k < (length == 0 ? 1 : kCuts); ++k) {
      const std::string wanted = piece(written, length, random);
      const std::string bytes = converted(wanted, c.iconv_name);
      if (bytes.empty() || is_ascii(wanted)) continue;
      ++rate.tried;
      const bool same = decode(bytes).utf8 == wanted;
      rate.right += same;
      if (!same && rate.wrong.empty()) rate.wrong = wanted;
    }
  }
  return rate;
}

TEST(CharsetRates, OfTheCorpusInEveryCharsetAndLength) {
  const std::vector<std::string> texts = corpus();
  ASSERT_GT(texts.size(), 300U);
  std::printf("%-14s%13s%13s%13s%13s%13s\n", "right of 100", "30 bytes", "100", "300", "1000",
              "whole");
  for (const Case& c : kCases) {
    std::printf("%-14s", c.name);
    for (std::size_t l = 0; l < kLengths.size(); ++l) {
      const Rate rate = rate_of(texts, c, kLengths[l]);
      std::printf("%8.2f/%4zu", 100 * rate.share(), rate.tried);
      EXPECT_GT(rate.tried, texts.size() * 9 / 10) << c.name;
      EXPECT_GE(rate.share(), c.least[l])
          << c.name << ", " << kLengths[l] << " bytes; the first that is wrong:\n"
          << rate.wrong;
    }
    std::printf("\n");
  }
}

}  // namespace
}  // namespace orgkarta::ingest
