// Readers that are programs of their own.
#include "pipeline/sandbox/served.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "handlers.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::sandbox {
namespace {

TEST(Served, MayNotTouchTheWorldEither) {
  Pool forked(test_handlers(), 1);
  Pool executed(ORGKARTA_SERVED_PROGRAM, test_kinds(), 1);
  EXPECT_EQ(executed.call("echo", "x").bytes, "x");
  for (const char* what :
       {"seccomp", "core_limit", "descriptors", "open_many", "write_file", "convert_charset"}) {
    EXPECT_EQ(executed.call(what, "").bytes, forked.call(what, "").bytes) << what;
  }
  const std::string places = "/\n/etc/passwd\n/usr/lib\n";
  EXPECT_EQ(executed.call("look_around", places).bytes, forked.call("look_around", places).bytes);
}

TEST(Served, AMissingProgramIsNoDocumentsFault) {
  Pool pool("/nonexistent/reader", test_kinds(), 1);
  EXPECT_THROW(pool.call("echo", "x"), PoolError);
}

TEST(Served, NobodyElseStartsIt) {
  for (const char* arguments : {"", " --limits=1,2", " --limits=1,2,3"}) {
    const std::string command = std::string(ORGKARTA_SERVED_PROGRAM) + arguments + " 2>/dev/null";
    EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 2) << command;
  }
}

}  // namespace
}  // namespace orgkarta::sandbox
