// Which shards of the inputs were not given.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/app/escape.h"
#include "pipeline/app/merge_parts.h"
#include "pipeline/app/parsed_object.h"
#include "pipeline/app/shard.h"

namespace orgkarta::app {
namespace {

struct Group {
  std::string inputs;  ///< as a message has them
  std::vector<Shard> shards;
};

/// The shards by what was listed.
std::map<std::string, Group> groups(const std::vector<Part>& parts) {
  std::map<std::string, Group> out;
  for (const Part& part : parts) {
    const auto options = parsed_object(part.run.options);
    if (!options.contains("listing")) continue;
    Group& group = out[options.value("listing", "")];
    if (group.inputs.empty() && options.contains("inputs")) group.inputs = options["inputs"].dump();
    for (const auto& name : options.value("shards", nlohmann::ordered_json::array())) {
      if (!name.is_string()) continue;
      if (const auto shard = parse_shard(name.get<std::string>())) group.shards.push_back(*shard);
    }
  }
  return out;
}

/// "3/4", or "3/4 to 7/8", for what lies between the ends a/b and c/d.
std::string gap(std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
  const std::uint64_t of = d % b == 0 ? d : b;
  if (of % d == 0) {  // one kind of shards is halves of the other
    a *= of / b;
    c *= of / d;
    b = d = of;
  }
  const Shard first{a + 1, b};
  const Shard last{c, d};
  if (first.part == last.part && first.of == last.of) return name_of(first);
  return fmt::format("{} to {}", name_of(first), name_of(last));
}

/// What of 0 to 1 no shard covers.
std::vector<std::string> gaps(std::vector<Shard> shards) {
  // No shard has more than 10^9 parts, so products fit.
  std::sort(shards.begin(), shards.end(), [](const Shard& a, const Shard& b) {
    return (a.part - 1) * b.of < (b.part - 1) * a.of;
  });
  std::vector<std::string> out;
  std::uint64_t end = 0;  // as a fraction: end / of
  std::uint64_t of = shards.front().of;
  for (const Shard& shard : shards) {
    if ((shard.part - 1) * of > end * shard.of)
      out.push_back(gap(end, of, shard.part - 1, shard.of));
    if (shard.part * of > end * shard.of) {
      end = shard.part;
      of = shard.of;
    }
  }
  if (end < of) out.push_back(gap(end, of, of, of));
  return out;
}

}  // namespace

std::vector<std::string> missing_shards(const std::vector<Part>& parts) {
  std::vector<std::string> out;
  for (const auto& [listing, group] : groups(parts)) {
    if (group.shards.empty()) continue;
    const std::vector<std::string> missing = gaps(group.shards);
    if (missing.empty()) continue;
    std::string all;
    for (const std::string& one : missing) all += (all.empty() ? "" : ", ") + one;
    out.push_back(
        fmt::format("of the inputs {} the shard {} is not among the DIRs: its documents "
                    "are not in the outputs",
                    printable(group.inputs), all));
  }
  return out;
}

}  // namespace orgkarta::app
