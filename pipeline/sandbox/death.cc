#include "pipeline/sandbox/death.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <csignal>
#include <cstring>

namespace orgkarta::sandbox {
namespace {

constexpr std::size_t kMiB = std::size_t{1} << 20;

Reply reply(Status status, std::string message) {
  return {status, Outcome::ok, {}, std::move(message)};
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name != nullptr ? fmt::format("SIG{}", name) : fmt::format("signal {}", signal);
}

bool near_limit(const Death& death, const Limits& limits) {
  return death.peak >= limits.memory / 4 * 3;
}

Reply killed_by(int signal, const Death& death, const Limits& limits) {
  if (signal == SIGXCPU) {
    return reply(Status::timeout,
                 fmt::format("the reader used {} s of processor time", limits.cpu.count()));
  }
  if (signal == SIGKILL) {
    return reply(Status::oom, "the system ended the reader (SIGKILL): no more memory");
  }
  if (near_limit(death, limits)) {
    return reply(Status::oom,
                 fmt::format("the reader ended by {} with {} MiB in use, the limit is {} MiB",
                             signal_name(signal), death.peak / kMiB, limits.memory / kMiB));
  }
  return reply(Status::crash, fmt::format("the reader ended by {}", signal_name(signal)));
}

}  // namespace

bool memory_limit_is_kept() {
#if defined(__SANITIZE_ADDRESS__)
  return false;
#elif defined(__has_feature)
  return !__has_feature(address_sanitizer);
#else
  return true;
#endif
}

Reply last_words(const Death& death, const Limits& limits) {
  if (death.killed) return reply(Status::crash, "the reader closed its channel without an answer");
  if (WIFSIGNALED(death.status)) return killed_by(WTERMSIG(death.status), death, limits);
  const int code = WEXITSTATUS(death.status);
  if (code == kExitOutOfMemory) {
    return reply(Status::oom,
                 fmt::format("the reader needed more than {} MiB", limits.memory / kMiB));
  }
  return reply(Status::crash,
               fmt::format("the reader ended with exit code {} without an answer", code));
}

}  // namespace orgkarta::sandbox
