#include "pipeline/app/shard.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <unordered_map>

#include "pipeline/app/sha256.h"

namespace orgkarta::app {
namespace {

/// What a document costs beside its bytes is about as much as these many bytes of text cost.
constexpr std::uint64_t kBytesOfAnInput = 4096;
constexpr std::uint64_t kMostShards = 1'000'000'000;

__extension__ using Wide = unsigned __int128;  // bytes times shards

/// The inputs in the order of their paths, as places in the list.
std::vector<std::size_t> by_path(const std::vector<Input>& inputs) {
  std::vector<std::size_t> order(inputs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return inputs[a].path < inputs[b].path; });
  return order;
}

/// Which input each goes with: itself, or the outermost one that it is called like a member of.
std::vector<std::size_t> leaders(const std::vector<Input>& inputs) {
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < inputs.size(); ++i) places.emplace(inputs[i].path, i);
  std::vector<std::size_t> out(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const std::string_view path = inputs[i].path;
    out[i] = i;
    for (std::size_t at = path.find('!'); at != path.npos; at = path.find('!', at + 1)) {
      const auto holder = places.find(path.substr(0, at));
      if (holder == places.end()) continue;
      out[i] = holder->second;
      break;
    }
  }
  return out;
}

std::optional<std::uint64_t> number(std::string_view written) {
  std::uint64_t value = 0;
  const char* const end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// Each leader's shard, from 0: the one in which its middle lies, when all lie side by side.
std::vector<std::uint64_t> deal(const std::vector<std::size_t>& order,
                                const std::vector<std::size_t>& leader,
                                const std::vector<std::uint64_t>& weights, std::uint64_t shards) {
  const Wide all = std::accumulate(weights.begin(), weights.end(), Wide{0});
  std::vector<std::uint64_t> out(order.size());
  Wide begin = 0;
  for (const std::size_t i : order) {
    if (leader[i] != i) continue;
    const Wide middle_twice = 2 * begin + weights[i];
    out[i] = static_cast<std::uint64_t>(middle_twice * shards / (2 * all));
    begin += weights[i];
  }
  return out;
}

}  // namespace

std::optional<Shard> parse_shard(std::string_view written) {
  const std::size_t stroke = written.find('/');
  if (stroke == written.npos) return std::nullopt;
  const auto part = number(written.substr(0, stroke));
  const auto of = number(written.substr(stroke + 1));
  if (!part || !of || *part == 0 || *part > *of || *of > kMostShards) return std::nullopt;
  return Shard{*part, *of};
}

std::string name_of(const Shard& shard) { return fmt::format("{}/{}", shard.part, shard.of); }

Listing listing_of(const std::vector<Input>& inputs) {
  Sha256 sum;
  for (const std::size_t i : by_path(inputs)) {
    sum.add(fmt::format("{} {}\n", inputs[i].size, inputs[i].path));
  }
  return {inputs.size(), sum.hex()};
}

std::vector<Input> take_shard(std::vector<Input> inputs, const Shard& shard) {
  const std::vector<std::size_t> leader = leaders(inputs);
  std::vector<std::uint64_t> weights(inputs.size(), 0);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    weights[leader[i]] += inputs[i].size + kBytesOfAnInput;
  }
  const std::vector<std::uint64_t> dealt = deal(by_path(inputs), leader, weights, shard.of);
  std::vector<Input> out;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (dealt[leader[i]] + 1 == shard.part) out.push_back(std::move(inputs[i]));
  }
  return out;
}

}  // namespace orgkarta::app
