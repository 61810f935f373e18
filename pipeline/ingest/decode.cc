#include "pipeline/ingest/decode.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "pipeline/ingest/charset.h"
#include "pipeline/ingest/code_pages.h"
#include "pipeline/ingest/double_encoding.h"
#include "pipeline/ingest/plausibility.h"
#include "pipeline/model/rewriter.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr int kMostEncodings = 4;  // rounds of taking back
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// A decoding under way.
struct Decoding {
  std::string_view bytes;
  Rewriter writer;
  std::size_t bad_bytes = 0;
  std::size_t nuls = 0;
  std::size_t stretches = 0;  ///< of a mixed file that are not UTF-8
};

void put(Decoding& d, std::size_t n, char32_t c) {
  std::string out;
  d.nuls += c == 0;
  utf8::append(out, c == 0 ? 0xFFFD : c);
  d.writer.replace(n, out);
}

void put_bad(Decoding& d, std::size_t n) {
  d.bad_bytes += n;
  d.writer.replace(n, kReplacement);
}

void decode_utf8(Decoding& d, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end;) {
    std::size_t bad = 0;
    const std::size_t n = utf8_length(d.bytes.substr(0, end), i, bad);
    if (n == 0) {
      d.writer.keep_to(i);
      put_bad(d, bad);
    } else if (d.bytes[i] == '\0') {
      d.writer.keep_to(i);
      put(d, 1, 0);
    }
    i += n + bad;
  }
  d.writer.keep_to(end);
}

void decode_single_byte(Decoding& d, std::size_t begin, std::size_t end, const CodePage& page) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto byte = static_cast<unsigned char>(d.bytes[i]);
    if (byte > 0 && byte < 0x80) continue;
    d.writer.keep_to(i);
    const char32_t c = byte == 0 ? 0 : page.upper[byte - 0x80];
    if (c == 0xFFFD) {
      put_bad(d, 1);
    } else {
      put(d, 1, c);
    }
  }
  d.writer.keep_to(end);
}

// A line, or in a page what stands behind a tag: as long as one writer is sure to have written it.
std::size_t end_of_stretch(std::string_view bytes, std::size_t begin) {
  const std::size_t end = bytes.find_first_of("\n<", begin + 1);
  return end == bytes.npos ? bytes.size() : end;
}

// Stretch by stretch: what has no UTF-8 and reads well in windows-1252 is that.
void decode_mixed(Decoding& d, std::size_t begin) {
  while (begin < d.bytes.size()) {
    const std::size_t end = end_of_stretch(d.bytes, begin);
    const std::string_view stretch = d.bytes.substr(begin, end - begin);
    const Utf8Score score = score_utf8(stretch);
    if (score.bad > score.good && plausibility(stretch, kWindows1252) > 0) {
      decode_single_byte(d, begin, end, kWindows1252);
      ++d.stretches;
    } else {
      decode_utf8(d, begin, end);
    }
    begin = end;
  }
}

// The unit of `size` bytes at `i`; bytes behind the end count as zero.
char32_t unit(std::string_view bytes, std::size_t i, std::size_t size, bool big) {
  char32_t value = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t at = i + (big ? k : size - 1 - k);
    value = value << 8 | static_cast<unsigned char>(at < bytes.size() ? bytes[at] : 0);
  }
  return value;
}

void decode_utf16(Decoding& d, std::size_t begin, bool big) {
  for (std::size_t i = begin; i < d.bytes.size();) {
    const std::size_t left = d.bytes.size() - i;
    const char32_t c = unit(d.bytes, i, 2, big);
    const char32_t low = left >= 4 ? unit(d.bytes, i + 2, 2, big) : 0;
    std::size_t n = 2;
    if (left < 2) {
      n = left;
      put_bad(d, n);
    } else if (c < 0xD800 || c > 0xDFFF) {
      put(d, n, c);
    } else if (c < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF) {
      n = 4;
      put(d, n, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
    } else {
      put_bad(d, n);
    }
    i += n;
  }
}

void decode_utf32(Decoding& d, std::size_t begin, bool big) {
  for (std::size_t i = begin; i < d.bytes.size(); i += 4) {
    const std::size_t left = d.bytes.size() - i;
    const char32_t c = unit(d.bytes, i, 4, big);
    if (left < 4 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
      put_bad(d, left < 4 ? left : 4);
    } else {
      put(d, 4, c);
    }
  }
}

std::string_view run(Decoding& d, const CharsetGuess& guess) {
  const std::size_t end = d.bytes.size();
  if (const CodePage* const page = page_of(guess.charset)) {
    return decode_single_byte(d, guess.bom, end, *page), page->name;
  }
  switch (guess.charset) {
    case Charset::mixed:
      return decode_mixed(d, guess.bom), "utf-8";
    case Charset::utf16le:
      return decode_utf16(d, guess.bom, false), "utf-16le";
    case Charset::utf16be:
      return decode_utf16(d, guess.bom, true), "utf-16be";
    case Charset::utf32le:
      return decode_utf32(d, guess.bom, false), "utf-32le";
    case Charset::utf32be:
      return decode_utf32(d, guess.bom, true), "utf-32be";
    default:
      return decode_utf8(d, guess.bom, end), "utf-8";
  }
}

void warn(Source& source, std::string_view what, std::size_t number) {
  if (number > 0) source.warnings.push_back(std::string(what) + ": " + std::to_string(number));
}

/// The newest step is looked up first.
void take(Source& source, Rewritten result) {
  source.utf8 = std::move(result.text);
  if (!result.map.identity()) source.steps.insert(source.steps.begin(), std::move(result.map));
}

// Each round takes back one encoding too many.
std::size_t undo_encodings(Source& source) {
  std::size_t repaired = 0;
  for (int round = 0; round < kMostEncodings; ++round) {
    const Repair repair = doubly_encoded(source.utf8);
    if (repair == Repair::none) break;
    Rewriter writer(source.utf8);
    repaired += undo_double_encoding(source.utf8, repair, writer);
    Rewritten result = std::move(writer).finish();
    take(source, std::move(result));
  }
  return repaired;
}

void warn_of_charset(Source& source, const CharsetGuess& guess, std::string_view label) {
  if (guess.suspect) source.warnings.push_back("charset_suspect: " + source.charset);
  if (guess.label == LabelFate::refused) source.warnings.emplace_back("charset_label_refused");
  if (guess.label == LabelFate::overruled) {  // on the allow-list, so it can be shown
    source.warnings.push_back("charset_label_overruled: " + unicode::lower(label));
  }
}

}  // namespace

Source decode(std::string_view bytes, std::string_view label) {
  const CharsetGuess guess = guess_charset(bytes, label);
  Decoding d{bytes, Rewriter(bytes)};
  d.writer.drop(guess.bom);
  Source source;
  source.charset = "utf-8";
  const bool clean =
      guess.charset == Charset::utf8 && bytes.find('\0') == bytes.npos && utf8::valid(bytes);
  const bool nothing = bytes.find_first_not_of('\0') == bytes.npos;  // not one letter
  if (nothing) {
    d.nuls = bytes.size();
    d.writer.drop(bytes.size());
  } else if (!clean) {
    source.charset = run(d, guess);
  }
  take(source, std::move(d.writer).finish());
  warn(source, "bad_bytes", d.bad_bytes);
  warn(source, "nul", d.nuls);
  warn(source, "double_encoded", undo_encodings(source));
  if (d.stretches > 0) source.warnings.emplace_back("mixed");
  warn_of_charset(source, guess, label);
  return source;
}

}  // namespace orgkarta::ingest
