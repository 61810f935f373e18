#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>

#include "pipeline/sandbox/confine.h"
#include "pipeline/sandbox/control.h"
#include "pipeline/sandbox/network.h"

namespace orgkarta::sandbox {
namespace {

// A worker whose channel is closed is either ending already, which takes less than this, or it has
// closed the channel itself and lives on.
constexpr int kMomentsOfGrace = 500;
constexpr timespec kMoment{0, 1'000'000};

class Server {
 public:
  Server(const std::vector<Handler>& handlers, const Limits& limits, const std::string& program)
      : handlers_(handlers), limits_(limits), program_(program) {}

  Answer obey(const Command& command, const Fd& channel) {
    return command.what == Command::What::spawn ? spawn(channel) : end(command);
  }

  void end_all() {
    for (const pid_t worker : workers_) kill_group(worker);
    for (const pid_t worker : workers_) ::waitpid(worker, nullptr, 0);
  }

 private:
  Answer spawn(const Fd& channel) {
    const pid_t server = ::getpid();
    const pid_t worker = ::fork();
    if (worker == 0 && !program_.empty()) become_reader(server, channel.get(), program_, limits_);
    if (worker == 0) run_worker(server, channel.get(), handlers_, limits_);
    if (worker < 0) return {errno, 0, {}, {}};
    ::setpgid(worker, worker);  // the worker does so too: whoever comes first
    workers_.push_back(worker);
    return {0, worker, {}, {}};
  }

  Answer end(const Command& command) {
    const auto known = std::find(workers_.begin(), workers_.end(), command.pid);
    if (known == workers_.end()) return {ESRCH, 0, {}, {}};
    Answer answer;
    answer.death.killed = !(command.patient && ends_on_its_own(command.pid));
    kill_group(command.pid);  // while it is not reaped, its number is no other's
    rusage use{};
    ::wait4(command.pid, &answer.death.status, 0, &use);
    const std::size_t peak = static_cast<std::size_t>(use.ru_maxrss) * 1024;
    answer.death.peak = peak - std::min(peak, born_with_);
    workers_.erase(known);
    return answer;
  }

  static bool ends_on_its_own(pid_t worker) {
    for (int i = 0; i < kMomentsOfGrace; ++i) {
      siginfo_t ended{};
      const int n = ::waitid(P_PID, static_cast<id_t>(worker), &ended, WEXITED | WNOHANG | WNOWAIT);
      if (n == 0 && ended.si_pid == worker) return true;
      ::nanosleep(&kMoment, nullptr);
    }
    return false;
  }

  static void kill_group(pid_t worker) {
    ::kill(-worker, SIGKILL);
    ::kill(worker, SIGKILL);
  }

  const std::vector<Handler>& handlers_;
  const Limits& limits_;
  const std::string& program_;
  const std::size_t born_with_ = resident_memory();
  std::vector<pid_t> workers_;
};

}  // namespace

void run_server(pid_t parent, int control, const std::vector<Handler>& handlers,
                const Limits& limits, const std::string& program) noexcept {
  if (const int error = become_server(parent, control)) ::_exit(error);
  Isolation isolation = tried_isolation();
  if (!isolation.network) isolation.network = leave_network(OwnIds());
  send_answer(kPartner, {0, 0, {}, isolation});
  Server server(handlers, limits, program);
  for (;;) {
    Command command;
    Fd channel;
    if (!receive_command(kPartner, command, channel)) break;
    if (!send_answer(kPartner, server.obey(command, channel))) break;
  }
  server.end_all();
  ::_exit(0);
}

}  // namespace orgkarta::sandbox
