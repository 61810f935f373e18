// Readers of open files, which give many pieces before their reply.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <ostream>
#include <stdexcept>
#include <thread>

#include "processes.h"
#include "stream_handlers.h"

namespace orgkarta::sandbox {
namespace {

using namespace std::chrono_literals;

/// An open file without a name, to be read only.
class TestFile {
 public:
  explicit TestFile(const std::string& bytes) {
    std::string name = testing::TempDir() + "orgkarta-XXXXXX";
    const Fd writer(::mkstemp(name.data()));
    EXPECT_EQ(::write(writer.get(), bytes.data(), bytes.size()),
              static_cast<ssize_t>(bytes.size()));
    fd_ = Fd(::open(name.c_str(), O_RDONLY | O_CLOEXEC));
    ::unlink(name.c_str());
  }
  int get() const { return fd_.get(); }

 private:
  Fd fd_;
};

struct Taken {
  Reply reply;
  std::vector<std::string> pieces;
};

Taken ask(Pool& pool, const char* kind, int file, const std::string& request,
          const StreamLimits& limits = {}) {
  Taken taken;
  const auto take = [&](std::string_view piece) { taken.pieces.emplace_back(piece); };
  taken.reply = pool.stream(kind, file, request, {limits, take, {}});
  return taken;
}

TEST(Stream, PiecesComeInOrderBeforeTheReply) {
  const std::string bytes(1'000'003, 'b');
  const TestFile file(bytes);
  Pool pool(stream_handlers(), 1);
  for (int i = 0; i < 2; ++i) {  // the reader serves again, and keeps no descriptor
    const Taken taken = ask(pool, "cut", file.get(), "100000");
    EXPECT_EQ(taken.reply.status, Status::ok) << taken.reply.message;
    EXPECT_EQ(taken.reply.bytes, "11");
    ASSERT_EQ(taken.pieces.size(), 11U);
    EXPECT_EQ(taken.pieces.back(), "bbb");
    EXPECT_EQ(pool.call("descriptors", "").bytes, "0 1 2 3 ");
  }
}

TEST(Stream, AnEmptyFileHasNoPieces) {
  const TestFile file("");
  Pool pool(stream_handlers(), 1);
  const Taken taken = ask(pool, "cut", file.get(), "10");
  EXPECT_EQ(taken.reply.bytes, "0");
  EXPECT_TRUE(taken.pieces.empty());
}

TEST(Stream, TheFileIsOnlyRead) {
  const TestFile file("text");
  Pool pool(stream_handlers(), 1);
  EXPECT_EQ(ask(pool, "try_to_write", file.get(), "").reply.bytes, "not written");
}

struct Halfway {
  const char* kind;
  Status status;
  const char* message;
  std::chrono::milliseconds wall = 60s;  // far more than is needed, on a busy machine too
};

void PrintTo(const Halfway& fault, std::ostream* out) { *out << fault.kind; }

class AnyEnd : public testing::TestWithParam<Halfway> {};

TEST_P(AnyEnd, KeepsWhatCameBefore) {
  const std::size_t descriptors = open_descriptors();
  {
    const TestFile file("text");
    Pool pool(stream_handlers(), 1);
    StreamLimits limits;
    limits.wall = GetParam().wall;
    limits.cpu = 1s;
    const Taken taken = ask(pool, GetParam().kind, file.get(), "", limits);
    EXPECT_EQ(status_name(taken.reply.status), status_name(GetParam().status));
    EXPECT_NE(taken.reply.message.find(GetParam().message), std::string::npos)
        << taken.reply.message;
    EXPECT_EQ(taken.pieces, (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(ask(pool, "cut", file.get(), "3").reply.bytes, "2");
    EXPECT_EQ(pool.call("echo", "still here").bytes, "still here");
  }
  EXPECT_EQ(open_descriptors(), descriptors);
}

INSTANTIATE_TEST_SUITE_P(
    Stream, AnyEnd,
    testing::Values(Halfway{"die_halfway", Status::crash, "SIGSEGV"},
                    Halfway{"refuse_halfway", Status::refused, "cut off"},
                    Halfway{"hang_halfway", Status::timeout, "more than 1000 ms", 1s},
                    Halfway{"burn_halfway", Status::timeout, "used 1 s of processor time"},
                    Halfway{"garble_halfway", Status::crash, "something else than an answer"},
                    Halfway{"write_half_a_piece", Status::crash, "without an answer"}));

TEST(Stream, FloodsEndAtTheLimit) {
  const TestFile file("text");
  Pool pool(stream_handlers(), 1);
  StreamLimits limits;
  limits.output = 1'000'000;
  for (const char* size : {"0", "10", "100000", "1000001"}) {
    const Taken taken = ask(pool, "flood", file.get(), size, limits);
    EXPECT_EQ(taken.reply.status, Status::too_much_output) << size;
    std::size_t sum = 0;
    for (const std::string& piece : taken.pieces) sum += piece.size();
    EXPECT_LE(sum, limits.output);
  }
}

TEST(Stream, TimeIsThatOfTheReaderAlone) {
  const TestFile file("1234");
  Pool pool(stream_handlers(), 1);
  StreamLimits limits;
  limits.wall = 2s;
  int pieces = 0;
  const auto slowly = [&](std::string_view) {
    ++pieces;
    std::this_thread::sleep_for(700ms);
  };
  const Reply reply = pool.stream("cut", file.get(), "1", {limits, slowly, {}});
  EXPECT_EQ(reply.status, Status::ok) << reply.message;
  EXPECT_EQ(pieces, 4);
}

TEST(Stream, WhatTheTakerThrowsEndsTheCall) {
  const TestFile file("1234");
  Pool pool(stream_handlers(), 1);
  const auto full = [](std::string_view) { throw std::runtime_error("disk full"); };
  EXPECT_THROW(pool.stream("cut", file.get(), "1", {{}, full, {}}), std::runtime_error);
  EXPECT_EQ(pool.call("echo", "still here").bytes, "still here");
}

TEST(Stream, AWatchEndsTheWait) {
  const TestFile file("1234");
  Pool pool(stream_handlers(), 1);
  int looks = 0;
  const auto watch = [&] {
    if (++looks == 3) throw std::runtime_error("a signal came");
  };
  EXPECT_THROW(pool.stream("hang_halfway", file.get(), "", {{}, [](auto) {}, watch}),
               std::runtime_error);
  EXPECT_EQ(looks, 3);
  EXPECT_EQ(ask(pool, "cut", file.get(), "4").reply.bytes, "1");
}

}  // namespace
}  // namespace orgkarta::sandbox
