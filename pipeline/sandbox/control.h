// Commands to the fork server and its answers: one packet each.
#pragma once

#include <sys/types.h>

#include <cstdint>

#include "pipeline/sandbox/death.h"
#include "pipeline/sandbox/fd.h"
#include "pipeline/sandbox/isolation.h"
#include "pipeline/sandbox/worker.h"

namespace orgkarta::sandbox {

struct Command {
  enum class What : std::uint8_t { spawn, end };
  What what = What::spawn;  ///< spawn: the packet carries the worker's end of its channel
  pid_t pid = 0;            ///< end: whom
  bool patient = false;     ///< end: give it a moment to end on its own
};

struct Answer {
  int error = 0;        ///< errno of what failed, else 0
  pid_t pid = 0;        ///< of spawn
  Death death;          ///< of end
  Isolation isolation;  ///< of the first answer: what workers will be cut off from
};

/// Sends with a descriptor if `attached` is not negative. False if the other end is gone.
bool send_command(int fd, const Command& command, int attached);
bool receive_command(int fd, Command& command, Fd& attached);
bool send_answer(int fd, const Answer& answer);
bool receive_answer(int fd, Answer& answer);

/// The server's life: answers commands from `control` until it is closed, then ends its workers.
/// For a process just forked by `parent`; the first answer says that it is set up; else its exit
/// code is the errno of what failed.
/// Workers become `program` if there is one.
[[noreturn]] void run_server(pid_t parent, int control, const std::vector<Handler>& handlers,
                             const Limits& limits, const std::string& program) noexcept;

}  // namespace orgkarta::sandbox
