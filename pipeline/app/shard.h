// A part of the inputs, so that several machines can share them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/app/inputs.h"

namespace orgkarta::app {

/// The `part`-th of `of` parts, from 1. Shard i/n is the shards 2i-1/2n and 2i/2n together, so one
/// that cannot be worked on as a whole can be halved.
struct Shard {
  std::uint64_t part = 1;
  std::uint64_t of = 1;
};

/// "3/8"; empty if it is not written so, or no shard.
std::optional<Shard> parse_shard(std::string_view written);

/// "3/8".
std::string name_of(const Shard& shard);

/// What was to be shared out. Two machines that list the same have the same hash.
struct Listing {
  std::uint64_t inputs = 0;
  std::string sha256;  ///< of paths and sizes
};

Listing listing_of(const std::vector<Input>& inputs);

/// The inputs of one shard, in their order. Shards are cut from the list in the order of paths so
/// that each has about the same bytes (an input counts 4096 more than it has: none is for free);
/// every input is in exactly one. What is called like a member of another input (`a.zip!b` beside
/// `a.zip`) is in the shard of that: members and files may have to be told apart by numbers. All
/// hangs on paths and sizes alone. The inputs' paths must be unique, containers not yet opened.
std::vector<Input> take_shard(std::vector<Input> inputs, const Shard& shard);

}  // namespace orgkarta::app
