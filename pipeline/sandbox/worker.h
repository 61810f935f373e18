// The life of a worker process.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sandbox/limits.h"

namespace orgkarta::sandbox {

/// What may be asked of a pool. `read` runs in a worker: it may crash, but it must not rely on
/// anything that the program did after the pool was made, nor start threads or processes.
struct Handler {
  std::string kind;
  std::string (*read)(std::string_view request) = nullptr;
};

/// Ends this process, which `parent` has just forked, by becoming a program that answers requests
/// from `channel` (serve_calls() in served.h). Exit code kExitNoProgram if it cannot be executed.
[[noreturn]] void become_reader(pid_t parent, int channel, const std::string& program,
                                const Limits& limits) noexcept;

/// Answers requests from `channel` until it is closed. For a process just forked by `parent`.
[[noreturn]] void run_worker(pid_t parent, int channel, const std::vector<Handler>& handlers,
                             const Limits& limits) noexcept;

}  // namespace orgkarta::sandbox
