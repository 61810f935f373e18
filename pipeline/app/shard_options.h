// The command line of what several machines share: run --shard, and merge.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "output/json_object.h"
#include "pipeline/app/shard.h"

namespace CLI {
class App;
}

namespace orgkarta::app {

struct Options;

/// Of a run: which part of the inputs is read, and how.
struct ShardOptions {
  std::string written;         ///< as given
  std::optional<Shard> shard;  ///< empty: all
  bool list = false;           ///< print the inputs instead of reading them
  std::string give_up;         ///< why none of them is to be read; empty: they are
  Listing listing;             ///< what the shard was taken of, once it is
};

/// Adds --shard, --list and --give-up to the run command.
void add_shard_options(CLI::App& run, ShardOptions& o);

/// Reads what was written, and tells what is wrong with it.
void check_shard(Options& o, std::vector<std::string>& problems);

/// Leaves of the list, whose paths are unique, what this run is to do of it.
void take_share(ShardOptions& sharding, std::vector<Input>& inputs);

/// Adds to what is told of a run (RunInfo::options_json) what a merge asks for: how far archives
/// are opened, and of which listing it is which shard.
void append_shard(output::JsonObject& object, const Options& options);

/// Adds the merge command: its DIRs are `o.inputs`. `chosen` is called if it is asked for.
void add_merge(CLI::App& app, Options& o, const std::function<void()>& chosen);

}  // namespace orgkarta::app
