// Archives, crawls and mails.
#include <sys/mman.h>
#include <unistd.h>

#include "pipeline/ingest/archive/container.h"
#include "pipeline/ingest/archive/unpack.h"
#include "pipeline/ingest/read_error.h"
#include "tests/fuzz/target.h"

namespace {

using namespace orgkarta;

/// Counts what it is given: never more than was allowed.
class Counter : public ingest::MemberSink {
 public:
  explicit Counter(const ingest::UnpackLimits& limits) : limits_(limits) {}
  void bytes(std::string_view piece) override {
    all_ += piece.size();
    fuzz::demand(all_ <= limits_.expanded);
  }
  void member(ingest::Member) override { fuzz::demand(++members_ <= limits_.members); }

 private:
  const ingest::UnpackLimits& limits_;
  std::uint64_t all_ = 0;
  std::uint64_t members_ = 0;
};

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const int file = ::memfd_create("input", MFD_CLOEXEC);
  fuzz::demand(::ftruncate(file, 0) == 0);
  fuzz::demand(::pwrite(file, data, size, 0) == static_cast<ssize_t>(size));
  const std::string_view bytes = fuzz::view(data, size);
  for (const char* name : {"a", "a.eml"}) {
    ingest::UnpackOptions options;
    options.kind = ingest::container_of(bytes.substr(0, ingest::kContainerBeginning), name);
    options.file_name = name;
    options.limits.expanded = 8 << 20;
    options.limits.members = 1000;
    if (options.kind == ingest::Container::none) continue;
    try {
      Counter counter(options.limits);
      ingest::unpack({file, 0, size}, options, counter);
    } catch (const ingest::ReadError&) {
    }
  }
  return 0;
}
