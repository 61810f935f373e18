#include "pipeline/unicode/nfc.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::unicode {
namespace {

constexpr std::size_t kMaxLine = std::numeric_limits<std::int32_t>::max() / 4;

const icu::Normalizer2& normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFC data");
  return *found;
}

// Hands the changes that ICU made in `line`, which begins at writer.at(), to the writer.
void apply(const icu::Edits& edits, std::string_view out, Rewriter& writer) {
  const std::size_t base = writer.at();
  UErrorCode status = U_ZERO_ERROR;
  auto change = edits.getFineChangesIterator();
  while (change.next(status)) {
    writer.keep_to(base + static_cast<std::size_t>(change.sourceIndex()));
    writer.replace(static_cast<std::size_t>(change.oldLength()),
                   out.substr(static_cast<std::size_t>(change.destinationIndex()),
                              static_cast<std::size_t>(change.newLength())));
  }
}

void normalise_line(std::string_view line, Rewriter& writer) {
  if (line.size() > kMaxLine) return;  // ICU's sizes are int32
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  icu::Edits edits;
  UErrorCode status = U_ZERO_ERROR;
  normalizer().normalizeUTF8(0, {line.data(), static_cast<std::int32_t>(line.size())}, sink, &edits,
                             status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise");
  apply(edits, out, writer);
}

}  // namespace

bool is_mark(char32_t c) { return c >= 0x300 && u_getCombiningClass(static_cast<UChar32>(c)) != 0; }

bool surely_nfc(char32_t c) {
  return c < 0x300 || (c >= 0x2002 && c <= 0x20CF) || (c >= 0x2190 && c <= 0x2328) ||
         (c >= 0x2500 && c <= 0x27FF) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD;
}

bool surely_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0xCC) {
      ++i;
    } else if (!surely_nfc(utf8::next(text, i))) {
      return false;
    }
  }
  return true;
}

Rewritten nfc(std::string_view text) {
  Rewriter writer(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = text.substr(begin, end - begin);
    writer.keep_to(begin);
    if (!surely_nfc(line)) normalise_line(line, writer);
    begin = end;
  }
  return std::move(writer).finish();
}

}  // namespace orgkarta::unicode
