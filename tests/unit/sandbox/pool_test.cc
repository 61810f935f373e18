#include "pipeline/sandbox/pool.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "handlers.h"
#include "pipeline/sandbox/landlock.h"
#include "processes.h"

namespace orgkarta::sandbox {
namespace {

std::string pattern(std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 + i / 251);
  return bytes;
}

pid_t reader_of(Pool& pool) { return std::stoi(pool.call("pid", "").bytes); }

TEST(Pool, EchoesWhateverTheLength) {
  Pool pool(test_handlers(), 1);
  for (const std::size_t size : {0UL, 1UL, 23UL, 4096UL, 65'537UL, 1'000'000UL, 20'000'000UL}) {
    const std::string bytes = pattern(size);
    const Reply reply = pool.call("echo", bytes);
    EXPECT_EQ(reply.status, Status::ok) << reply.message;
    EXPECT_TRUE(reply.bytes == bytes) << size;
  }
}

TEST(Pool, ManyThreadsShareAFewReaders) {
  constexpr int kThreads = 8;
  constexpr int kCalls = 60;
  Pool pool(test_handlers(), 3);
  std::atomic<int> right{0};
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&pool, &right, t] {
      for (int i = 0; i < kCalls; ++i) {
        if (i % 20 == 7) {
          right += pool.call("segfault", "").status == Status::crash ? 1 : 0;
          continue;
        }
        const std::string bytes = pattern(static_cast<std::size_t>(t * 1000 + i * 37));
        right += pool.call("echo", bytes).bytes == bytes ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, kThreads * kCalls);
}

TEST(Pool, NoMoreReadersThanAskedFor) {
  constexpr int kThreads = 8;
  Pool pool(test_handlers(), 2);
  std::vector<std::thread> threads;
  std::vector<std::set<pid_t>> seen(kThreads);
  for (std::set<pid_t>& pids : seen) {
    threads.emplace_back([&pool, &pids] {
      for (int i = 0; i < 20; ++i) pids.insert(reader_of(pool));
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::set<pid_t> all;
  for (const std::set<pid_t>& pids : seen) all.insert(pids.begin(), pids.end());
  EXPECT_LE(all.size(), 2U);
}

TEST(Pool, ReadersAreReplacedAfterTheirCalls) {
  Limits limits;
  limits.calls = 3;
  Pool pool(test_handlers(), 1, limits);
  std::vector<pid_t> pids;
  for (int i = 0; i < 7; ++i) pids.push_back(reader_of(pool));
  EXPECT_EQ(pids[0], pids[2]);
  EXPECT_NE(pids[2], pids[3]);
  EXPECT_EQ(pids[3], pids[5]);
  EXPECT_NE(pids[5], pids[6]);
}

TEST(Pool, ProcessorTimeIsCountedByTheCall) {
  Limits limits;
  limits.cpu = std::chrono::seconds(1);
  Pool pool(test_handlers(), 1, limits);
  const pid_t first = reader_of(pool);
  // If it were summed up, the reader would end after two seconds.
  for (double used = 0; used < 2.2;) {
    const Reply reply = pool.call("burn_some", "");
    ASSERT_EQ(reply.status, Status::ok) << reply.message;
    used = std::stod(reply.bytes);
  }
  EXPECT_EQ(reader_of(pool), first);
}

TEST(Pool, AReaderThatEndedBetweenTwoCallsIsReplaced) {
  Pool pool(test_handlers(), 1);
  const pid_t first = reader_of(pool);
  ASSERT_EQ(::kill(first, SIGKILL), 0);
  ASSERT_TRUE(eventually([&] {
    for (const Process& process : processes()) {
      if (process.pid == first) return process.state == 'Z';
    }
    return true;
  }));
  EXPECT_NE(reader_of(pool), first);
}

TEST(Pool, ReadersInheritNothing) {
  const Fd secret(::open("/dev/null", O_RDONLY));  // not close-on-exec: nothing is executed
  ASSERT_TRUE(secret.open());
  Pool pool(test_handlers(), 2);
  const Fd later(::open("/dev/null", O_RDONLY));
  EXPECT_EQ(pool.call("descriptors", "").bytes, "0 1 2 3 ");
}

TEST(Pool, ReadersMayNotDoMuch) {
  Pool pool(test_handlers(), 1);
  EXPECT_EQ(pool.call("print", "").bytes, "printed");
  EXPECT_EQ(pool.call("write_file", "").bytes, "File too large");
  EXPECT_EQ(pool.call("core_limit", "").bytes, "0");
  EXPECT_EQ(pool.call("open_many", "").bytes, "few");
}

TEST(Pool, ReadersMayNotTouchTheWorld) {
  Pool pool(test_handlers(), 1);
  if (pool.call("seccomp", "").bytes != "2") GTEST_SKIP() << "system calls are not filtered here";
  std::string path = testing::TempDir() + "orgkarta-XXXXXX";
  const Fd file(::mkstemp(path.data()));
  ASSERT_TRUE(file.open());
  EXPECT_EQ(pool.call("misbehave", path).bytes, "");
  EXPECT_EQ(::unlink(path.c_str()), 0);
}

TEST(Pool, ReadersSeeNoFilesButTheLibraries) {
  Pool pool(test_handlers(), 1);
  if (!pool.isolation().files) GTEST_SKIP() << "this kernel has no Landlock";
  const std::string ours = testing::TempDir() + "orgkarta-ours.txt";
  std::ofstream(ours) << "ours";
  std::string places = ours + "\n/\n/etc/passwd\n/proc/1/cmdline\n" + testing::TempDir() + "\n";
  for (const Process& process : processes()) {
    places += "/proc/" + std::to_string(process.pid) + "/fd\n";
  }
  if (memory_limit_is_kept()) places += "/proc/self/maps\n";  // else sanitizers need it
  EXPECT_EQ(pool.call("look_around", places).bytes, "");
  EXPECT_EQ(pool.call("look_around", "/usr/lib\n").bytes, "/usr/lib\n");
  EXPECT_EQ(pool.call("convert_charset", "\x86").bytes, "\u00e5");
  std::filesystem::remove(ours);
}

TEST(Pool, KnowsWhatHolds) {
  Pool pool(test_handlers(), 1);
  EXPECT_EQ(pool.isolation().files, landlock_version() > 0);
  EXPECT_EQ(pool.isolation().calls, pool.call("seccomp", "").bytes == "2");
  EXPECT_TRUE(pool.isolation().network || !pool.isolation().calls);
}

TEST(Pool, SignalsOfTheTerminalAreTheProgramsToAnswer) {
  Pool pool(test_handlers(), 1);
  const pid_t reader = reader_of(pool);
  const auto servers = children_of(::getpid());
  ASSERT_EQ(servers.size(), 1U);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    ::kill(servers[0].pid, signal);
    ::kill(reader, signal);
  }
  EXPECT_EQ(reader_of(pool), reader);
  EXPECT_EQ(pool.call("segfault", "").status, Status::crash);
  EXPECT_NE(reader_of(pool), reader);
}

TEST(Pool, SignalsOfTheProgramStayAsTheyWere) {
  const auto state = [] {
    std::vector<void (*)(int)> handlers;
    for (int signal = 1; signal < SIGRTMIN; ++signal) {
      struct sigaction action {};
      ::sigaction(signal, nullptr, &action);
      handlers.push_back(action.sa_handler);
    }
    sigset_t mask;
    ::sigprocmask(SIG_BLOCK, nullptr, &mask);
    std::vector<int> blocked;
    for (int signal = 1; signal < SIGRTMIN; ++signal) blocked.push_back(sigismember(&mask, signal));
    return std::pair(handlers, blocked);
  };
  const auto before = state();
  Pool pool(test_handlers(), 1);
  pool.call("abort", "");
  EXPECT_EQ(state(), before);
}

TEST(Pool, WithoutItsServerItSaysSo) {
  Pool pool(test_handlers(), 1);
  const pid_t reader = reader_of(pool);
  const auto servers = children_of(::getpid());
  ASSERT_EQ(servers.size(), 1U);
  ::kill(servers[0].pid, SIGKILL);
  ASSERT_TRUE(eventually([&] { return ::kill(reader, 0) != 0; }));
  EXPECT_THROW(pool.call("echo", ""), PoolError);
  EXPECT_THROW(pool.call("echo", ""), PoolError);
}

TEST(Pool, MustBeMadeBeforeThreads) {
  std::atomic<bool> stop{false};
  std::thread other([&] {
    while (!stop) std::this_thread::yield();
  });
  EXPECT_THROW(Pool(test_handlers(), 1), std::logic_error);
  stop = true;
  other.join();
}

TEST(Pool, AnUnknownKindIsOurBug) {
  Pool pool(test_handlers(), 1);
  EXPECT_THROW(pool.call("nonsense", ""), std::invalid_argument);
}

TEST(Pool, Speed) {
  using Clock = std::chrono::steady_clock;
  const auto since = [](Clock::time_point start) {
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
  };
  auto start = Clock::now();
  Pool pool(test_handlers(), 1);
  std::printf("pool made in %.0f us\n", since(start));
  start = Clock::now();
  pool.call("echo", "");
  std::printf("first call, which forks the reader, %.0f us\n", since(start));
  for (const std::size_t size : {10UL, 10'000UL, 1'000'000UL}) {
    const std::string bytes = pattern(size);
    const int calls = size < 100'000 ? 900 : 50;
    start = Clock::now();
    for (int i = 0; i < calls; ++i) ASSERT_EQ(pool.call("echo", bytes).bytes.size(), size);
    std::printf("echo of %zu bytes: %.1f us a call\n", size, since(start) / calls);
  }
}

}  // namespace
}  // namespace orgkarta::sandbox
