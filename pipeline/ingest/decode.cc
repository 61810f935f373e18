#include "pipeline/ingest/decode.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "pipeline/ingest/charset.h"
#include "pipeline/ingest/code_pages.h"
#include "pipeline/ingest/double_encoding.h"
#include "pipeline/model/rewriter.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// A decoding under way.
struct Decoding {
  std::string_view bytes;
  Rewriter writer;
  std::size_t bad_bytes = 0;
  std::size_t nuls = 0;
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

// Line by line: what is UTF-8 stays, another line is windows-1252 unless it is nearly UTF-8.
void decode_mixed(Decoding& d) {
  for (std::size_t begin = 0; begin < d.bytes.size();) {
    std::size_t end = d.bytes.find('\n', begin);
    end = end == d.bytes.npos ? d.bytes.size() : end + 1;
    std::size_t good = 0;
    std::size_t wrong = 0;
    for (std::size_t i = begin; i < end;) {
      std::size_t bad = 0;
      const std::size_t n = utf8_length(d.bytes.substr(0, end), i, bad);
      good += n > 1;
      wrong += bad;
      i += n + bad;
    }
    if (good >= wrong) {
      decode_utf8(d, begin, end);
    } else {
      decode_single_byte(d, begin, end, kWindows1252);
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
  const auto single = [&](const CodePage& page) {
    decode_single_byte(d, guess.bom, end, page);
    return page.name;
  };
  switch (guess.charset) {
    case Charset::utf8:
      return decode_utf8(d, guess.bom, end), "utf-8";
    case Charset::mixed:
      return decode_mixed(d), "utf-8";
    case Charset::utf16le:
      return decode_utf16(d, guess.bom, false), "utf-16le";
    case Charset::utf16be:
      return decode_utf16(d, guess.bom, true), "utf-16be";
    case Charset::utf32le:
      return decode_utf32(d, guess.bom, false), "utf-32le";
    case Charset::utf32be:
      return decode_utf32(d, guess.bom, true), "utf-32be";
    case Charset::ibm850:
      return single(kIbm850);
    case Charset::macintosh:
      return single(kMacintosh);
    case Charset::windows1252:
      break;
  }
  return single(kWindows1252);
}

void warn(Source& source, std::string_view what, std::size_t number) {
  if (number > 0) source.warnings.push_back(std::string(what) + ": " + std::to_string(number));
}

}  // namespace

Source decode(std::string_view bytes, std::string_view label) {
  const CharsetGuess guess = guess_charset(bytes, label);
  Decoding d{bytes, Rewriter(bytes)};
  d.writer.drop(guess.bom);
  Source source;
  std::size_t repaired = 0;
  const bool clean =
      guess.charset == Charset::utf8 && bytes.find('\0') == bytes.npos && utf8::valid(bytes);
  if (clean && doubly_encoded(bytes)) {
    repaired = undo_double_encoding(bytes, d.writer);
    source.charset = "utf-8";
  } else if (clean) {
    source.charset = "utf-8";
  } else {
    source.charset = run(d, guess);
  }
  Rewritten result = std::move(d.writer).finish();
  source.utf8 = std::move(result.text);
  if (!result.map.identity()) source.steps.push_back(std::move(result.map));
  warn(source, "bad_bytes", d.bad_bytes);
  warn(source, "nul", d.nuls);
  warn(source, "double_encoded", repaired);
  if (guess.charset == Charset::mixed) source.warnings.emplace_back("mixed");
  if (guess.suspect) source.warnings.push_back("charset_suspect: " + source.charset);
  if (guess.label_refused) source.warnings.emplace_back("charset_label_refused");
  return source;
}

}  // namespace orgkarta::ingest
