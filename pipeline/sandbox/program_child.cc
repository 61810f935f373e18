#include "pipeline/sandbox/program_child.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "pipeline/sandbox/landlock.h"
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

/// What the system lets this process give up for good, the program that it becomes included.
Isolation leave_the_world(const ChildPlan& plan) {
  Isolation held;
  const bool elsewhere = leave_network(plan.ids);
  held.calls = plan.filter.apply();
  // Without the filter LibreOffice would be told by access() to write where it then may not.
  held.files = held.calls && see_only({plan.readable, plan.writable, true});
  held.network = elsewhere || held.calls;
  return held;
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
  for (const std::string& path : program.readable) readable.push_back(path.c_str());
  readable.push_back(file);
  writable.push_back("/dev/null");
  if (!program.folder.empty()) writable.push_back(folder);
}

void become_program(const ChildPlan& plan, pid_t parent) noexcept {
  StartMessage message;
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(kNoProgram);
  reset_signals();
  if (!place_descriptors(plan.pipes)) ::_exit(kNoProgram);
  const bool ready = set_limits(plan) && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                     (plan.folder[0] == '\0' || ::chdir(plan.folder) == 0);
  if (ready) message.isolation = leave_the_world(plan);
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
