#include "pipeline/sandbox/run_program.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace orgkarta::sandbox {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Scripts run in a folder of their own.
class RunProgram : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "run-program-XXXXXX").native();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override { fs::remove_all(folder_); }

  Program script(const std::string& text) const {
    Program program{"/bin/sh", {"-c", text}, {"PATH=/usr/bin:/bin"}, folder_.native()};
    program.readable.emplace_back("/proc");
    return program;
  }
  ProgramResult run(const std::string& text) const { return run_program(script(text), limits_); }

  /// The number that a script wrote to a file, waited for.
  pid_t number_in(const char* name) const {
    pid_t number = 0;
    for (int i = 0; i < 200 && number == 0; ++i) {
      std::ifstream(folder_ / name) >> number;
      if (number == 0) std::this_thread::sleep_for(10ms);
    }
    return number;
  }

  fs::path folder_;
  ProgramLimits limits_{20s, 200ms, 5s, std::size_t{1} << 30, 1 << 20, 1000, 1000};
};

/// Whether a process still does anything: it is gone, or a zombie that is another's to reap.
bool ends(pid_t pid) {
  for (int i = 0; i < 200; ++i) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string word;
    stat >> word >> word >> word;
    if (!stat || word == "Z" || word == "X") return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) != -1 || errno != ECHILD; }

TEST_F(RunProgram, GivesOutputsAndCode) {
  const ProgramResult result = run("pwd; echo wrong >&2; exit 3");
  EXPECT_EQ(result.out, fs::canonical(folder_).native() + "\n");
  EXPECT_EQ(result.err, "wrong\n");
  EXPECT_EQ(WEXITSTATUS(result.status), 3);
  EXPECT_FALSE(result.succeeded());
  EXPECT_TRUE(run("exit 0").succeeded());
  EXPECT_FALSE(has_children());
}

TEST_F(RunProgram, ADeathBySignalIsTold) {
  const ProgramResult result = run("kill -SEGV $$");
  EXPECT_TRUE(WIFSIGNALED(result.status));
  EXPECT_FALSE(result.timed_out);
}

TEST_F(RunProgram, AMissingProgramIsTold) {
  Program program = script("");
  program.file = "/no/such/program";
  EXPECT_EQ(run_program(program, limits_).start_error, ENOENT);
  EXPECT_EQ(find_program("no-such-program", "/usr/bin:/bin"), "");
  EXPECT_EQ(find_program("sh", "relative::/no/such:/bin"), "/bin/sh");
  EXPECT_FALSE(has_children());
}

TEST_F(RunProgram, GetsNothingButWhatItIsGiven) {
  ::setenv("ORGKARTA_SECRET", "x", 1);
  EXPECT_EQ(run("echo ${ORGKARTA_SECRET-none}; cat; ls /proc/$$/fd").out, "none\n0\n1\n2\n");
  ::unsetenv("ORGKARTA_SECRET");
}

TEST_F(RunProgram, ThatIgnoresTermIsKilled) {
  limits_.wall = 300ms;
  const auto begin = Clock::now();
  const ProgramResult result = run("trap '' TERM; echo before; while :; do sleep 1; done");
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.out, "before\n");
  EXPECT_LT(Clock::now() - begin, 15s);
  EXPECT_FALSE(has_children());
}

TEST_F(RunProgram, ThatEndsOnTermIsNotKilled) {
  limits_.wall = 300ms;
  limits_.grace = 5s;
  const ProgramResult result = run("trap 'echo asked; exit 4' TERM; while :; do sleep 0.1; done");
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.out, "asked\n");
  EXPECT_EQ(WEXITSTATUS(result.status), 4);
}

TEST_F(RunProgram, GrandchildrenDoNotOutliveIt) {
  const auto begin = Clock::now();
  const ProgramResult result = run("trap '' TERM; sleep 1000 & echo $! >number; exit 0");
  EXPECT_TRUE(result.succeeded());
  EXPECT_LT(Clock::now() - begin, 15s);
  EXPECT_TRUE(ends(number_in("number")));
}

TEST_F(RunProgram, FloodsAreReadAndCut) {
  const ProgramResult result = run("yes >&2 & yes | head -c 50000000; kill $!");
  EXPECT_EQ(result.out.size(), 1000U);
  EXPECT_EQ(result.err.size(), 1000U);
  EXPECT_TRUE(result.out_cut && result.err_cut);
  EXPECT_FALSE(result.timed_out);
}

TEST_F(RunProgram, EndlessFloodsEndWithTheTime) {
  limits_.wall = 300ms;
  EXPECT_TRUE(run("yes >&2 & yes").timed_out);
}

TEST_F(RunProgram, ClosedOutputsAreNoEnd) {
  EXPECT_TRUE(run("exec >&- 2>&-; sleep 0.2; touch done").succeeded());
  EXPECT_TRUE(fs::exists(folder_ / "done"));
}

TEST_F(RunProgram, ProcessorTimeAndFilesAreLimited) {
  limits_.cpu = 1s;
  EXPECT_TRUE(WIFSIGNALED(run("while :; do :; done").status));
  EXPECT_FALSE(run("head -c 5000000 /dev/zero >file").succeeded());
  EXPECT_LE(fs::file_size(folder_ / "file"), 1U << 20);
}

TEST_F(RunProgram, SeveralAtOnceFromThreads) {
  std::vector<std::thread> threads;
  std::vector<std::string> outs(8);
  for (std::size_t i = 0; i < outs.size(); ++i) {
    threads.emplace_back([&, i] { outs[i] = run("sleep 0.05; echo " + std::to_string(i)).out; });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < outs.size(); ++i) EXPECT_EQ(outs[i], std::to_string(i) + "\n");
  EXPECT_FALSE(has_children());
}

TEST_F(RunProgram, DiesWithItsParent) {
  limits_.wall = 60s;
  const pid_t parent = ::fork();
  ASSERT_GE(parent, 0);
  if (parent == 0) {
    run("sleep 1000 & echo $! >grandchild; echo $$ >child; wait");
    ::_exit(0);
  }
  const pid_t child = number_in("child");
  const pid_t grandchild = number_in("grandchild");
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  EXPECT_TRUE(ends(child));
  EXPECT_TRUE(ends(grandchild));
}

}  // namespace
}  // namespace orgkarta::sandbox
