// The life of a worker process.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sandbox/limits.h"

namespace orgkarta::sandbox {

/// Hands a piece of what a streaming handler finds to the pool, which may take its time.
using Emit = std::function<void(std::string_view piece)>;

/// What may be asked of a pool: `read` by Pool::call(), `stream` by Pool::stream(). They run in a
/// worker: they may crash, but must not rely on anything that the program did after the pool was
/// made, nor start threads or processes.
struct Handler {
  std::string kind;
  std::string (*read)(std::string_view request) = nullptr;
  /// Reads from `file`, an open descriptor that is not its own to close. What it returns is the end
  /// of what it emitted.
  std::string (*stream)(int file, std::string_view request, const Emit& emit) = nullptr;
};

/// Ends this process, which `parent` has just forked, by becoming a program that answers requests
/// from `channel` (serve_calls() in served.h). Exit code kExitNoProgram if it cannot be executed.
[[noreturn]] void become_reader(pid_t parent, int channel, const std::string& program,
                                const Limits& limits) noexcept;

/// Answers requests from `channel` until it is closed. For a process just forked by `parent`.
[[noreturn]] void run_worker(pid_t parent, int channel, const std::vector<Handler>& handlers,
                             const Limits& limits) noexcept;

}  // namespace orgkarta::sandbox
