#include "pipeline/app/signals.h"

#include <poll.h>
#include <pthread.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "output/error.h"

namespace orgkarta::app {
namespace {

sigset_t stopping_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

Signals::Signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const sigset_t set = stopping_signals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  fd_ = ::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
  if (fd_ < 0) throw output::EnvironmentError("wait for", "signals", errno);
}

Signals::~Signals() { ::close(fd_); }

int Signals::caught() {
  signalfd_siginfo info{};
  if (caught_ == 0 && ::read(fd_, &info, sizeof info) == sizeof info) {
    caught_ = static_cast<int>(info.ssi_signo);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    const sigset_t set = stopping_signals();
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
  }
  return caught_;
}

void Signals::wait_readable(int fd) {
  pollfd ends[2] = {{fd, POLLIN, 0}, {fd_, POLLIN, 0}};
  ::poll(ends, 2, -1);
}

}  // namespace orgkarta::app
