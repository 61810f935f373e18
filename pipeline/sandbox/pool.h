// Reading hostile files in processes that may crash.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/sandbox/fork_server.h"
#include "pipeline/sandbox/frame.h"
#include "pipeline/sandbox/limits.h"
#include "pipeline/sandbox/reply.h"
#include "pipeline/sandbox/worker.h"

namespace orgkarta::sandbox {

/// Worker processes of limited means, each serving one call at a time.
///
/// Make it first in the program: before threads, databases and rules, all of which its processes
/// would inherit; and in a thread that lives as long as the pool (else the kernel takes the
/// processes away with it). Workers are forked when first needed, and replaced after a crash, a
/// reached limit, and Limits::calls. All of them end with the pool, and with this process however
/// it ends. Nothing about this process's signals is changed.
class Pool {
 public:
  /// At most `workers` (at least one) at a time. Throws PoolError, and std::logic_error if this
  /// process already has several threads.
  Pool(std::vector<Handler> handlers, unsigned workers, const Limits& limits = {});

  /// The same with workers that execute a program of ours (an absolute path), whose main() calls
  /// serve_calls() with handlers of these kinds in this order: for libraries that this program is
  /// not to be linked with.
  Pool(const std::string& program, std::vector<std::string> kinds, unsigned workers,
       const Limits& limits = {});
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// What the handler of `kind` makes of `request`, or why it made nothing. Any thread may call;
  /// waits while all workers are busy. Whatever the handler does, the next call finds a sound
  /// worker. Throws std::invalid_argument if there is no such kind, PoolError if no worker can be
  /// had for a reason that is not the request's.
  Reply call(std::string_view kind, std::string_view request);

 private:
  struct Seat {
    pid_t pid = 0;  ///< 0: nobody sits here
    Fd channel;
    std::uint32_t calls = 0;
    bool in_call = false;  ///< stays so if a call was left half-way
  };
  class Turn;

  std::uint32_t number_of(std::string_view kind) const;
  void make_ready(Seat& seat);
  Reply exchange(Seat& seat, std::uint32_t handler, std::string_view request);
  Reply without_answer(Seat& seat, Transfer transfer);
  Death dismiss(Seat& seat, ForkServer::Manner manner);

  const std::vector<Handler> handlers_;
  const Limits limits_;
  ForkServer server_;
  std::mutex mutex_;
  std::condition_variable free_again_;
  std::vector<Seat> seats_;
  std::vector<Seat*> free_;  ///< the one used last is taken first
};

}  // namespace orgkarta::sandbox
