// What the program's exit says. Fixed by the output contract (output/README.md).
#pragma once

namespace orgkarta::app {

enum ExitCode : int {
  kAllRead = 0,       ///< every input was read
  kSomeFailed = 1,    ///< errors.jsonl is not empty
  kWrongUse = 2,      ///< options, rules, manifest: nothing was touched
  kEnvironment = 3,   ///< disk, database, standard output: earlier outputs are whole
  kLocked = 4,        ///< another run holds the output folder
  kSignalBase = 128,  ///< plus the signal's number, after a clean stop
};

}  // namespace orgkarta::app
