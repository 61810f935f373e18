#include "pipeline/sandbox/confine.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <string_view>

#include "pipeline/sandbox/fd.h"

namespace orgkarta::sandbox {
namespace {

constexpr rlim_t kOpenFiles = 16;

/// Moves `partner` to kPartner and closes all behind it.
bool keep_only(int partner) {
  return ::dup2(partner, kPartner) == kPartner && ::close_range(kPartner + 1, ~0U, 0) == 0;
}

/// What libraries print is not for the terminal; but what a sanitizer prints must be seen.
bool silence() {
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  const int last = memory_limit_is_kept() ? STDERR_FILENO : STDOUT_FILENO;
  for (int fd = STDIN_FILENO; fd <= last; ++fd) {
    if (::dup2(null, fd) != fd) return false;
  }
  if (null > STDERR_FILENO) ::close(null);
  return true;
}

void reset_signals() {
  for (int signal = 1; signal < NSIG; ++signal) std::signal(signal, SIG_DFL);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXFSZ}) {
    std::signal(signal, SIG_IGN);
  }
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// SIGKILL when the parent ends, also if it has ended already.
bool end_with(pid_t parent) {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  if (::getppid() != parent) ::_exit(0);
  return true;
}

bool lower(__rlimit_resource resource, rlim_t most) {
  rlimit limit{};
  if (::getrlimit(resource, &limit) != 0) return false;
  limit.rlim_max = std::min(limit.rlim_max, most);
  limit.rlim_cur = limit.rlim_max;
  return ::setrlimit(resource, &limit) == 0;
}

struct Memory {
  std::size_t address_space = 0;  ///< bytes, as RLIMIT_AS counts them
  std::size_t resident = 0;       ///< bytes
};

Memory memory_now() {
  unsigned long all = 0;
  unsigned long resident = 0;
  std::FILE* file = std::fopen("/proc/self/statm", "re");
  if (file == nullptr) return {};
  const bool read = std::fscanf(file, "%lu %lu", &all, &resident) == 2;
  std::fclose(file);
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return read ? Memory{all * page, resident * page} : Memory{};
}

bool limit_memory(std::size_t most) {
  if (!memory_limit_is_kept()) return true;
  return lower(RLIMIT_AS, memory_now().address_space + most);
}

/// Better a reader than the program or its neighbours. Where /proc is read-only, chance decides.
void volunteer_for_oom() {
  constexpr std::string_view kFirst = "1000";
  const Fd file(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  [[maybe_unused]] const ssize_t n = ::write(file.get(), kFirst.data(), kFirst.size());
}

int errno_unless(bool done) { return done ? 0 : errno; }

}  // namespace

int become_server(pid_t parent, int partner) {
  ::prctl(PR_SET_NAME, "orgkarta-forks");
  reset_signals();
  return errno_unless(keep_only(partner) && silence() && end_with(parent) &&
                      ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
}

int become_worker(pid_t parent, int partner, const Limits& limits) {
  ::prctl(PR_SET_NAME, "orgkarta-reader");
  reset_signals();  // a program that was executed may have set its own
  ::setpgid(0, 0);
  volunteer_for_oom();
  return errno_unless(end_with(parent) && keep_only(partner) && limit_memory(limits.memory) &&
                      lower(RLIMIT_CORE, 0) && lower(RLIMIT_FSIZE, 0) && lower(RLIMIT_NPROC, 0) &&
                      lower(RLIMIT_NOFILE, kOpenFiles) && ::prctl(PR_SET_DUMPABLE, 0) == 0);
}

int prepare_program(pid_t parent, int partner) {
  ::setpgid(0, 0);
  volunteer_for_oom();
  return errno_unless(end_with(parent) && keep_only(partner));
}

std::size_t resident_memory() { return memory_now().resident; }

void allow_processor_time(const Limits& limits) {
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  rlimit limit{};
  ::getrlimit(RLIMIT_CPU, &limit);
  // The begun second is not this call's.
  const auto end = static_cast<rlim_t>(used.tv_sec + 1 + limits.cpu.count());
  limit.rlim_cur = std::min(limit.rlim_max, end);
  ::setrlimit(RLIMIT_CPU, &limit);
}

}  // namespace orgkarta::sandbox
