#include "pipeline/ingest/charset.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "pipeline/ingest/plausibility.h"
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

// What browsers take ISO-8859-1 and ASCII for is windows-1252; IBM 437 and 865 have the letters of
// Swedish where 850 has them.
constexpr auto kLabels = std::to_array<Named>({{"utf-8", Charset::utf8},
                                               {"utf8", Charset::utf8},
                                               {"utf-16", Charset::utf16le},
                                               {"utf-16le", Charset::utf16le},
                                               {"utf-16be", Charset::utf16be},
                                               {"unicode", Charset::utf16le},
                                               {"us-ascii", Charset::windows1252},
                                               {"ascii", Charset::windows1252},
                                               {"ansi", Charset::windows1252},
                                               {"iso-8859-1", Charset::windows1252},
                                               {"iso8859-1", Charset::windows1252},
                                               {"iso_8859-1", Charset::windows1252},
                                               {"latin1", Charset::windows1252},
                                               {"latin-1", Charset::windows1252},
                                               {"windows-1252", Charset::windows1252},
                                               {"x-cp1252", Charset::windows1252},
                                               {"cp1252", Charset::windows1252},
                                               {"iso-8859-15", Charset::latin9},
                                               {"iso8859-15", Charset::latin9},
                                               {"latin9", Charset::latin9},
                                               {"latin-9", Charset::latin9},
                                               {"ibm850", Charset::ibm850},
                                               {"cp850", Charset::ibm850},
                                               {"ibm437", Charset::ibm850},
                                               {"cp437", Charset::ibm850},
                                               {"cp865", Charset::ibm850},
                                               {"mac", Charset::macintosh},
                                               {"macintosh", Charset::macintosh},
                                               {"macroman", Charset::macintosh},
                                               {"x-mac-roman", Charset::macintosh}});

// How far another charset's letters must lead before those of a declared one, or of windows-1252
// where none is declared, are given up: two letters within words, or one.
constexpr int kTrustInLabel = 5;
constexpr int kTrustInWindows = 2;

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

std::optional<Charset> by_label(std::string_view label) {
  const std::string folded = utf8::valid(label) ? unicode::lower(label) : std::string();
  const auto it = std::find_if(kLabels.begin(), kLabels.end(),
                               [&](const Named& known) { return known.name == folded; });
  if (it == kLabels.end()) return std::nullopt;
  return it->charset;
}

bool is_single_byte(Charset charset) {
  return charset == Charset::windows1252 || charset == Charset::latin9 ||
         charset == Charset::ibm850 || charset == Charset::macintosh;
}

// The declared one, or windows-1252, unless the letters say clearly that it is another.
CharsetGuess guess_single_byte(std::string_view bytes, std::optional<Charset> labelled) {
  const bool declared = labelled && is_single_byte(*labelled);
  CharsetGuess guess;
  guess.charset = declared ? *labelled : Charset::windows1252;
  const int own = plausibility(bytes, *page_of(guess.charset));
  int most = own;
  Charset best = guess.charset;
  for (const Charset other : {Charset::windows1252, Charset::ibm850, Charset::macintosh}) {
    if (other == guess.charset) continue;
    const int plausible = plausibility(bytes, *page_of(other));
    if (plausible > most) best = other;
    most = std::max(most, plausible);
  }
  if (most - own >= (declared ? kTrustInLabel : kTrustInWindows)) guess.charset = best;
  guess.suspect = best != (declared ? *labelled : Charset::windows1252);
  return guess;
}

CharsetGuess guess_by_bytes(std::string_view bytes, std::optional<Charset> labelled) {
  for (const Named& bom : kBoms) {
    if (bytes.starts_with(bom.name)) return {bom.charset, bom.name.size(), false, LabelFate::none};
  }
  const bool zeros = bytes.find('\0') != bytes.npos;
  if (!zeros && utf8::valid(bytes)) return {};
  if (zeros) {
    if (const auto utf16 = utf16_by_zeros(bytes)) return {*utf16, 0, false, LabelFate::none};
    if (utf8::valid(bytes)) return {};
  }
  const Utf8Score score = score_utf8(bytes);
  if (score.good * 4 > score.bad) return {Charset::mixed, 0, false, LabelFate::none};
  return guess_single_byte(bytes, labelled);
}

bool is_utf16(Charset charset) {
  return charset == Charset::utf16le || charset == Charset::utf16be;
}

// A label of UTF-16 that can be read as ASCII means UTF-8, as it does to browsers.
bool agree(Charset decided, Charset labelled) {
  if (decided == Charset::mixed) decided = Charset::utf8;
  if (is_utf16(labelled)) return is_utf16(decided) || decided == Charset::utf8;
  return decided == labelled;
}

bool is_ascii(std::string_view bytes) {
  return std::none_of(bytes.begin(), bytes.end(), [](char c) { return c < 0; });
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

const CodePage* page_of(Charset charset) {
  switch (charset) {
    case Charset::windows1252:
      return &kWindows1252;
    case Charset::latin9:
      return &kLatin9;
    case Charset::ibm850:
      return &kIbm850;
    case Charset::macintosh:
      return &kMacintosh;
    default:
      return nullptr;
  }
}

CharsetGuess guess_charset(std::string_view bytes, std::string_view label) {
  const auto labelled = by_label(label);
  CharsetGuess guess = guess_by_bytes(bytes, labelled);
  if (label.empty()) return guess;
  if (!labelled) {
    guess.label = LabelFate::refused;
  } else if (agree(guess.charset, *labelled) || (guess.bom == 0 && is_ascii(bytes))) {
    guess.label = LabelFate::agreed;
  } else {
    guess.label = LabelFate::overruled;
  }
  return guess;
}

}  // namespace orgkarta::ingest
