// However the program ends, its readers end too.
#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "handlers.h"
#include "processes.h"

namespace orgkarta::sandbox {
namespace {

/// A program that has a pool with one idle reader and one that hangs; tells by `ready` when.
[[noreturn]] void be_program(int ready, int ending) {
  Pool pool(test_handlers(), 2);
  std::thread busy([&] { pool.call("hang", ""); });
  const pid_t server = children_of(::getpid()).at(0).pid;
  while (children_of(server).size() < 2) pool.call("echo", "");
  if (::write(ready, "r", 1) != 1) ::_exit(1);
  if (ending == 0) ::_exit(0);
  std::this_thread::sleep_for(std::chrono::hours(1));
  ::_exit(1);
}

class Ending : public testing::TestWithParam<int> {};

TEST_P(Ending, OfTheProgramIsTheEndOfItsReaders) {
  // Orphans become children of this process: when the last has ended, there are none.
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t program = ::fork();
  if (program == 0) be_program(ready[1], GetParam());
  ::close(ready[1]);
  char byte = 0;
  ASSERT_EQ(::read(ready[0], &byte, 1), 1);
  ::close(ready[0]);
  if (GetParam() != 0) ::kill(program, GetParam());
  int ended = 0;
  EXPECT_TRUE(eventually([&] {
    pid_t child = 0;
    while ((child = ::waitpid(-1, nullptr, WNOHANG)) > 0) ++ended;
    return child < 0;
  }));
  EXPECT_GE(ended, 2);  // the program and its server, which may have reaped the readers
  ASSERT_EQ(::prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

INSTANTIATE_TEST_SUITE_P(Program, Ending, testing::Values(0, SIGKILL, SIGTERM, SIGABRT));

}  // namespace
}  // namespace orgkarta::sandbox
