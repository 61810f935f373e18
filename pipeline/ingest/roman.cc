#include "pipeline/ingest/roman.h"

#include <string_view>
#include <utility>

namespace orgkarta::ingest {

std::string roman(int value) {
  constexpr std::pair<int, std::string_view> kSigns[] = {{100, "c"}, {90, "xc"}, {50, "l"},
                                                         {40, "xl"}, {10, "x"},  {9, "ix"},
                                                         {5, "v"},   {4, "iv"},  {1, "i"}};
  std::string out;
  for (const auto& [worth, sign] : kSigns) {
    for (; value >= worth; value -= worth) out += sign;
  }
  return out;
}

}  // namespace orgkarta::ingest
