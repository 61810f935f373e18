#include "output/export/iso_prefix.h"

#include "pipeline/model/edtf_days.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kDay = 10;  // YYYY-MM-DD
constexpr std::size_t kMonth = 7;
constexpr std::size_t kYear = 4;

std::size_t common_part(const DayRange& days) {
  for (const std::size_t size : {kDay, kMonth, kYear}) {
    if (days.first.substr(0, size) == days.last.substr(0, size)) return size;
  }
  return 0;
}

std::size_t shorter(std::size_t size) {
  if (size == kDay) return kMonth;
  return size == kMonth ? kYear : 0;
}

}  // namespace

std::optional<std::string> iso_prefix(std::string_view edtf) {
  if (edtf.find('/') != std::string_view::npos) return std::nullopt;
  const auto days = edtf_days(edtf);
  if (!days) return std::nullopt;
  std::size_t size = common_part(*days);
  if (edtf.ends_with('~')) size = shorter(size);
  if (size == 0) return std::nullopt;
  return days->first.substr(0, size);
}

}  // namespace orgkarta::output
