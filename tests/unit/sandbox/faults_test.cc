// Whatever a handler does, its call tells what happened, and the next one works.
#include <gtest/gtest.h>
#include <unistd.h>

#include <ostream>

#include "handlers.h"
#include "processes.h"

namespace orgkarta::sandbox {
namespace {

using namespace std::chrono_literals;

struct Fault {
  const char* kind;
  std::string request;
  Status status;
  std::string message;  ///< a part of it
  bool by_memory_limit = false;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.kind; }

Limits patient() {
  Limits limits;
  limits.wall = 60s;
  limits.cpu = 1s;
  limits.memory = std::size_t{128} << 20;
  limits.output = 1'000'000;
  return limits;
}

class AnyFault : public testing::TestWithParam<Fault> {};

void expect_fault(const Fault& fault, const Limits& limits, bool program = false) {
  const std::size_t descriptors = open_descriptors();
  {
    Pool pool = program ? Pool(ORGKARTA_SERVED_PROGRAM, test_kinds(), 1, limits)
                        : Pool(test_handlers(), 1, limits);
    for (int i = 0; i < 2; ++i) {
      const Reply reply = pool.call(fault.kind, fault.request);
      EXPECT_EQ(status_name(reply.status), status_name(fault.status)) << reply.message;
      EXPECT_NE(reply.message.find(fault.message), std::string::npos) << reply.message;
      EXPECT_EQ(reply.bytes, "");
      EXPECT_EQ(pool.call("echo", "still here").bytes, "still here");
    }
  }
  EXPECT_EQ(open_descriptors(), descriptors);
  EXPECT_TRUE(children_of(::getpid()).empty());
}

TEST_P(AnyFault, CostsOneCall) {
  if (GetParam().by_memory_limit && !memory_limit_is_kept()) {
    GTEST_SKIP() << "the memory limit cannot be kept under AddressSanitizer";
  }
  expect_fault(GetParam(), patient());
}

TEST_P(AnyFault, CostsOneCallOfAnExecutedReader) {
  if (GetParam().by_memory_limit && !memory_limit_is_kept()) {
    GTEST_SKIP() << "the memory limit cannot be kept under AddressSanitizer";
  }
  expect_fault(GetParam(), patient(), true);
}

INSTANTIATE_TEST_SUITE_P(
    Pool, AnyFault,
    testing::Values(Fault{"burn", "", Status::timeout, "used 1 s of processor time"},
                    Fault{"allocate", "", Status::oom, "more than 128 MiB", true},
                    Fault{"allocate_much", "", Status::oom, "more than 128 MiB", true},
                    Fault{"abort_when_full", "", Status::oom, "SIGABRT with", true},
                    Fault{"throw_bad_alloc", "", Status::oom, "more than 128 MiB"},
                    Fault{"kill_self", "", Status::oom, "SIGKILL"},
                    Fault{"segfault", "", Status::crash, "SIGSEGV"},
                    Fault{"overflow_stack", "", Status::crash, "SIGSEGV"},
                    Fault{"abort", "", Status::crash, "SIGABRT"},
                    Fault{"exit", "0", Status::crash, "exit code 0 without an answer"},
                    Fault{"exit", "7", Status::crash, "exit code 7 without an answer"},
                    Fault{"write_garbage", "", Status::crash, "something else than an answer"},
                    Fault{"write_half", "", Status::crash, "exit code 0 without an answer"},
                    Fault{"flood_channel", "", Status::crash, "something else than an answer"},
                    Fault{"close_channel", "", Status::crash, "closed its channel"},
                    Fault{"make_output", "1000001", Status::too_much_output,
                          "1000001 bytes, the limit is 1000000"},
                    Fault{"refuse", "depth 513", Status::refused, "depth 513"},
                    Fault{"fail", "bad table", Status::failed, "bad table"},
                    Fault{"fail_oddly", "", Status::failed, "says nothing"}),
    [](const auto& test) {
      return std::string(test.param.kind) + "_" + std::to_string(test.index);
    });

TEST(Pool, AHangingReaderIsEnded) {
  Limits limits = patient();
  limits.wall = 1s;
  expect_fault({"hang", "", Status::timeout, "more than 1000 ms"}, limits);
}

TEST(Pool, ChildrenOfAReaderEndWithIt) {
  Limits limits = patient();
  limits.wall = 1s;
  // Without a filter root may have children, whom the limit of a user's processes does not bind.
  const bool may = ::geteuid() == 0 && Pool(test_handlers(), 1).call("seccomp", "").bytes != "2";
  expect_fault({"leave_child", "", may ? Status::timeout : Status::failed, ""}, limits);
  EXPECT_TRUE(eventually([] {
    for (const Process& process : processes()) {
      std::ifstream file("/proc/" + std::to_string(process.pid) + "/comm");
      std::string name;
      if (std::getline(file, name) && name == "orgkarta-reader") return false;
    }
    return true;
  }));
}

TEST(Pool, ARefusalKeepsItsType) {
  Pool pool(test_handlers(), 1);
  const Reply reply = pool.call("refuse", "depth 513");
  EXPECT_EQ(reply.refusal, Outcome::too_deep);
  EXPECT_EQ(outcome_of(reply), Outcome::too_deep);
}

TEST(Reply, EveryStatusHasItsOutcome) {
  const std::pair<Status, Outcome> expected[] = {
      {Status::ok, Outcome::ok},           {Status::failed, Outcome::crash},
      {Status::timeout, Outcome::timeout}, {Status::oom, Outcome::oom},
      {Status::crash, Outcome::crash},     {Status::too_much_output, Outcome::too_large},
  };
  for (const auto& [status, outcome] : expected) {
    EXPECT_EQ(outcome_of({status, Outcome::corrupt, {}, {}}), outcome) << status_name(status);
  }
}

}  // namespace
}  // namespace orgkarta::sandbox
