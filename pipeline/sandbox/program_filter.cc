#include "pipeline/sandbox/program_filter.h"

#include <linux/seccomp.h>
#include <sys/prctl.h>

#ifdef ORGKARTA_SECCOMP
#include <fcntl.h>
#include <seccomp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "pipeline/sandbox/denied_calls.h"
#include "pipeline/sandbox/fd.h"
#endif

namespace orgkarta::sandbox {

#ifdef ORGKARTA_SECCOMP
namespace {

using Filter = std::unique_ptr<void, void (*)(void*)>;

bool deny(const Filter& filter, int error, int call) {
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, 0,
                                nullptr) == 0;
}

bool deny_if(const Filter& filter, int error, int call, const scmp_arg_cmp& condition) {
  return seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(static_cast<unsigned>(error)), call, 1,
                                &condition) == 0;
}

/// A program may listen to itself, as LibreOffice does to find out whether it runs already, but it
/// connects to nobody. Sockets that need no connection can send without one.
bool deny_network(const Filter& filter) {
  constexpr scmp_datum_t kType = 0xf;  // without SOCK_CLOEXEC and SOCK_NONBLOCK
  for (const int call : {SCMP_SYS(socket), SCMP_SYS(socketpair)}) {
    const scmp_arg_cmp other{0, SCMP_CMP_NE, AF_UNIX, 0};
    if (!deny_if(filter, EAFNOSUPPORT, call, other)) return false;
    for (const scmp_datum_t type : {SOCK_DGRAM, SOCK_RAW}) {
      const scmp_arg_cmp unconnected{1, SCMP_CMP_MASKED_EQ, kType, type};
      if (!deny_if(filter, EPERM, call, unconnected)) return false;
    }
  }
  return deny(filter, ECONNREFUSED, SCMP_SYS(connect));
}

/// access() knows nothing of Landlock. LibreOffice asks it which folder to write to, and ends if
/// that is a wrong one: it is told of none.
bool deny_asking(const Filter& filter) {
  const scmp_arg_cmp to_write{1, SCMP_CMP_EQ, W_OK, 0};
  return deny_if(filter, EACCES, SCMP_SYS(access), to_write);
}

/// The filter as the kernel takes it. libseccomp gives it to descriptors alone.
std::vector<sock_filter> exported(const Filter& filter) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return {};
  const Fd from(ends[0]);
  Fd to(ends[1]);
  if (seccomp_export_bpf(filter.get(), to.get()) != 0) return {};
  to.reset();
  std::vector<sock_filter> all;
  sock_filter one{};
  while (::read(from.get(), &one, sizeof one) == static_cast<ssize_t>(sizeof one)) {
    all.push_back(one);
  }
  return all;
}

std::vector<sock_filter> made() {
  const Filter filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
  if (filter == nullptr || !deny_network(filter) || !deny_asking(filter)) return {};
  for (const int call : kNobodysCalls) {
    if (!deny(filter, EPERM, call)) return {};
  }
  return exported(filter);
}

}  // namespace

ProgramFilter::ProgramFilter() : instructions_(made()) {}
#else
ProgramFilter::ProgramFilter() = default;
#endif

bool ProgramFilter::apply() const noexcept {
  if (instructions_.empty()) return false;
  const sock_fprog program{static_cast<unsigned short>(instructions_.size()),
                           const_cast<sock_filter*>(instructions_.data())};  // NOLINT: only read
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace orgkarta::sandbox
