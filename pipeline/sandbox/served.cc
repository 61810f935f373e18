#include "pipeline/sandbox/served.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <optional>

#include "pipeline/sandbox/confine.h"

namespace orgkarta::sandbox {
namespace {

constexpr std::string_view kPrefix = "--limits=";

/// The next number of "1,2,3".
template <class T>
bool take(std::string_view& list, T& value) {
  const auto [end, error] = std::from_chars(list.data(), list.data() + list.size(), value);
  if (error != std::errc()) return false;
  list.remove_prefix(static_cast<std::size_t>(end - list.data()));
  if (!list.empty()) list.remove_prefix(1);
  return true;
}

std::optional<Limits> limits_of(std::string_view argument) {
  if (!argument.starts_with(kPrefix)) return std::nullopt;
  argument.remove_prefix(kPrefix.size());
  Limits limits;
  long seconds = 0;
  if (!take(argument, limits.memory) || !take(argument, limits.output) ||
      !take(argument, seconds)) {
    return std::nullopt;
  }
  limits.cpu = std::chrono::seconds(seconds);
  return limits;
}

bool is_socket(int fd) {
  struct stat status {};
  return ::fstat(fd, &status) == 0 && S_ISSOCK(status.st_mode);
}

}  // namespace

std::string limits_as_argument(const Limits& limits) {
  return fmt::format("{}{},{},{}", kPrefix, limits.memory, limits.output, limits.cpu.count());
}

int serve_calls(const std::vector<std::string_view>& arguments,
                const std::vector<Handler>& handlers) {
  const auto limits = arguments.size() == 2 ? limits_of(arguments[1]) : std::nullopt;
  if (!limits || !is_socket(kPartner)) {
    std::fputs("this program reads files for orgkarta, which starts it: run orgkarta --help\n",
               stderr);
    return 2;
  }
  run_worker(::getppid(), kPartner, handlers, *limits);
}

}  // namespace orgkarta::sandbox
