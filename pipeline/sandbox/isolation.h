// What a reader is cut off from, beside its limits.
#pragma once

namespace orgkarta::sandbox {

/// What the system keeps of it. Kernels, containers and builds differ; the limits hold in any case.
struct Isolation {
  bool files = false;    ///< it sees no file but the system's libraries and their data (Landlock)
  bool calls = false;    ///< system calls that it does not need are refused (deny.h)
  bool network = false;  ///< it reaches no network
};

/// For a worker: gives up all that a reader does not need.
Isolation isolate() noexcept;

/// What isolate() brings here, found out by a child that calls it, tries to get out, and ends.
Isolation tried_isolation() noexcept;

}  // namespace orgkarta::sandbox
