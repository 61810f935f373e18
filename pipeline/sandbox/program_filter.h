// System calls that a foreign program is refused.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace orgkarta::sandbox {

/// No sockets but those within a program and its children, no way to other processes or to what a
/// system's administrator does. All else such a program may call: LibreOffice needs much. Made
/// before a fork, as that takes memory.
class ProgramFilter {
 public:
  ProgramFilter();  ///< empty in builds without libseccomp

  /// From now on the filter holds for this process and all that it starts. It must have given up
  /// new privileges. Takes no memory. False: nothing has changed.
  bool apply() const noexcept;

 private:
  std::vector<sock_filter> instructions_;
};

}  // namespace orgkarta::sandbox
