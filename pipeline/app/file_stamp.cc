#include "pipeline/app/file_stamp.h"

#include <algorithm>
#include <ctime>

namespace orgkarta::app {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kCoarse = 2 * kSecond;  // FAT counts in steps of two seconds
constexpr std::int64_t kFine = kSecond / 10;   // kernels move the clock of files every 1 to 10 ms

std::int64_t nanoseconds(const timespec& time) { return time.tv_sec * kSecond + time.tv_nsec; }

}  // namespace

FileStamp stamp_of(const struct stat& state) {
  return {state.st_size, nanoseconds(state.st_mtim), nanoseconds(state.st_ctim),
          static_cast<std::int64_t>(state.st_ino)};
}

std::int64_t now_of_files() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME, &now);
  return nanoseconds(now);
}

bool is_settled(const FileStamp& stamp, std::int64_t now) {
  const auto before = [&](std::int64_t time) {
    return time < now - (time % kSecond == 0 ? kCoarse : kFine);
  };
  return before(stamp.modified) && before(stamp.changed);
}

}  // namespace orgkarta::app
