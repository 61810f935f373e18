#include "pipeline/app/unpack_process.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "output/error.h"
#include "pipeline/app/media_type.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kDocument = "document";
/// Room for what is said of a member beside its bytes.
constexpr std::uint64_t kMemberOverhead = 4096;

/// Sends members on to the program.
class EmittingSink : public ingest::MemberSink {
 public:
  explicit EmittingSink(const sandbox::Emit& emit) : emit_(emit) {}
  void bytes(std::string_view piece) override { emit_(ingest::encode_bytes(piece)); }
  void member(ingest::Member member) override { emit_(ingest::encode_member(member)); }

 private:
  const sandbox::Emit& emit_;
};

/// What a process may send that keeps its own limits.
std::uint64_t most_output(const ingest::UnpackLimits& limits) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max() / 4;
  return std::min(kMost, limits.expanded) + std::min(kMost, limits.expanded / 16) +
         std::min(kMost / kMemberOverhead, limits.members + 1) * kMemberOverhead;
}

}  // namespace

std::string unpack_reader(int file, std::string_view request, const sandbox::Emit& emit) {
  ingest::UnpackRequest asked = ingest::decode_request(request);
  asked.range.fd = file;
  asked.options.unread = unsupported_by_name;
  EmittingSink sink(emit);
  try {
    return ingest::unpack(asked.range, asked.options, sink) ? "" : std::string(kDocument);
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

UnpackResult unpack_apart(sandbox::Pool& pool, const ingest::UnpackRequest& request,
                          ingest::MemberSink& sink, std::function<void()> watch) {
  sandbox::Pool::Stream stream;
  stream.limits.output = most_output(request.options.limits);
  stream.take = [&sink](std::string_view piece) { ingest::decode_to(piece, sink); };
  stream.watch = std::move(watch);
  try {
    const sandbox::Reply reply =
        pool.stream(kUnpack, request.range.fd, ingest::encode_request(request), stream);
    return {sandbox::outcome_of(reply), reply.message, reply.bytes == kDocument};
  } catch (const sandbox::PoolError& error) {
    throw output::EnvironmentError(error.what());
  } catch (const ingest::CodecError& error) {
    return {Outcome::crash, error.what(), false};
  }
}

}  // namespace orgkarta::app
