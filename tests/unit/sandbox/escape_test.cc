// A foreign program reaches nothing but what it was given.
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/sandbox/fd.h"
#include "pipeline/sandbox/landlock.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::sandbox {
namespace {

namespace fs = std::filesystem;

/// Somebody who listens, at a port of this machine and at a path; and files that are not the
/// program's.
class Escape : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "escape-XXXXXX").native();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    outside_ = name;
    folder_ = outside_ / "inside";
    fs::create_directory(folder_);
    for (const char* file : {"read", "write", "remove", "inside/read"}) {
      std::ofstream(outside_ / file) << "x";
    }
    tcp_ = listener(AF_INET, sockaddr_in{AF_INET, 0, {htonl(INADDR_LOOPBACK)}, {}});
    sockaddr_un place{AF_UNIX, {}};
    std::strncpy(place.sun_path, path("socket").c_str(), sizeof place.sun_path - 1);
    unix_ = listener(AF_UNIX, place);
  }
  void TearDown() override { fs::remove_all(outside_); }

  std::string path(const char* name) const { return (outside_ / name).native(); }

  template <class Address>
  static Fd listener(int family, const Address& address) {
    Fd socket(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const auto* place = reinterpret_cast<const sockaddr*>(&address);
    EXPECT_EQ(::bind(socket.get(), place, sizeof address), 0);
    EXPECT_EQ(::listen(socket.get(), 8), 0);
    return socket;
  }

  std::string port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(tcp_.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return std::to_string(ntohs(address.sin_port));
  }

  std::vector<std::string> of_files() const {
    return {"list=" + path(""),
            "read=" + path("read"),
            "write=" + path("write"),
            "create=" + path("new"),
            "remove=" + path("remove"),
            "read=/etc/hostname",
            "list=/proc/self",
            "list=/etc",
            "list=/var",
            "execute=" + path("tool"),
            "read=/proc/self/environ"};
  }
  std::vector<std::string> of_sockets() const {
    return {"tcp=" + port(), "udp=" + port(), "unix=" + path("socket")};
  }
  static std::vector<std::string> of_processes() {
    return {"signal=" + std::to_string(::getpid())};
  }

  ProgramResult intrude(const std::vector<std::string>& attempts) const {
    return run_program({ORGKARTA_INTRUDER, attempts, {}, folder_.native()}, {});
  }

  fs::path outside_;
  fs::path folder_;
  Fd tcp_;
  Fd unix_;
};

std::string lines(const std::vector<std::string>& all) {
  std::string out;
  for (const std::string& one : all) out += one + "\n";
  return out;
}

/// What the attempts come to where nothing is denied.
std::string unconfined(const std::vector<std::string>& attempts) {
  std::string command = ORGKARTA_INTRUDER;
  for (const std::string& attempt : attempts) command += " '" + attempt + "'";
  std::string out;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  char buffer[4096];
  while (const std::size_t n = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, n);
  ::pclose(pipe);
  return out;
}

TEST_F(Escape, EveryAttemptWorksWhereNothingIsDenied) {
  fs::copy("/bin/true", outside_ / "tool");
  for (const auto& attempts : {of_files(), of_sockets(), of_processes()}) {
    EXPECT_EQ(unconfined(attempts), lines(attempts));
  }
}

TEST_F(Escape, ToFilesIsRefused) {
  fs::copy("/bin/true", outside_ / "tool");
  const ProgramResult result = intrude(of_files());
  EXPECT_EQ(result.isolation.files, landlock_version() > 0 && result.isolation.calls);
  if (!result.isolation.files) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(result.out, "");
  EXPECT_TRUE(result.succeeded());
  EXPECT_TRUE(fs::exists(outside_ / "remove"));
}

TEST_F(Escape, ItsOwnFolderIsThere) {
  const std::vector<std::string> own{"list=" + path("inside"),
                                     "read=" + path("inside/read"),
                                     "write=" + path("inside/read"),
                                     "create=" + path("inside/new"),
                                     "read=" + path("inside/new"),
                                     "remove=" + path("inside/new"),
                                     "write=/dev/null",
                                     "read=/dev/urandom",
                                     "list=/usr/lib"};
  EXPECT_EQ(intrude(own).out, lines(own));
}

TEST_F(Escape, WhatItWroteIsNotExecuted) {
  fs::copy("/bin/true", folder_ / "tool");
  const ProgramResult result = intrude({"execute=" + path("inside/tool"), "execute=/bin/true"});
  if (!result.isolation.files) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EQ(result.out, "execute=/bin/true\n");
}

TEST_F(Escape, ToTheNetworkIsRefused) {
  const ProgramResult result = intrude(of_sockets());
  if (!result.isolation.network) GTEST_SKIP() << "this system takes no network from a program";
  const bool by_path = !result.isolation.calls;  // a network of its own does not hide paths
  EXPECT_EQ(result.out, by_path ? "unix=" + path("socket") + "\n" : "");
}

TEST_F(Escape, ToOtherProcessesIsRefused) {
  constexpr int kWithSignals = 6;
  if (landlock_version() < kWithSignals) GTEST_SKIP() << "this kernel's Landlock lets signals pass";
  EXPECT_EQ(intrude(of_processes()).out, "");
}

}  // namespace
}  // namespace orgkarta::sandbox
