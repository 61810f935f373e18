#include "handlers.h"

#include <fcntl.h>
#include <iconv.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <new>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "pipeline/sandbox/confine.h"

namespace orgkarta::sandbox {
namespace {

using namespace std::chrono_literals;

std::string echo(std::string_view request) { return std::string(request); }
std::string pid(std::string_view) { return std::to_string(::getpid()); }

[[noreturn]] void sleep_for_ever() {
  for (;;) std::this_thread::sleep_for(1h);
}

std::string hang(std::string_view) { sleep_for_ever(); }

std::string burn(std::string_view) {
  std::atomic<unsigned> n{0};
  for (;;) ++n;
}

/// Seconds that the process has used, after another half.
std::string burn_some(std::string_view) {
  const std::clock_t end = std::clock() + CLOCKS_PER_SEC / 2;
  while (std::clock() < end) {
  }
  return std::to_string(static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
}

std::string allocate(std::string_view) {
  std::vector<std::string> all;
  for (;;) all.emplace_back(10'000, 'x');
}

std::string allocate_much(std::string_view) { return std::string(std::size_t{1} << 40, 'x'); }

/// As a library in C that does not ask what malloc() gave, when there is little left.
std::string abort_when_full(std::string_view) {
  for (;;) {
    void* more = std::malloc(100'000);  // NOLINT
    if (more == nullptr) std::abort();
    std::memset(more, 1, 100'000);
  }
}

std::string segfault(std::string_view) {
  void* page = ::mmap(nullptr, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return {static_cast<volatile char*>(page)[1]};
}

/// As deep as `depth` says, which no stack is.
std::size_t descend(std::size_t depth) {
  std::array<volatile char, 1000> frame{};
  frame[depth % frame.size()] = 1;
  return depth == 0 ? 0 : descend(depth - 1) + static_cast<std::size_t>(frame[depth % 7]);
}

std::string overflow_stack(std::string_view) {
  return std::to_string(descend(std::size_t{1} << 40));
}

std::string abort_now(std::string_view) { std::abort(); }
std::string exit_with(std::string_view request) { ::_exit(std::stoi(std::string(request))); }

std::string kill_self(std::string_view) {
  std::raise(SIGKILL);
  return {};
}

std::string write_garbage(std::string_view) {
  const std::string garbage(1000, '\x07');
  ::send(kPartner, garbage.data(), garbage.size(), 0);
  return "an answer";
}

/// Half of a header, then the end.
std::string write_half(std::string_view) {
  ::send(kPartner, "abc", 3, 0);
  ::_exit(0);
}

std::string flood_channel(std::string_view) {
  const std::string garbage(100'000, '\0');
  for (;;) {
    if (::send(kPartner, garbage.data(), garbage.size(), MSG_NOSIGNAL) < 0) ::_exit(0);
  }
}

std::string close_channel(std::string_view) {
  ::close(kPartner);
  sleep_for_ever();
}

std::string print(std::string_view) {
  for (int i = 0; i < 1000; ++i) {
    if (::write(STDOUT_FILENO, "noise\n", 6) != 6) throw std::runtime_error("no standard output");
  }
  return "printed";
}

std::string make_output(std::string_view request) {
  return std::string(std::stoul(std::string(request)), 'x');
}

std::string refuse(std::string_view request) {
  throw Refused(Outcome::too_deep, std::string(request));
}
std::string fail(std::string_view request) { throw std::runtime_error(std::string(request)); }
std::string fail_oddly(std::string_view) { throw 42; }
std::string throw_bad_alloc(std::string_view) { throw std::bad_alloc(); }

/// Leaves a child that holds the channel open.
std::string leave_child(std::string_view) {
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child");
  if (child == 0) sleep_for_ever();
  ::_exit(0);
}

/// The descriptors that are open.
std::string descriptors(std::string_view) {
  std::string found;
  for (int fd = 0; fd < 1024; ++fd) {
    if (::fcntl(fd, F_GETFD) >= 0) found += std::to_string(fd) + " ";
  }
  return found;
}

std::string write_file(std::string_view) {
  const int fd = ::memfd_create("file", MFD_CLOEXEC);
  const std::string text = "written";
  const ssize_t n = ::write(fd, text.data(), text.size());
  const int error = errno;
  ::close(fd);
  return n >= 0 ? text : std::strerror(error);
}

std::string open_many(std::string_view) {
  int n = 0;
  while (::dup(STDIN_FILENO) >= 0) ++n;
  return n < 100 ? "few" : "many";
}

/// "2" where system calls are filtered.
std::string seccomp(std::string_view) { return std::to_string(::prctl(PR_GET_SECCOMP)); }

/// What of all that no reader needs is let through.
std::string misbehave(std::string_view request) {
  const std::string path(request);
  std::string done;
  if (const Fd net(::socket(AF_INET, SOCK_STREAM, 0)); net.open()) done += "socket ";
  if (const Fd file(::open(path.c_str(), O_RDWR)); file.open()) done += "open_to_write ";
  if (const Fd file(::open(path.c_str(), O_RDONLY | O_TRUNC)); file.open()) done += "truncate ";
  if (::rename(path.c_str(), (path + "x").c_str()) == 0) done += "rename ";
  if (::unlink(path.c_str()) == 0) done += "unlink ";
  if (::kill(::getpid(), 0) == 0) done += "kill ";
  return done;
}

/// Which of some places, a line each, can be opened to be read.
std::string look_around(std::string_view request) {
  std::istringstream places{std::string(request)};
  std::string seen;
  for (std::string place; std::getline(places, place);) {
    if (const Fd file(::open(place.c_str(), O_RDONLY)); file.open()) seen += place + "\n";
  }
  return seen;
}

/// A charset that no library converts by itself: its table lies in a file.
std::string convert_charset(std::string_view request) {
  const iconv_t table = ::iconv_open("UTF-8", "CP865");
  if (table == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("no table");
  std::string bytes(request);
  std::string text(bytes.size() * 4, '\0');
  char* in = bytes.data();
  char* out = text.data();
  std::size_t in_left = bytes.size();
  std::size_t out_left = text.size();
  ::iconv(table, &in, &in_left, &out, &out_left);
  ::iconv_close(table);
  text.resize(text.size() - out_left);
  return text;
}

std::string core_limit(std::string_view) {
  rlimit limit{};
  ::getrlimit(RLIMIT_CORE, &limit);
  return std::to_string(limit.rlim_max);
}

}  // namespace

std::vector<Handler> test_handlers() {
  return {{"echo", echo},
          {"pid", pid},
          {"hang", hang},
          {"burn", burn},
          {"burn_some", burn_some},
          {"allocate", allocate},
          {"allocate_much", allocate_much},
          {"abort_when_full", abort_when_full},
          {"segfault", segfault},
          {"overflow_stack", overflow_stack},
          {"abort", abort_now},
          {"exit", exit_with},
          {"kill_self", kill_self},
          {"write_garbage", write_garbage},
          {"write_half", write_half},
          {"flood_channel", flood_channel},
          {"close_channel", close_channel},
          {"print", print},
          {"make_output", make_output},
          {"refuse", refuse},
          {"fail", fail},
          {"fail_oddly", fail_oddly},
          {"throw_bad_alloc", throw_bad_alloc},
          {"leave_child", leave_child},
          {"descriptors", descriptors},
          {"write_file", write_file},
          {"open_many", open_many},
          {"seccomp", seccomp},
          {"misbehave", misbehave},
          {"look_around", look_around},
          {"convert_charset", convert_charset},
          {"core_limit", core_limit}};
}

std::vector<std::string> test_kinds() {
  std::vector<std::string> kinds;
  for (const Handler& handler : test_handlers()) kinds.push_back(handler.kind);
  return kinds;
}

}  // namespace orgkarta::sandbox
