#include "output/picture/signs.h"

#include <fmt/format.h>

#include <string_view>

namespace orgkarta::output {
namespace {

/// Around 0 0.
std::string_view shape_of(std::string_view kind) {
  if (kind == "create" || kind == "merge") return "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0";
  if (kind == "dissolve") return "M-5 -5L5 5M5 -5L-5 5";
  if (kind == "move") return "M-5 5L0 -5L5 5z";
  if (kind == "transfer") return "M-5 -4L5 0L-5 4z";
  if (kind == "split" || kind == "reorganise") return "M0 -6L6 0L0 6L-6 0z";
  return "M-4 -4h8v8h-8z";
}

}  // namespace

void draw_sign(const std::string& kind, double x, double y, Svg& svg) {
  const bool open = kind == "create" || kind == "reorganise";
  const bool crossed = kind == "dissolve";
  svg.path(
      shape_of(kind),
      fmt::format("transform=\"translate({} {})\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"",
                  coordinate(x), coordinate(y),
                  crossed ? "none"
                  : open  ? colour::kBack
                          : colour::kText,
                  colour::kText, crossed ? 3 : 2));
}

}  // namespace orgkarta::output
