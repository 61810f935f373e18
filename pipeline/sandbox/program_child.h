// Between fork and exec: only calls that are safe in a copy of a program with many threads.
#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <vector>

#include "pipeline/sandbox/network.h"
#include "pipeline/sandbox/program_filter.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::sandbox {

/// What the child says before it becomes the program, and again if it cannot.
struct StartMessage {
  int error = 0;  ///< errno
  Isolation isolation;
};

/// The child's descriptors for the program's outputs, and for StartMessage.
struct ChildPipes {
  int out;
  int err;
  int start;
};

/// All that the child needs, made before the fork, as it may not allocate. What it was made from
/// must outlive it.
struct ChildPlan {
  ChildPlan(const Program& program, const ProgramLimits& limits, char* const* arguments,
            char* const* environment, ChildPipes pipes);

  const char* file;
  const char* folder;
  char* const* arguments;
  char* const* environment;
  ChildPipes pipes;
  rlimit cpu;
  rlimit memory;
  rlimit file_size;
  bool limits_memory;  ///< not under AddressSanitizer
  OwnIds ids;
  std::vector<const char*> readable;
  std::vector<const char*> writable;
  ProgramFilter filter;
};

/// In the child of `parent`.
[[noreturn]] void become_program(const ChildPlan& plan, pid_t parent) noexcept;

/// In another child: kills the group `program` when the other end of `life` is closed with nothing
/// written, as the kernel does when this program dies; ends when a byte comes.
[[noreturn]] void watch(int life, pid_t program) noexcept;

}  // namespace orgkarta::sandbox
