// Runs a foreign program that may hang, flood, crash or leave children behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace orgkarta::sandbox {

/// What a program may cost.
struct ProgramLimits {
  std::chrono::milliseconds wall{60'000};        ///< from its start; then SIGTERM to its group
  std::chrono::milliseconds grace{2'000};        ///< from SIGTERM to SIGKILL
  std::chrono::seconds cpu{60};                  ///< of each of its processes
  std::size_t memory = std::size_t{4} << 30;     ///< address space of each, bytes
  std::size_t file_size = std::size_t{1} << 30;  ///< of each file that it writes, bytes
  std::size_t out = std::size_t{64} << 20;       ///< bytes kept of standard output
  std::size_t err = std::size_t{64} << 10;       ///< bytes kept of standard error
};

struct Program {
  std::string file;                      ///< the path of what is executed
  std::vector<std::string> arguments;    ///< without its name
  std::vector<std::string> environment;  ///< "NAME=value", all that it gets
  std::string folder;                    ///< where it runs
};

struct ProgramResult {
  int status = 0;          ///< as wait(2) gives it
  int start_error = 0;     ///< errno: it could not be executed, all else is empty
  bool timed_out = false;  ///< it was ended for its wall time
  bool out_cut = false;    ///< it wrote more than is kept
  bool err_cut = false;
  bool no_network = false;  ///< the kernel gave it a network of its own, with nothing in it
  std::string out;
  std::string err;

  /// Whether it ended by itself with code 0.
  bool succeeded() const { return start_error == 0 && !timed_out && status == 0; }
};

/// Runs a program in a process group of its own, with standard input empty and no descriptor of
/// ours, and waits for its end. Both pipes are read to their ends; what is beyond the limits is
/// read and dropped. When it ends, or its time is over, all that is left of its group is killed; so
/// it is if this program dies. No zombie remains. May be called from any thread, from several at
/// once. Throws std::system_error if no process or pipe can be had.
ProgramResult run_program(const Program& program, const ProgramLimits& limits);

/// The first executable file of this name in the folders of `path` (parted by colons); empty if
/// none.
std::string find_program(const std::string& name, const std::string& path);

}  // namespace orgkarta::sandbox
