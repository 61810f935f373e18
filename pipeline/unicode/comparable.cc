#include "pipeline/unicode/comparable.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <cstdint>
#include <limits>
#include <stdexcept>

#include "pipeline/unicode/fold.h"

namespace orgkarta::unicode {
namespace {

constexpr std::size_t kMaxText = std::numeric_limits<std::int32_t>::max() / 4;  // ICU: int32

icu::StringPiece piece(std::string_view text) {
  if (text.size() > kMaxText) throw std::runtime_error("a text is too long to be compared");
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

const icu::Normalizer2& normalizer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no NFKC data");
  return *found;
}

}  // namespace

std::string nfkc(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  normalizer().normalizeUTF8(0, piece(text), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise");
  return out;
}

std::string casefold(std::string_view text) {
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8Fold(0, piece(text), sink, nullptr, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot fold case");
  return out;
}

bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_alphanumeric(char32_t c) {
  if (is_letter(c) || is_digit(c)) return true;
  if (c < 0x80) return false;
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

}  // namespace orgkarta::unicode
