#include "pipeline/ingest/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

using namespace std::string_view_literals;

struct Named {
  std::string_view name;
  Charset charset;
};

constexpr auto kBoms = std::to_array<Named>({{"\xFF\xFE\0\0"sv, Charset::utf32le},
                                             {"\0\0\xFE\xFF"sv, Charset::utf32be},
                                             {"\xEF\xBB\xBF"sv, Charset::utf8},
                                             {"\xFF\xFE"sv, Charset::utf16le},
                                             {"\xFE\xFF"sv, Charset::utf16be}});

// UTF-8 and UTF-16 are on the list, but such a label has nothing left to say: bytes that are in
// them have been found out before.
constexpr auto kLabels = std::to_array<Named>({{"utf-8", Charset::windows1252},
                                               {"utf8", Charset::windows1252},
                                               {"utf-16", Charset::windows1252},
                                               {"utf-16le", Charset::windows1252},
                                               {"utf-16be", Charset::windows1252},
                                               {"us-ascii", Charset::windows1252},
                                               {"ascii", Charset::windows1252},
                                               {"iso-8859-1", Charset::windows1252},
                                               {"iso8859-1", Charset::windows1252},
                                               {"latin1", Charset::windows1252},
                                               {"latin-1", Charset::windows1252},
                                               {"iso-8859-15", Charset::windows1252},
                                               {"windows-1252", Charset::windows1252},
                                               {"cp1252", Charset::windows1252},
                                               {"ibm850", Charset::ibm850},
                                               {"cp850", Charset::ibm850},
                                               {"macintosh", Charset::macintosh},
                                               {"x-mac-roman", Charset::macintosh}});

bool is_ascii_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

// ASCII in UTF-16 has a zero in every second byte; binary rubbish and stray NULs do not.
std::optional<Charset> utf16_by_zeros(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  const std::size_t half = head.size() / 2;
  const auto dominates = [half](std::size_t many, std::size_t few) {
    return half > 0 && many * 10 >= half * 6 && few * 20 <= half;
  };
  if (dominates(zeros[1], zeros[0])) return Charset::utf16le;
  if (dominates(zeros[0], zeros[1])) return Charset::utf16be;
  return std::nullopt;
}

struct Utf8Score {
  std::size_t good = 0;  // characters of more than one byte
  std::size_t bad = 0;   // bytes
};

Utf8Score score_utf8(std::string_view bytes) {
  Utf8Score score;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t bad = 0;
    const std::size_t n = utf8_length(bytes, i, bad);
    score.good += n > 1;
    score.bad += bad;
    i += n + bad;
  }
  return score;
}

// How often one of `letters` (the bytes of Swedish letters in a charset) stands within a word.
std::size_t count_within_words(std::string_view bytes, std::string_view letters) {
  std::size_t found = 0;
  for (std::size_t i = 1; i + 1 < bytes.size(); ++i) {
    found += letters.find(bytes[i]) != letters.npos && is_ascii_letter(bytes[i - 1]) &&
             is_ascii_letter(bytes[i + 1]);
  }
  return found;
}

// The letters with rings and dots of the other two are, read as windows-1252, quotes and daggers,
// which do not stand within words.
Charset single_byte_by_letters(std::string_view bytes) {
  const std::size_t windows = count_within_words(bytes, "\xE5\xE4\xF6\xC5\xC4\xD6\xE9");
  const std::size_t ibm = count_within_words(bytes, "\x86\x84\x94\x8F\x8E\x99");
  const std::size_t mac = count_within_words(bytes, "\x8C\x8A\x9A\x81\x80\x85");
  if (ibm > windows && ibm > mac) return Charset::ibm850;
  if (mac > windows && mac > ibm) return Charset::macintosh;
  return Charset::windows1252;
}

std::optional<Charset> by_label(std::string_view label) {
  const std::string folded = utf8::valid(label) ? unicode::lower(label) : std::string();
  const auto it = std::find_if(kLabels.begin(), kLabels.end(),
                               [&](const Named& known) { return known.name == folded; });
  if (it == kLabels.end()) return std::nullopt;
  return it->charset;
}

CharsetGuess guess_single_byte(std::string_view bytes, std::string_view label) {
  CharsetGuess guess;
  const auto labelled = by_label(label);
  guess.label_refused = !label.empty() && !labelled;
  if (labelled && *labelled != Charset::windows1252) {
    guess.charset = *labelled;
  } else {
    guess.charset = single_byte_by_letters(bytes);
    guess.suspect = guess.charset != Charset::windows1252;
  }
  return guess;
}

}  // namespace

std::size_t utf8_length(std::string_view bytes, std::size_t i, std::size_t& bad) {
  const auto byte = [&](std::size_t at) {
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
  };
  const unsigned lead = byte(i);
  bad = 0;
  if (lead < 0x80) return 1;
  const std::size_t n = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  // The second byte's range excludes overlong forms, surrogates and values above U+10FFFF.
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t seen = 1;
  if (lead >= 0xC2 && lead <= 0xF4 && byte(i + 1) >= low && byte(i + 1) <= high) {
    for (seen = 2; seen < n && (byte(i + seen) & 0xC0) == 0x80;) ++seen;
    if (seen == n) return n;
  }
  bad = seen;
  return 0;
}

CharsetGuess guess_charset(std::string_view bytes, std::string_view label) {
  for (const Named& bom : kBoms) {
    if (bytes.starts_with(bom.name)) return {bom.charset, bom.name.size(), false, false};
  }
  const bool zeros = bytes.find('\0') != bytes.npos;
  if (!zeros && utf8::valid(bytes)) return {};
  if (zeros) {
    if (const auto utf16 = utf16_by_zeros(bytes)) return {*utf16, 0, false, false};
    if (utf8::valid(bytes)) return {};
  }
  const Utf8Score score = score_utf8(bytes);
  if (score.bad <= 1 + score.good / 10 && score.good > 0) return {};
  if (score.good * 4 > score.bad) return {Charset::mixed, 0, false, false};
  return guess_single_byte(bytes, label);
}

}  // namespace orgkarta::ingest
