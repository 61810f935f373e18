// Why a worker ended.
#pragma once

#include "pipeline/sandbox/limits.h"
#include "pipeline/sandbox/reply.h"

namespace orgkarta::sandbox {

/// How a worker says that it ran out of memory: with that little left it cannot say more.
inline constexpr int kExitOutOfMemory = 111;
/// And that the system did not let it set its limits: no fault of a document.
inline constexpr int kExitUnconfined = 112;
/// And that the program which it was to become could not be executed.
inline constexpr int kExitNoProgram = 113;

struct Death {
  int status = 0;        ///< as wait(2) gives it
  bool killed = false;   ///< by the pool: the status then says nothing of the worker
  std::size_t peak = 0;  ///< bytes: the most that it had in memory beyond what it was born with
};

/// The reply to the call that the worker was busy with. An aborting or crashing worker that had
/// most of its memory in use counts as oom: libraries in C end so when malloc() gives them nothing.
Reply last_words(const Death& death, const Limits& limits);

}  // namespace orgkarta::sandbox
