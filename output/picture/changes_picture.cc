// Changes as lines along time: mergers join, splits part, renames bend.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "output/picture/lanes.h"
#include "output/picture/pictures.h"
#include "output/picture/signs.h"
#include "output/picture/svg.h"

namespace orgkarta::output {
namespace {

constexpr double kWidth = 1000;
constexpr double kLeft = 10;
constexpr double kAxis = 26;
constexpr double kBody = 18;   // where the lanes begin
constexpr double kBend = 18;   // how long what joins is on its way
constexpr double kRename = 8;  // and what bends
constexpr double kLeastRoom = 160;
constexpr double kLegend = 30;
constexpr int kMostYears = 12;
constexpr Font kName{12, false};
constexpr Font kSmall{11, false};

int year_of(const std::string& day) { return std::stoi(day.substr(0, 4)); }

/// Days since 1970 of an ISO day, by which places along time are told.
double days_of(const std::string& day) {
  using namespace std::chrono;
  const auto part = [&](std::size_t at) {
    return static_cast<unsigned>(std::stoi(day.substr(at, 2)));
  };
  return static_cast<double>(
      sys_days(year(year_of(day)) / month(part(5)) / std::chrono::day(part(8)))
          .time_since_epoch()
          .count());
}

const char* colour_of(const std::string& kind) {
  if (kind == "committee" || kind == "board" || kind == "subcommittee") return colour::kViolet;
  if (kind == "office") return colour::kGreen;
  if (kind == "department") return colour::kBrown;
  return kind == "company" ? colour::kRed : colour::kBlue;
}

std::string side_of(const std::vector<Party>& side) {
  std::string out;
  for (const Party& party : side) out += (out.empty() ? "" : " + ") + party.name;
  return out;
}

class Drawing {
 public:
  Drawing(const Timeline& all, const PictureWords& words, Svg& svg)
      : all_(all), words_(words), svg_(svg), begin_(days_of(all.first)), end_(days_of(all.last)) {}

  void axis() {
    const int first = year_of(all_.first);
    const int last = year_of(all_.last);
    const int step = std::max(1, (last - first + kMostYears - 1) / kMostYears);
    for (int year = first; year < last; year += step) {
      const double at = x(fmt::format("{}-01-01", year));
      svg_.path(fmt::format("M{} 18V{}", coordinate(at), coordinate(all_.height + kAxis)),
                fmt::format("fill=\"none\" stroke=\"{}\"", colour::kLine));
      svg_.text(at + 2, kTextFoot, kSmall, std::to_string(year),
                fmt::format("fill=\"{}\"", colour::kSoft));
    }
  }

  /// The lines from what changes to what it becomes.
  void joins(const PictureEvent& event) {
    if (event.kind != "merge" && event.kind != "split" && event.kind != "transfer") return;
    for (const Party& from : event.from) {
      for (const Party& to : event.to) join(event, all_.find(from.id), all_.find(to.id));
    }
  }

  void lane(const Lane& lane) {
    std::string d;
    for (std::size_t i = 0; i < lane.segments.size(); ++i) {
      const LaneSegment& part = lane.segments[i];
      const bool bent = i + 1 < lane.segments.size();
      const double y = kBody + lane.height_at(part.from);
      const double from = x(part.from);
      const double to = x(part.to) - (bent ? kRename : lane.joins ? kBend : 0);
      if (i == 0) {
        d = fmt::format("M{} {}", coordinate(from), coordinate(y));
      } else {
        const double before = kBody + lane.height_at(lane.segments[i - 1].from);
        d += fmt::format("C{0} {1} {2} {3} {4} {3}", coordinate(from), coordinate(before),
                         coordinate(from - kRename), coordinate(y), coordinate(from + 6));
      }
      d += "H" + coordinate(std::max(from + 6, to));
    }
    svg_.path(d,
              fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"3\" stroke-linecap=\"round\"",
                          colour_of(lane.organisation->kind)));
  }

  void names(const Lane& lane) {
    for (const LaneSegment& part : lane.segments) {
      const double from = x(part.from);
      const double room = kWidth - kLeft - from;
      const std::string text =
          wrap_text(visible_text(part.name), std::max(room, kLeastRoom), kName, 1).front();
      const bool at_end = text_width(text, kName) + 6 > room;
      const double y = kBody + lane.height_at(part.from) - 7;
      svg_.text(
          at_end ? kWidth - kLeft : from + 6, y, kName, text,
          fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"4\" stroke-linejoin=\"round\" "
                      "paint-order=\"stroke\"{}",
                      colour::kText, colour::kBack, at_end ? " text-anchor=\"end\"" : ""));
    }
  }

  void sign(const PictureEvent& event, const std::string& title) {
    const bool made = event.kind == "merge" || event.kind == "create" || event.kind == "rename";
    const Lane* main = first_of(made ? event.to : event.from);
    if (main == nullptr) main = first_of(made ? event.from : event.to);
    if (main == nullptr) return;
    svg_.begin(title);
    draw_sign(event.kind, x(event.day), kBody + main->height_at(event.day), svg_);
    svg_.end();
  }

  void legend() {
    double at = kLeft + 8;
    const double y = kAxis + all_.height + 6 + kLegend / 2;
    for (const char* kind : kSignKinds) {
      const std::string text = words_.word("change", kind);
      draw_sign(kind, at, y, svg_);
      svg_.text(at + 11, y + 4, kSmall, text, fmt::format("fill=\"{}\"", colour::kText));
      at += 11 + text_width(text, kSmall) + 24;
    }
  }

 private:
  static constexpr double kTextFoot = 12;

  double x(const std::string& day) const {
    const double along = std::max(days_of(day) - begin_, 0.0) / (end_ - begin_);
    return kLeft + along * (kWidth - 2 * kLeft);
  }

  const Lane* first_of(const std::vector<Party>& side) const {
    for (const Party& party : side) {
      if (const Lane* lane = all_.find(party.id)) return lane;
    }
    return nullptr;
  }

  void join(const PictureEvent& event, const Lane* from, const Lane* to) {
    if (from == nullptr || to == nullptr || from == to) return;
    const std::string at = coordinate(x(event.day));
    const std::string start = coordinate(x(event.day) - kBend);
    const std::string a = coordinate(kBody + from->height_at(event.day));
    const std::string b = coordinate(kBody + to->height_at(event.day));
    svg_.path(
        fmt::format("M{0} {2}C{1} {2} {0} {3} {1} {3}", start, at, a, b),
        event.kind == "transfer"
            ? fmt::format("fill=\"none\" stroke=\"{}\" stroke-dasharray=\"3 3\"", colour::kTie)
            : fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"2.2\" "
                          "stroke-linecap=\"round\"",
                          colour::kGrey));
  }

  const Timeline& all_;
  const PictureWords& words_;
  Svg& svg_;
  double begin_, end_;
};

std::string in_words(const PictureEvent& event, const PictureWords& words) {
  const std::string from = side_of(event.from);
  const std::string to = side_of(event.to);
  constexpr std::string_view kArrow = " \xE2\x86\x92 ";
  return event.day + ": " + words.word("change", event.kind) + ", " + from +
         (from.empty() || to.empty() ? "" : std::string(kArrow)) + to;
}

}  // namespace

std::string changes_picture(const MunicipalityTold& told, const std::vector<PictureEvent>& events,
                            const PictureWords& words) {
  const Timeline all = lay_out_timeline(told, events);
  if (all.lanes.empty()) return {};
  std::string description;
  for (const PictureEvent& event : events) description += in_words(event, words) + "\n";
  Svg svg(kWidth, kAxis + all.height + 6 + kLegend, told.name + ": " + words.text("part.changes"),
          description);
  Drawing drawing(all, words, svg);
  drawing.axis();
  for (const PictureEvent& event : events) drawing.joins(event);
  for (const Lane& lane : all.lanes) drawing.lane(lane);
  for (const Lane& lane : all.lanes) drawing.names(lane);
  for (const PictureEvent& event : events) drawing.sign(event, in_words(event, words));
  drawing.legend();
  return svg.finish();
}

}  // namespace orgkarta::output
