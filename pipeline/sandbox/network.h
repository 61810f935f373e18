// A network with nothing in it.
#pragma once

#include <string>

namespace orgkarta::sandbox {

/// What a user namespace is told of this process's user and group; made before a fork.
struct OwnIds {
  OwnIds();
  std::string user;   ///< "1000 1000 1\n"
  std::string group;  ///< the same
};

/// Moves this process to a network namespace of its own: by root's right, or in a user namespace
/// where the kernel lets anybody make one. Takes no memory, so that it may stand between fork and
/// exec. False if the kernel refuses.
bool leave_network(const OwnIds& ids) noexcept;

}  // namespace orgkarta::sandbox
