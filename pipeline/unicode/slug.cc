#include "pipeline/unicode/slug.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "pipeline/unicode/fold.h"

namespace orgkarta::unicode {

std::string slug(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  const std::string folded = lower(text);
  const icu::UnicodeString plain =
      nfkd->normalize(icu::UnicodeString::fromUTF8(icu::StringPiece(folded)), error);
  if (U_FAILURE(error)) throw std::runtime_error(u_errorName(error));
  std::string out;
  bool gap = false;
  for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
    const UChar32 c = plain.char32At(i);
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      if (gap && !out.empty()) out += '-';
      out += static_cast<char>(c);
      gap = false;
    } else if (!is_letter(static_cast<char32_t>(c)) && u_getCombiningClass(c) == 0) {
      gap = true;
    }
  }
  return out;
}

}  // namespace orgkarta::unicode
