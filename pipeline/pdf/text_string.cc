#include "pipeline/pdf/text_string.h"

#include <poppler/UTF.h>
#include <poppler/goo/gmem.h>

namespace orgkarta::pdf {

std::vector<unsigned> characters_of(const std::string& text) {
  Unicode* characters = nullptr;
  const int count = TextStringToUCS4(text, &characters);
  std::vector<unsigned> out;
  if (count > 0) out.assign(characters, characters + count);
  gfree(characters);
  return out;
}

}  // namespace orgkarta::pdf
