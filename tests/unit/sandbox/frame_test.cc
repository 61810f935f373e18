#include "pipeline/sandbox/frame.h"

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "pipeline/sandbox/fd.h"
#include "processes.h"

namespace orgkarta::sandbox {
namespace {

using namespace std::chrono_literals;

struct Channel {
  Channel() {
    int ends[2] = {-1, -1};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    near = Fd(ends[0]);
    far = Fd(ends[1]);
  }
  Fd near;
  Fd far;
};

TEST(Frame, ComesThroughInPieces) {
  Channel channel;
  const std::string body(3'000'000, 'b');
  std::thread sender([&] {
    Patience endless;
    EXPECT_EQ(send_frame(channel.far.get(), {Header::kMagic, 3, 4, 5, 0}, body, endless),
              Transfer::done);
  });
  Patience endless;
  Header header;
  std::string received;
  EXPECT_EQ(receive_header(channel.near.get(), header, endless), Transfer::done);
  EXPECT_EQ(receive_body(channel.near.get(), header, received, endless), Transfer::done);
  sender.join();
  EXPECT_EQ(header.call, 3U);
  EXPECT_EQ(header.code, 4U);
  EXPECT_EQ(header.detail, 5U);
  EXPECT_TRUE(received == body);
}

TEST(Frame, EndsWithItsPatience) {
  Channel channel;
  Header header;
  Patience for_reading(20ms);
  EXPECT_EQ(receive_header(channel.near.get(), header, for_reading), Transfer::late);
  Patience for_writing(20ms);
  EXPECT_EQ(send_frame(channel.near.get(), {}, std::string(10'000'000, 'x'), for_writing),
            Transfer::late);
}

TEST(Frame, NoticesThatTheOtherEndIsGone) {
  Channel channel;
  Patience endless;
  Header header;
  ASSERT_EQ(::send(channel.far.get(), "half", 4, 0), 4);
  channel.far.reset();
  EXPECT_EQ(receive_header(channel.near.get(), header, endless), Transfer::closed);
  EXPECT_EQ(send_frame(channel.near.get(), {}, "body", endless), Transfer::closed);
}

/// While a process is stopped, its patience is not used up.
TEST(Frame, PatienceCountsOnlyWhatWasLived) {
  Channel channel;
  const pid_t child = ::fork();
  if (child == 0) {
    Patience patience(2s);
    ::_exit(patience.wait(channel.far.get(), POLLIN) ? 0 : 1);
  }
  std::this_thread::sleep_for(100ms);
  ::kill(child, SIGSTOP);
  std::this_thread::sleep_for(2500ms);
  ::kill(child, SIGCONT);
  std::this_thread::sleep_for(200ms);
  ASSERT_EQ(::send(channel.near.get(), "x", 1, 0), 1);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace orgkarta::sandbox
