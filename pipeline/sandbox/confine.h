// What the processes of a pool give up before anything hostile comes near them.
#pragma once

#include <sys/types.h>

#include <cstddef>

#include "pipeline/sandbox/limits.h"

namespace orgkarta::sandbox {

/// Where a process of the pool keeps the one descriptor that leads to its partner.
inline constexpr int kPartner = 3;

/// For a process just forked by `parent`, which had the descriptor `partner` to talk to it:
/// moves that to kPartner and closes all others, with the three standard ones on /dev/null; takes
/// the signals as a new program would, but for those of the terminal, which are the parent's to
/// answer (SIGINT, SIGTERM, SIGHUP, SIGQUIT are ignored); ends with the parent (SIGKILL); can gain
/// no privileges. Returns 0, or the errno of what failed.
int become_server(pid_t parent, int partner);

/// For a worker, forked by a server: a process group of its own, no core, no files written, few
/// opened, no children (but as root), no more than `limits.memory` beyond what it has now, the
/// first to go when the system is out of memory. Returns 0 or an errno.
int become_worker(pid_t parent, int partner, const Limits& limits);

/// For a worker that is about to execute another program, which then calls become_worker() itself:
/// all of that which outlives the step. Returns 0 or an errno.
int prepare_program(pid_t parent, int partner);

/// Bytes that this process has in memory now, 0 if that cannot be read.
std::size_t resident_memory();

/// From now on this process may use `limits.cpu` before SIGXCPU ends it.
void allow_processor_time(const Limits& limits);

}  // namespace orgkarta::sandbox
