#include "pipeline/sandbox/program_child.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "pipeline/sandbox/limits.h"

namespace orgkarta::sandbox {
namespace {

constexpr int kStart = 3;  // where the child keeps its way to say what failed
constexpr int kNoProgram = 127;

void reset_signals() {
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) ::sigaction(signal, &standard, nullptr);
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

bool write_file(const char* path, const char* text, std::size_t size) {
  const int fd = ::open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool done = ::write(fd, text, size) == static_cast<ssize_t>(size);
  ::close(fd);
  return done;
}

// A network with nothing in it: root's right, or in a user namespace anybody's where the kernel
// allows such.
bool leave_network(const ChildPlan& plan) {
  if (::unshare(CLONE_NEWNET) == 0) return true;
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) return false;
  write_file("/proc/self/setgroups", "deny", 4);
  write_file("/proc/self/uid_map", plan.user_map.c_str(), plan.user_map.size());
  write_file("/proc/self/gid_map", plan.group_map.c_str(), plan.group_map.size());
  return true;
}

bool place_descriptors(const ChildPipes& pipes) {
  const int null = ::open("/dev/null", O_RDONLY);
  if (null < 0 || ::dup2(null, STDIN_FILENO) < 0) return false;
  if (::dup2(pipes.out, STDOUT_FILENO) < 0 || ::dup2(pipes.err, STDERR_FILENO) < 0) return false;
  return ::dup3(pipes.start, kStart, O_CLOEXEC) == kStart && ::close_range(kStart + 1, ~0U, 0) == 0;
}

bool set_limits(const ChildPlan& plan) {
  const rlimit none{0, 0};
  return ::setrlimit(RLIMIT_CPU, &plan.cpu) == 0 &&
         ::setrlimit(RLIMIT_FSIZE, &plan.file_size) == 0 && ::setrlimit(RLIMIT_CORE, &none) == 0 &&
         (!plan.limits_memory || ::setrlimit(RLIMIT_AS, &plan.memory) == 0);
}

void say(const StartMessage& message) {
  [[maybe_unused]] const ssize_t n = ::write(kStart, &message, sizeof message);
}

rlimit limit(rlim_t most) { return {most, most}; }

}  // namespace

ChildPlan::ChildPlan(const Program& program, const ProgramLimits& limits, char* const* arguments_in,
                     char* const* environment_in, ChildPipes pipes_in)
    : file(program.file.c_str()),
      folder(program.folder.c_str()),
      arguments(arguments_in),
      environment(environment_in),
      pipes(pipes_in),
      cpu(limit(static_cast<rlim_t>(limits.cpu.count()))),
      memory(limit(limits.memory)),
      file_size(limit(limits.file_size)),
      limits_memory(memory_limit_is_kept()) {
  const std::string user = std::to_string(::getuid());
  const std::string group = std::to_string(::getgid());
  user_map = user + " " + user + " 1\n";
  group_map = group + " " + group + " 1\n";
}

void become_program(const ChildPlan& plan, pid_t parent) noexcept {
  StartMessage message;
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kNoProgram);
  reset_signals();
  if (!place_descriptors(plan.pipes)) ::_exit(kNoProgram);
  message.no_network = leave_network(plan);
  const bool ready = set_limits(plan) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                     (plan.folder[0] == '\0' || ::chdir(plan.folder) == 0);
  say(message);
  if (ready) ::execve(plan.file, plan.arguments, plan.environment);
  message.error = errno;
  say(message);
  ::_exit(kNoProgram);
}

void watch(int life, pid_t program) noexcept {
  ::setpgid(0, 0);  // what the terminal sends to our group is not for it
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(signal, SIG_IGN);
  if (::dup2(life, kStart) != kStart) ::_exit(kNoProgram);
  ::close_range(0, kStart - 1, 0);
  ::close_range(kStart + 1, ~0U, 0);
  char byte = 0;
  ssize_t n = 0;
  do {
    n = ::read(kStart, &byte, 1);
  } while (n < 0 && errno == EINTR);
  if (n <= 0) ::kill(-program, SIGKILL);
  ::_exit(0);
}

}  // namespace orgkarta::sandbox
