#include "pipeline/sandbox/deny.h"

#ifdef ORGKARTA_SECCOMP
#include <fcntl.h>
#include <seccomp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <span>

#include "pipeline/sandbox/denied_calls.h"
#endif

namespace orgkarta::sandbox {

#ifdef ORGKARTA_SECCOMP
namespace {

constexpr auto kDenied = std::to_array<int>({
    // processes, threads, programs
    SCMP_SYS(fork),
    SCMP_SYS(vfork),
    SCMP_SYS(clone),
    SCMP_SYS(clone3),
    SCMP_SYS(execve),
    SCMP_SYS(execveat),
    // the network, and other processes by way of sockets
    SCMP_SYS(socket),
    SCMP_SYS(connect),
    SCMP_SYS(bind),
    SCMP_SYS(listen),
    SCMP_SYS(accept),
    SCMP_SYS(accept4),
    // other processes
    SCMP_SYS(kill),
    SCMP_SYS(pidfd_send_signal),
    // files
    SCMP_SYS(creat),
    SCMP_SYS(openat2),
    SCMP_SYS(truncate),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(rmdir),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(link),
    SCMP_SYS(linkat),
    SCMP_SYS(symlink),
    SCMP_SYS(symlinkat),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmodat),
    SCMP_SYS(chown),
    SCMP_SYS(lchown),
    SCMP_SYS(fchownat),
    SCMP_SYS(utimensat),
    SCMP_SYS(setxattr),
});

bool deny_all(scmp_filter_ctx filter, std::span<const int> calls) {
  return std::all_of(calls.begin(), calls.end(), [filter](int call) {
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 0, nullptr) == 0;
  });
}

/// A file may be opened only to be read: the flags that say otherwise, and where they stand.
constexpr auto kWriting = std::to_array<scmp_datum_t>({O_WRONLY, O_RDWR, O_CREAT, O_TRUNC});

bool deny_writing(scmp_filter_ctx filter, scmp_datum_t flag) {
  const auto set = [flag](unsigned argument) {
    return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, flag, flag};
  };
  const scmp_arg_cmp of_open = set(1);
  const scmp_arg_cmp of_openat = set(2);
  const std::uint32_t denied = SCMP_ACT_ERRNO(EPERM);
  return seccomp_rule_add_array(filter, denied, SCMP_SYS(open), 1, &of_open) == 0 &&
         seccomp_rule_add_array(filter, denied, SCMP_SYS(openat), 1, &of_openat) == 0;
}

}  // namespace

bool deny_system_calls() {
  const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                      seccomp_release);
  if (filter == nullptr) return false;
  if (!deny_all(filter.get(), kDenied) || !deny_all(filter.get(), kNobodysCalls)) return false;
  for (const scmp_datum_t flag : kWriting) {
    if (!deny_writing(filter.get(), flag)) return false;
  }
  return seccomp_load(filter.get()) == 0;
}
#else
bool deny_system_calls() { return false; }
#endif

}  // namespace orgkarta::sandbox
