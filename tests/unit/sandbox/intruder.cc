// A program that tries to get out of what it was given: each argument is one attempt, KIND=WHAT.
// Prints those that succeed, one a line.
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

namespace {

bool opens(const std::string& path, int flags) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC, 0600);
  if (fd >= 0) ::close(fd);
  return fd >= 0;
}

sockaddr_in at_port(const std::string& port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<unsigned short>(std::stoi(port)));
  return address;
}

sockaddr_un at_path(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  return address;
}

template <class Address>
bool connects(int family, const Address& address) {
  const int fd = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  const bool done = ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return done;
}

template <class Address>
bool sends(int family, const Address& address) {
  const int fd = ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return false;
  const auto* to = reinterpret_cast<const sockaddr*>(&address);
  const bool done = ::sendto(fd, "x", 1, 0, to, sizeof address) == 1;
  ::close(fd);
  return done;
}

bool succeeds(const std::string& kind, const std::string& what) {
  if (kind == "read") return opens(what, O_RDONLY);
  if (kind == "list") return opens(what, O_RDONLY | O_DIRECTORY);
  if (kind == "write") return opens(what, O_WRONLY);
  if (kind == "create") return opens(what, O_WRONLY | O_CREAT | O_EXCL);
  if (kind == "remove") return ::unlink(what.c_str()) == 0;
  if (kind == "execute") return ::system(what.c_str()) == 0;
  if (kind == "tcp") return connects(AF_INET, at_port(what));
  if (kind == "udp") return sends(AF_INET, at_port(what));
  if (kind == "unix") return connects(AF_UNIX, at_path(what));
  if (kind == "signal") return ::kill(std::stoi(what), 0) == 0;
  if (kind == "trace") return ::ptrace(PTRACE_ATTACH, std::stoi(what), nullptr, nullptr) == 0;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string attempt = argv[i];
    const std::size_t sign = attempt.find('=');
    if (succeeds(attempt.substr(0, sign), attempt.substr(sign + 1))) std::puts(argv[i]);
  }
  return 0;
}
