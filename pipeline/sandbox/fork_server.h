// The process that forks workers, and how the program talks to it.
#pragma once

#include <sys/types.h>

#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/sandbox/death.h"
#include "pipeline/sandbox/fd.h"
#include "pipeline/sandbox/isolation.h"
#include "pipeline/sandbox/worker.h"

namespace orgkarta::sandbox {

/// The pool cannot work, whatever the document: no process can be forked, no descriptor is left,
/// the server is gone. A fault of the environment: it ends the run.
class PoolError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Spawned {
  pid_t pid = 0;
  Fd channel;
};

/// A copy of this process as it is now, which does nothing but fork workers and wait for their
/// ends. It has one thread, no descriptors and none of the memory that the program fills later; so
/// has every worker, however late it is forked. Calls may come from any thread.
class ForkServer {
 public:
  /// Throws PoolError, and std::logic_error if this process has more than one thread.
  /// Workers become `program` if there is one.
  ForkServer(const std::vector<Handler>& handlers, const Limits& limits,
             const std::string& program = {});

  /// Ends the server and its workers.
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  /// Throws PoolError.
  Spawned spawn();

  enum class Manner : std::uint8_t {
    at_once,     ///< it is killed
    on_its_own,  ///< it is about to end; killed only if it does not
  };
  /// Ends a worker of spawn() with all its children, and tells how it ended. Throws PoolError.
  Death end(pid_t worker, Manner manner);

  /// What the workers are cut off from on this system.
  const Isolation& isolation() const { return isolation_; }

 private:
  std::mutex mutex_;  ///< a command and its answer belong together
  Fd control_;
  pid_t pid_ = 0;
  Isolation isolation_;
};

}  // namespace orgkarta::sandbox
