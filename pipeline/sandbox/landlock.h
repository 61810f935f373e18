// Which files a process may see from now on: Landlock, in Linux from 5.13 on.
#pragma once

#include <span>

namespace orgkarta::sandbox {

/// The version of Landlock's interface in this kernel; 0 if it has none, or this process may not
/// use it.
int landlock_version() noexcept;

/// Paths of files and folders, folders with all that is below them. What does not exist is passed
/// over.
struct Visible {
  std::span<const char* const> readable;
  std::span<const char* const> writable;  ///< to be read, changed, made and removed
  bool executes = false;                  ///< whether what is readable may also be executed
};

/// From now on this process and all that it starts can open, execute and change these files alone.
/// What is open already stays of use. With later versions they can besides neither connect to nor
/// listen on a TCP port (4), nor reach processes that are not theirs by signals or by sockets
/// without a path (6). The process must have given up new privileges. Takes no memory, so that it
/// may stand between fork and exec. False: there is no Landlock, and nothing has changed.
bool see_only(const Visible& visible) noexcept;

}  // namespace orgkarta::sandbox
