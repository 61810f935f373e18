// Archives made in memory, and what unpack() makes of them.
#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/ingest/archive/unpack.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {

/// A file in memory.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) : fd_(::memfd_create("test", MFD_CLOEXEC)) {
    EXPECT_EQ(::write(fd_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

/// A member with its bytes.
struct Unpacked {
  Member member;
  std::string bytes;
};

struct Result {
  std::vector<Unpacked> members;
  bool container = true;
  Outcome outcome = Outcome::ok;
  std::string message;
};

class KeepingSink : public MemberSink {
 public:
  explicit KeepingSink(std::vector<Unpacked>& members) : members_(members) {}
  void bytes(std::string_view piece) override { bytes_ += piece; }
  void member(Member member) override {
    if (member.outcome == Outcome::ok) {
      EXPECT_EQ(member.size, bytes_.size());
    }
    members_.push_back({std::move(member), std::exchange(bytes_, {})});
  }

 private:
  std::vector<Unpacked>& members_;
  std::string bytes_;
};

/// Unpacks bytes that stand in the middle of a file, so that offsets are tried, too.
inline Result unpacked(const std::string& bytes, const std::string& name = "a",
                       const UnpackLimits& limits = {}) {
  const std::string before = "something else";
  const MemoryFile file(before + bytes + "behind it");
  UnpackOptions options;
  options.kind = container_of(bytes.substr(0, kContainerBeginning), name);
  options.file_name = name;
  options.limits = limits;
  Result result;
  KeepingSink sink(result.members);
  try {
    result.container = unpack({file.fd(), before.size(), bytes.size()}, options, sink);
  } catch (const ReadError& error) {
    result.outcome = error.outcome();
    result.message = error.what();
  }
  return result;
}

}  // namespace orgkarta::ingest
