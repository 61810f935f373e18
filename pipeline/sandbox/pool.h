// Reading hostile files in processes that may crash.
#pragma once

#include <condition_variable>
#include <functional>
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

  /// Where the pieces of a streaming call go.
  struct Stream {
    StreamLimits limits;
    /// Called for each piece as it comes; what it is given lives until it returns.
    std::function<void(std::string_view piece)> take;
    /// Called about ten times a second while the reader is waited for; may be empty.
    std::function<void()> watch;
  };

  /// As call(), for a handler that reads `file`, an open descriptor. It is shared with the reader:
  /// open it read-only, and leave its position alone meanwhile. The pieces that came before a reply
  /// other than ok have been taken. What `take` and `watch` throw is thrown on; the reader is then
  /// replaced.
  Reply stream(std::string_view kind, int file, std::string_view request, const Stream& stream);

  /// What the workers are cut off from on this system, tried out when the pool was made.
  const Isolation& isolation() const { return server_.isolation(); }

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
  struct Question;
  Reply ask(const Question& question);
  Reply exchange(Seat& seat, const Question& question);
  Reply without_answer(Seat& seat, Transfer transfer, const Limits& limits);
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
