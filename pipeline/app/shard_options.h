// The command line of what several machines share: run --shard, and merge.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

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
};

/// Adds --shard, --list and --give-up to the run command.
void add_shard_options(CLI::App& run, ShardOptions& o);

/// Reads what was written, and tells what is wrong with it.
void check_shard(Options& o, std::vector<std::string>& problems);

/// Adds the merge command: its DIRs are `o.inputs`. `chosen` is called if it is asked for.
void add_merge(CLI::App& app, Options& o, const std::function<void()>& chosen);

}  // namespace orgkarta::app
