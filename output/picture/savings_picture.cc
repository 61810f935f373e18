// Savings by year as bars: decided beside proposed, the pale part up to the highest figures told.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/picture/pictures.h"
#include "output/picture/svg.h"

namespace orgkarta::output {
namespace {

constexpr Font kSmall{11, false};
constexpr double kLeft = 96;
constexpr double kTop = 12;
constexpr double kHigh = 220;
constexpr double kYear = 74;  // the place of a year
constexpr double kBar = 26;
constexpr double kNext = 30;  // from the first bar of a year to the second
constexpr double kFoot = 30;
constexpr double kLegend = 28;
constexpr int kLeastYears = 5;  // the legend has to find room

/// A rounded step so that about four lines reach the top.
double step_of(double top) {
  const double rough = top / 4;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
    if (factor * power >= rough) return factor * power;
  }
  return 10 * power;
}

struct Scale {
  double step, top;
  double y(double value) const { return kTop + kHigh - value / top * kHigh; }
};

std::string fill(const char* colour) { return fmt::format("fill=\"{}\"", colour); }

void draw_grid(const Scale& scale, double width, const PictureWords& words, Svg& svg) {
  for (double value = 0; value <= scale.top + 1; value += scale.step) {
    const double y = scale.y(value);
    svg.path(fmt::format("M{} {}H{}", coordinate(kLeft), coordinate(y), coordinate(width)),
             fmt::format("fill=\"none\" stroke=\"{}\"", colour::kLine));
    svg.text(kLeft - 6, y + 4, kSmall, words.kronor(value),
             fill(colour::kSoft) + " text-anchor=\"end\"");
  }
}

void draw_bar(const Scale& scale, double x, double low, double high, const char* colour,
              const std::string& title, Svg& svg) {
  if (high <= 0) return;
  svg.begin(title);
  svg.rect(x, scale.y(low), kBar, scale.y(0) - scale.y(low), fill(colour));
  if (high > low) {
    const double middle = x + kBar / 2;
    svg.rect(x, scale.y(high), kBar, scale.y(low) - scale.y(high),
             fill(colour) + " fill-opacity=\"0.4\"");
    svg.path(
        fmt::format("M{0} {1}V{2}M{3} {2}h12M{3} {1}h12", coordinate(middle),
                    coordinate(scale.y(low)), coordinate(scale.y(high)), coordinate(middle - 6)),
        fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"", colour::kText));
  }
  svg.end();
}

/// The years from the first to the last; those without savings are there too.
void draw_years(int first, int count, Svg& svg) {
  for (int i = 0; i < count; ++i) {
    svg.text(kLeft + 8 + i * kYear + (kNext + kBar) / 2, kTop + kHigh + 18, kSmall,
             fmt::format("{}", first + i), fill(colour::kSoft) + " text-anchor=\"middle\"");
  }
}

void draw_legend(double y, const PictureWords& words, Svg& svg) {
  double x = 8;
  for (const auto& [colour, opacity, key] :
       {std::tuple(colour::kDecided, "1", "savings.decided"),
        std::tuple(colour::kProposed, "1", "savings.proposed"),
        std::tuple(colour::kDecided, "0.4", "savings.range")}) {
    svg.rect(x, y - 10, 12, 12, fill(colour) + fmt::format(" fill-opacity=\"{}\"", opacity));
    const std::string text = words.text(key);
    svg.text(x + 17, y, kSmall, text, fill(colour::kText));
    x += 17 + text_width(text, kSmall) + 16;
  }
}

}  // namespace

std::string savings_picture(const MunicipalityTold& told, const std::vector<SavingsYear>& years,
                            const PictureWords& words) {
  double most = 0;
  std::string description;
  const std::string decided = words.text("savings.decided");
  const std::string proposed = words.text("savings.proposed");
  for (const SavingsYear& one : years) {
    most = std::max({most, one.decided_high, one.proposed_high});
    description += fmt::format("{}: {} {}, {} {}\n", one.year, decided,
                               words.range(one.decided_low, one.decided_high), proposed,
                               words.range(one.proposed_low, one.proposed_high));
  }
  if (most <= 0) return {};
  const double step = step_of(most);
  const Scale scale{step, std::ceil(most / step) * step};
  const int first = std::stoi(years.front().year);
  const int count = std::stoi(years.back().year) - first + 1;
  const double width = kLeft + std::max(kLeastYears, count) * kYear + 10;
  Svg svg(width, kTop + kHigh + kFoot + kLegend, told.name + ": " + words.text("part.savings"),
          description);
  draw_grid(scale, width, words, svg);
  for (const SavingsYear& one : years) {
    const double x = kLeft + 8 + (std::stoi(one.year) - first) * kYear;
    draw_bar(scale, x, one.decided_low, one.decided_high, colour::kDecided,
             one.year + ", " + decided + ": " + words.range(one.decided_low, one.decided_high),
             svg);
    draw_bar(scale, x + kNext, one.proposed_low, one.proposed_high, colour::kProposed,
             one.year + ", " + proposed + ": " + words.range(one.proposed_low, one.proposed_high),
             svg);
  }
  draw_years(first, count, svg);
  draw_legend(kTop + kHigh + kFoot + 16, words, svg);
  return svg.finish();
}

}  // namespace orgkarta::output
