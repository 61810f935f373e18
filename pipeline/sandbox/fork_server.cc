#include "pipeline/sandbox/fork_server.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <thread>

#include "pipeline/sandbox/control.h"

namespace orgkarta::sandbox {
namespace {

[[noreturn]] void give_up(const char* what, int error) {
  throw PoolError(fmt::format("cannot {}: {}", what, std::strerror(error)));
}

[[noreturn]] void server_is_gone() {
  throw PoolError("the process that forks the readers has ended; was it killed?");
}

std::size_t threads_now() {
  namespace fs = std::filesystem;
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator("/proc/self/task"), fs::directory_iterator()));
}

/// A thread that was joined may be seen for a moment longer.
void check_single_thread() {
  for (int i = 0; i < 100 && threads_now() > 1; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (const std::size_t n = threads_now(); n > 1) {
    throw std::logic_error(
        fmt::format("a pool must be made before any thread starts, there are {}", n));
  }
}

struct Pair {
  Fd ours;
  Fd theirs;
};

Pair socket_pair(int type) {
  int ends[2];
  if (::socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends) != 0) {
    give_up("make a channel to a reader", errno);
  }
  return {Fd(ends[0]), Fd(ends[1])};
}

}  // namespace

ForkServer::ForkServer(const std::vector<Handler>& handlers, const Limits& limits,
                       const std::string& program) {
  check_single_thread();
  Pair pair = socket_pair(SOCK_SEQPACKET);
  const pid_t self = ::getpid();
  pid_ = ::fork();
  if (pid_ < 0) give_up("fork the process that forks the readers", errno);
  if (pid_ == 0) run_server(self, pair.theirs.get(), handlers, limits, program);
  pair.theirs.reset();
  control_ = std::move(pair.ours);
  Answer ready;
  if (!receive_answer(control_.get(), ready)) {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    give_up("set up the process that forks the readers", WEXITSTATUS(status));
  }
  isolation_ = ready.isolation;
}

ForkServer::~ForkServer() {
  control_.reset();
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

Spawned ForkServer::spawn() {
  Pair pair = socket_pair(SOCK_STREAM);
  Answer answer;
  const std::lock_guard lock(mutex_);
  if (!send_command(control_.get(), {Command::What::spawn, 0, false}, pair.theirs.get()) ||
      !receive_answer(control_.get(), answer)) {
    server_is_gone();
  }
  if (answer.error != 0) give_up("fork a reader", answer.error);
  return {answer.pid, std::move(pair.ours)};
}

Death ForkServer::end(pid_t worker, Manner manner) {
  const bool patient = manner == Manner::on_its_own;
  Answer answer;
  const std::lock_guard lock(mutex_);
  if (!send_command(control_.get(), {Command::What::end, worker, patient}, -1) ||
      !receive_answer(control_.get(), answer)) {
    server_is_gone();
  }
  return answer.death;
}

}  // namespace orgkarta::sandbox
