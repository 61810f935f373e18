#include "pipeline/pdf/accents.h"

#include <algorithm>
#include <array>
#include <utility>

namespace orgkarta::pdf {

char32_t combining_form(char32_t accent) {
  constexpr std::array<std::pair<char32_t, char32_t>, 13> kForms{{{0x60, 0x300},
                                                                  {0xA8, 0x308},
                                                                  {0xAF, 0x304},
                                                                  {0xB4, 0x301},
                                                                  {0xB8, 0x327},
                                                                  {0x2C6, 0x302},
                                                                  {0x2C7, 0x30C},
                                                                  {0x2D8, 0x306},
                                                                  {0x2D9, 0x307},
                                                                  {0x2DA, 0x30A},
                                                                  {0x2DB, 0x328},
                                                                  {0x2DC, 0x303},
                                                                  {0x2DD, 0x30B}}};
  if (accent < 0x60 || (accent > 0x60 && accent < 0xA8)) return 0;
  if (accent >= 0x300 && accent < 0x370) return accent;
  const auto form = std::find_if(kForms.begin(), kForms.end(),
                                 [accent](const auto& pair) { return pair.first == accent; });
  return form == kForms.end() ? 0 : form->second;
}

}  // namespace orgkarta::pdf
