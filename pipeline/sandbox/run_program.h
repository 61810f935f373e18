// Runs a foreign program that may hang, flood, crash or leave children behind.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "pipeline/sandbox/isolation.h"

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

/// Files and folders that programs of a system read: libraries, their data, fonts, devices that
/// give nothing away. Not: homes, /var, /tmp, /proc, most of /etc.
std::vector<std::string> system_files();

struct Program {
  std::string file;                      ///< the path of what is executed
  std::vector<std::string> arguments;    ///< without its name
  std::vector<std::string> environment;  ///< "NAME=value", all that it gets
  std::string folder;                    ///< where it runs, and all that it may change
  /// What it may read and execute beside that and `file`, each with all below it.
  std::vector<std::string> readable = system_files();
};

struct ProgramResult {
  int status = 0;          ///< as wait(2) gives it
  int start_error = 0;     ///< errno: it could not be executed, all else is empty
  bool timed_out = false;  ///< it was ended for its wall time
  bool out_cut = false;    ///< it wrote more than is kept
  bool err_cut = false;
  Isolation isolation;  ///< what the system kept it from
  std::string out;
  std::string err;

  /// Whether it ended by itself with code 0.
  bool succeeded() const { return start_error == 0 && !timed_out && status == 0; }
};

/// Runs a program in a process group of its own, with standard input empty and no descriptor of
/// ours, without the network and other files than are given, as far as the system can keep it from
/// them; and waits for its end. Both pipes are read to their ends; what is beyond the limits is
/// read and dropped. When it ends, or its time is over, all that is left of its group is killed; so
/// it is if this program dies. No zombie remains. May be called from any thread, from several at
/// once. Throws std::system_error if no process or pipe can be had.
ProgramResult run_program(const Program& program, const ProgramLimits& limits);

/// The first executable file of this name in the folders of `path` (parted by colons); empty if
/// none.
std::string find_program(const std::string& name, const std::string& path);

}  // namespace orgkarta::sandbox
