// System calls that no reader of a file needs.
#pragma once

namespace orgkarta::sandbox {

/// From now on this process cannot start processes, threads or programs, reach the network, send
/// signals to others, change files or look into other processes: such calls fail with EPERM.
/// Returns false, and nothing is denied, in builds without libseccomp and on systems that do not
/// allow filters; the limits of confine.h hold all the same.
bool deny_system_calls();

}  // namespace orgkarta::sandbox
