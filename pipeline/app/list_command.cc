// orgkarta run --list: what a run, or a shard of it, would read.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/inputs.h"
#include "pipeline/app/shard.h"

namespace orgkarta::app {

int list_command(const Options& options) {
  std::vector<Input> inputs = list_inputs(options.inputs, options.out);
  make_paths_unique(inputs, options.inputs);
  if (options.sharding.shard) inputs = take_shard(std::move(inputs), *options.sharding.shard);
  std::sort(inputs.begin(), inputs.end(),
            [](const Input& a, const Input& b) { return a.path < b.path; });
  FdWriter out(STDOUT_FILENO, "standard output");
  for (const Input& input : inputs) {
    out.write(fmt::format("{}\t{}\n", input.size, printable(input.path)));
  }
  out.flush();
  return kAllRead;
}

}  // namespace orgkarta::app
