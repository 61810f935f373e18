#include "output/picture/lanes.h"

#include <algorithm>
#include <map>

#include "output/picture/lane_order.h"

namespace orgkarta::output {
namespace {

constexpr double kLane = 34;
constexpr double kBend = 13;
constexpr double kLine = 24;  // below the lane's top
constexpr std::size_t kYear = 4;

bool has(const std::vector<Party>& side, const std::string& id) {
  return std::any_of(side.begin(), side.end(), [&](const Party& p) { return p.id == id; });
}

bool ends(const PictureEvent& e, const std::string& id) {
  return (e.kind == "merge" || e.kind == "split" || e.kind == "dissolve") && has(e.from, id) &&
         !has(e.to, id);
}

std::string new_year(const std::string& day, int years) {
  return std::to_string(std::stoi(day.substr(0, kYear)) + years) + "-01-01";
}

struct Stretch {
  std::string from, to;
  bool joins = false;
};

/// When a line runs, if it is only drawn between two days.
Stretch stretch_of(const OrganisationTold& o, const std::vector<PictureEvent>& events,
                   const Timeline& all) {
  Stretch out{o.term.begin(), o.term.to.empty() ? all.last : o.term.to};
  std::string own = all.last;
  for (const PictureEvent& e : events) {
    if (has(e.from, o.id) || has(e.to, o.id)) own = std::min(own, e.day);
  }
  // Behind its first change only if documents contradict each other.
  if (out.from.empty() || out.from > own) out.from = own;
  for (const PictureEvent& e : events) {
    if (!ends(e, o.id) || e.day <= out.from) continue;
    out.to = e.day;
    out.joins = e.kind == "merge" &&
                std::any_of(e.to.begin(), e.to.end(), [](const Party& p) { return !p.id.empty(); });
  }
  for (const PictureEvent& e : events) {  // told to end, and then to be made anew
    if (e.day > out.to && has(e.to, o.id)) out.to = all.last;
  }
  out.from = std::max(out.from, all.first);
  out.to = std::max(out.from, out.to);
  return out;
}

std::vector<LaneSegment> segments_of(const OrganisationTold& o, const Stretch& stretch) {
  std::vector<LaneSegment> out;
  for (const NameTold& name : o.names) {
    const std::string begin = out.empty() ? stretch.from : name.term.begin();
    if (!out.empty()) {
      if (begin.empty() || begin <= out.back().from) continue;
      out.back().to = begin;
    }
    out.push_back({name.name, begin, stretch.to});
  }
  if (out.empty()) out.push_back({o.id, stretch.from, stretch.to});
  return out;
}

}  // namespace

double Lane::height_at(const std::string& day) const {
  std::size_t index = 0;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].from <= day) index = i;
  }
  return top + kLine + static_cast<double>(index) * kBend;
}

const Lane* Timeline::find(const std::string& id) const {
  const auto found = std::find_if(lanes.begin(), lanes.end(),
                                  [&](const Lane& lane) { return lane.organisation->id == id; });
  return found == lanes.end() ? nullptr : &*found;
}

Timeline lay_out_timeline(const MunicipalityTold& told, const std::vector<PictureEvent>& events) {
  Timeline out;
  if (events.empty()) return out;
  const auto [first, last] = std::minmax_element(
      events.begin(), events.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  out.first = new_year(first->day, -1);
  out.last = new_year(last->day, 2);
  std::map<std::string, const OrganisationTold*> by_id;
  std::vector<std::string> known;
  for (const OrganisationTold& o : told.organisations) {
    by_id[o.id] = &o;
    known.push_back(o.id);
  }
  for (const std::string& id : lane_order(events, known)) {
    const OrganisationTold& o = *by_id.at(id);
    const Stretch stretch = stretch_of(o, events, out);
    Lane lane{&o, segments_of(o, stretch), stretch.joins, out.height};
    out.height += kLane + kBend * static_cast<double>(lane.segments.size() - 1);
    out.lanes.push_back(std::move(lane));
  }
  return out;
}

}  // namespace orgkarta::output
