#include "pipeline/sandbox/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>

#include "pipeline/sandbox/fd.h"

namespace orgkarta::sandbox {
namespace {

// What the headers of a system may be too old to know.
constexpr std::uint64_t kTruncate = 1ULL << 14;       // version 3
constexpr std::uint64_t kDeviceControl = 1ULL << 15;  // version 5
constexpr std::uint64_t kTcp = 0b11;                  // bind and connect; version 4
constexpr std::uint64_t kScopes = 0b11;               // abstract sockets and signals; version 6

/// As the kernel has it from version 6 on. An older one takes it if what it does not know is zero.
struct Ruleset {
  std::uint64_t files = 0;
  std::uint64_t net = 0;
  std::uint64_t scopes = 0;
};

constexpr std::uint64_t kRead = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kOfFiles = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                                   LANDLOCK_ACCESS_FS_READ_FILE | kTruncate | kDeviceControl;
constexpr std::uint64_t kFirstVersion = (1ULL << 13) - 1;

/// All that a kernel of this version can refuse: what is not named there would stay allowed.
Ruleset all_rights(int version) {
  Ruleset all{kFirstVersion, 0, 0};
  if (version >= 2) all.files |= LANDLOCK_ACCESS_FS_REFER;
  if (version >= 3) all.files |= kTruncate;
  if (version >= 4) all.net = kTcp;
  if (version >= 5) all.files |= kDeviceControl;
  if (version >= 6) all.scopes = kScopes;
  return all;
}

/// What is refused here stays refused: less is seen than could be.
void allow(int ruleset, const char* path, std::uint64_t rights) {
  const Fd place(::open(path, O_PATH | O_CLOEXEC));
  struct stat status {};
  if (!place.open() || ::fstat(place.get(), &status) != 0) return;
  if (!S_ISDIR(status.st_mode)) rights &= kOfFiles;
  const landlock_path_beneath_attr rule{rights, place.get()};
  ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

}  // namespace

int landlock_version() noexcept {
  const long version =
      ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? static_cast<int>(version) : 0;
}

bool see_only(const Visible& visible) noexcept {
  const int version = landlock_version();
  if (version == 0) return false;
  const Ruleset all = all_rights(version);
  const Fd ruleset(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0)));
  if (!ruleset.open()) return false;
  const std::uint64_t reading = kRead | (visible.executes ? LANDLOCK_ACCESS_FS_EXECUTE : 0);
  for (const char* path : visible.readable) allow(ruleset.get(), path, reading);
  const std::uint64_t devices = LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_BLOCK;
  const std::uint64_t writing = all.files & ~(devices | LANDLOCK_ACCESS_FS_EXECUTE);
  for (const char* path : visible.writable) allow(ruleset.get(), path, writing);
  return ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

}  // namespace orgkarta::sandbox
