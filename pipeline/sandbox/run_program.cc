#include "pipeline/sandbox/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <utility>

#include "pipeline/sandbox/fd.h"
#include "pipeline/sandbox/program_child.h"

namespace orgkarta::sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kTick{20};        // how soon an end is noticed
constexpr milliseconds kLastWords{500};  // for pipes that somebody else still holds

[[noreturn]] void give_up(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

struct Pipe {
  Fd read;
  Fd write;
};

// Both ends lie above the descriptors that a child gives fixed places.
Pipe make_pipe() {
  constexpr int kAbove = 10;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) give_up("make a pipe to a program");
  const Fd low[] = {Fd(ends[0]), Fd(ends[1])};
  Pipe pipe{Fd(::fcntl(ends[0], F_DUPFD_CLOEXEC, kAbove)),
            Fd(::fcntl(ends[1], F_DUPFD_CLOEXEC, kAbove))};
  if (!pipe.read.open() || !pipe.write.open()) give_up("make a pipe to a program");
  return pipe;
}

/// One of the program's outputs: what fits is kept, the rest is read all the same.
struct Output {
  Fd fd;
  std::size_t most;
  std::string& kept;
  bool& cut;

  void read() {
    char buffer[65536];
    const ssize_t n = ::read(fd.get(), buffer, sizeof buffer);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) return fd.reset();
    const std::size_t room = std::min(static_cast<std::size_t>(n), most - kept.size());
    kept.append(buffer, room);
    cut = cut || room < static_cast<std::size_t>(n);
  }
};

/// Waits for at most one tick; false if there is nothing left to read.
bool read_some(Output& out, Output& err) {
  pollfd fds[] = {{out.fd.get(), POLLIN, 0}, {err.fd.get(), POLLIN, 0}};
  ::poll(fds, 2, static_cast<int>(kTick.count()));
  if (fds[0].revents != 0) out.read();
  if (fds[1].revents != 0) err.read();
  return out.fd.open() || err.fd.open();
}

// It stays a zombie, so that its number and its group's are nobody else's.
bool has_ended(pid_t pid) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == pid;
}

int reap(pid_t pid) {
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// From the program's start to its end, with its watcher.
class Run {
 public:
  Run(pid_t pid, pid_t watcher, Fd life) : pid_(pid), watcher_(watcher), life_(std::move(life)) {}
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  ~Run() {
    if (pid_ > 0) finish();
  }

  /// Until it has ended; true if it had to be ended.
  bool wait(Output& out, Output& err, const ProgramLimits& limits) const {
    const Clock::time_point end = Clock::now() + limits.wall;
    bool asked = false;
    while (!has_ended(pid_)) {
      read_some(out, err);
      const Clock::time_point now = Clock::now();
      if (now >= end && !asked) {
        ::kill(-pid_, SIGTERM);
        asked = true;
      }
      if (now >= end + limits.grace) ::kill(-pid_, SIGKILL);
    }
    ::kill(-pid_, SIGKILL);
    const Clock::time_point last = Clock::now() + kLastWords;
    while (Clock::now() < last && read_some(out, err)) {
    }
    return asked;
  }

  /// Ends what is left; the status of the program.
  int finish() {
    ::kill(-pid_, SIGKILL);
    [[maybe_unused]] const ssize_t n = ::write(life_.get(), "", 1);
    reap(watcher_);
    return reap(std::exchange(pid_, 0));
  }

 private:
  pid_t pid_;
  pid_t watcher_;
  Fd life_;
};

std::vector<char*> pointers(const std::vector<std::string>& texts, const std::string* first) {
  std::vector<char*> out;
  if (first != nullptr) out.push_back(const_cast<char*>(first->c_str()));
  for (const std::string& text : texts) out.push_back(const_cast<char*>(text.c_str()));
  out.push_back(nullptr);
  return out;
}

// What the child said of itself before it became the program, or could not.
void read_start(int fd, ProgramResult& result) {
  StartMessage message;
  while (::read(fd, &message, sizeof message) == static_cast<ssize_t>(sizeof message)) {
    result.start_error = message.error;
    result.isolation = message.isolation;
  }
}

}  // namespace

ProgramResult run_program(const Program& program, const ProgramLimits& limits) {
  ProgramResult result;
  Pipe out = make_pipe();
  Pipe err = make_pipe();
  Pipe start = make_pipe();
  Pipe life = make_pipe();
  for (const int fd : {out.read.get(), err.read.get()}) ::fcntl(fd, F_SETFL, O_NONBLOCK);
  const std::vector<char*> arguments = pointers(program.arguments, &program.file);
  const std::vector<char*> environment = pointers(program.environment, nullptr);
  const ChildPlan plan(program, limits, arguments.data(), environment.data(),
                       {out.write.get(), err.write.get(), start.write.get()});
  const pid_t self = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) give_up("fork for a program");
  if (pid == 0) become_program(plan, self);
  // Here and in the child, as either may be first.
  ::setpgid(pid, pid);
  const pid_t watcher = ::fork();
  if (watcher == 0) watch(life.read.get(), pid);
  if (watcher < 0) {
    ::kill(-pid, SIGKILL);
    reap(pid);
    give_up("fork a program's watcher");
  }
  Run run(pid, watcher, std::move(life.write));
  out.write.reset();
  err.write.reset();
  start.write.reset();
  read_start(start.read.get(), result);
  Output output{std::move(out.read), limits.out, result.out, result.out_cut};
  Output errors{std::move(err.read), limits.err, result.err, result.err_cut};
  result.timed_out = run.wait(output, errors, limits);
  result.status = run.finish();
  return result;
}

std::vector<std::string> system_files() {
  return {"/usr",
          "/lib",
          "/lib32",
          "/lib64",
          "/bin",
          "/opt",
          "/nix/store",
          "/etc/alternatives",
          "/etc/fonts",
          "/etc/group",
          "/etc/ld.so.cache",
          "/etc/libreoffice",
          "/etc/localtime",
          "/etc/locale.alias",
          "/etc/nsswitch.conf",
          "/etc/papersize",
          "/etc/passwd",
          "/sys/devices/system/cpu",
          "/var/cache/fontconfig",
          "/var/lib/libreoffice",
          "/var/spool/libreoffice",
          "/dev/random",
          "/dev/urandom",
          "/dev/zero"};
}

std::string find_program(const std::string& name, const std::string& path) {
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find(':', begin), path.size());
    const std::string file = path.substr(begin, end - begin) + "/" + name;
    if (file[0] == '/' && ::access(file.c_str(), X_OK) == 0) return file;
    begin = end + 1;
  }
  return {};
}

}  // namespace orgkarta::sandbox
