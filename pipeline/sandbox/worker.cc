#include "pipeline/sandbox/worker.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <exception>
#include <new>

#include "pipeline/sandbox/confine.h"
#include "pipeline/sandbox/death.h"
#include "pipeline/sandbox/frame.h"
#include "pipeline/sandbox/isolation.h"
#include "pipeline/sandbox/reply.h"
#include "pipeline/sandbox/served.h"

namespace orgkarta::sandbox {
namespace {

constexpr std::size_t kLongestMessage = 4096;

/// Nothing that was allocated is of use any more, and an exception may not get through the frames
/// of a library in C.
[[noreturn]] void end_out_of_memory() { ::_exit(kExitOutOfMemory); }

/// A call as it came in.
struct Call {
  Header header;
  std::string request;
  Fd file;  ///< of a streaming call
};

std::string let_read(const Handler& handler, const Call& call) {
  if (!call.file.open()) return handler.read(call.request);
  return handler.stream(call.file.get(), call.request, [&call](std::string_view piece) {
    Header header = call.header;
    header.code = kPiece;
    header.detail = 0;
    Patience endless;
    if (send_frame(kPartner, header, piece, endless) != Transfer::done) ::_exit(0);
  });
}

Reply answer(const Handler& handler, const Call& call, const Limits& limits) {
  Reply reply;
  try {
    reply.bytes = let_read(handler, call);
    if (reply.bytes.size() <= limits.output) return reply;
    reply.status = Status::too_much_output;
    reply.message = too_much(reply.bytes.size(), limits.output);
  } catch (const Refused& refused) {
    reply.status = Status::refused;
    reply.refusal = refused.outcome();
    reply.message = refused.what();
  } catch (const std::bad_alloc&) {
    end_out_of_memory();
  } catch (const std::exception& error) {
    reply.status = Status::failed;
    reply.message = error.what();
  } catch (...) {
    reply.status = Status::failed;
    reply.message = "an exception that says nothing of itself";
  }
  if (reply.message.size() > kLongestMessage) reply.message.resize(kLongestMessage);
  return reply;
}

/// One call. False if the pool is gone.
bool serve(const std::vector<Handler>& handlers, const Limits& limits) {
  Patience endless;
  Call call;
  Header& header = call.header;
  if (receive_header(kPartner, header, endless, &call.file) != Transfer::done) return false;
  Limits own = limits;
  if (call.file.open()) own.cpu = std::chrono::seconds(header.detail);
  allow_processor_time(own);
  if (receive_body(kPartner, header, call.request, endless) != Transfer::done) return false;
  const Reply reply = answer(handlers.at(header.code), call, own);
  header.code = static_cast<std::uint32_t>(reply.status);
  header.detail = static_cast<std::uint32_t>(reply.refusal);
  const std::string& body = reply.status == Status::ok ? reply.bytes : reply.message;
  return send_frame(kPartner, header, body, endless) == Transfer::done;
}

}  // namespace

void run_worker(pid_t parent, int channel, const std::vector<Handler>& handlers,
                const Limits& limits) noexcept {
  std::set_new_handler(end_out_of_memory);
  if (become_worker(parent, channel, limits) != 0) ::_exit(kExitUnconfined);
  isolate();
  while (serve(handlers, limits)) {
  }
  ::_exit(0);
}

void become_reader(pid_t parent, int channel, const std::string& program,
                   const Limits& limits) noexcept {
  if (prepare_program(parent, channel) != 0) ::_exit(kExitUnconfined);
  std::string given = limits_as_argument(limits);
  std::string name = program;
  std::array<char*, 3> arguments{name.data(), given.data(), nullptr};
  std::array<char*, 1> environment{nullptr};
  ::execve(program.c_str(), arguments.data(), environment.data());
  ::_exit(kExitNoProgram);
}

}  // namespace orgkarta::sandbox
