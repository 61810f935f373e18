#include "pipeline/sandbox/network.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <string_view>

#include "pipeline/sandbox/fd.h"

namespace orgkarta::sandbox {
namespace {

bool write_file(const char* path, std::string_view text) {
  const Fd file(::open(path, O_WRONLY | O_CLOEXEC));
  return file.open() &&
         ::write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

std::string onto_itself(unsigned id) {
  const std::string number = std::to_string(id);
  return number + " " + number + " 1\n";
}

}  // namespace

OwnIds::OwnIds() : user(onto_itself(::getuid())), group(onto_itself(::getgid())) {}

bool leave_network(const OwnIds& ids) noexcept {
  if (::unshare(CLONE_NEWNET) == 0) return true;
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return false;
  write_file("/proc/self/setgroups", "deny");
  write_file("/proc/self/uid_map", ids.user);
  write_file("/proc/self/gid_map", ids.group);
  return true;
}

}  // namespace orgkarta::sandbox
