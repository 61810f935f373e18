#include "stream_handlers.h"

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <initializer_list>
#include <stdexcept>
#include <thread>
#include <utility>

#include "handlers.h"
#include "pipeline/sandbox/confine.h"

namespace orgkarta::sandbox {
namespace {

using namespace std::chrono_literals;

/// The file in pieces of as many bytes as the request says; in the end how many there were.
std::string cut(int file, std::string_view request, const Emit& emit) {
  std::string piece(std::stoul(std::string(request)), '\0');
  int pieces = 0;
  for (off_t at = 0;; ++pieces) {
    const ssize_t n = ::pread(file, piece.data(), piece.size(), at);
    if (n < 0) throw std::runtime_error("cannot read");
    if (n == 0) return std::to_string(pieces);
    emit(std::string_view(piece).substr(0, static_cast<std::size_t>(n)));
    at += n;
  }
}

std::string emit_then(const Emit& emit, std::string (*end)()) {
  emit("one");
  emit("two");
  return end();
}

std::string die_halfway(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string {
    std::raise(SIGSEGV);
    return {};
  });
}
std::string refuse_halfway(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string { throw Refused(Outcome::corrupt, "cut off"); });
}
std::string hang_halfway(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string {
    for (;;) std::this_thread::sleep_for(1h);
  });
}
std::string burn_halfway(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string {
    std::atomic<unsigned> n{0};
    for (;;) ++n;
  });
}
std::string garble_halfway(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string {
    const std::string garbage(1000, '\x07');
    ::send(kPartner, garbage.data(), garbage.size(), 0);
    return "an answer";
  });
}
std::string write_half_a_piece(int, std::string_view, const Emit& emit) {
  return emit_then(emit, []() -> std::string {
    const Header header{Header::kMagic, 1, kPiece, 0, 1000};
    ::send(kPartner, &header, sizeof header, 0);
    ::_exit(0);
  });
}

/// For ever pieces of as many bytes as the request says.
std::string flood(int, std::string_view request, const Emit& emit) {
  const std::string piece(std::stoul(std::string(request)), 'x');
  for (;;) emit(piece);
}

/// What of the file's reader may be done with it.
std::string try_to_write(int file, std::string_view, const Emit&) {
  return ::write(file, "x", 1) == 1 || ::ftruncate(file, 0) == 0 ? "written" : "not written";
}

}  // namespace

std::vector<Handler> stream_handlers() {
  std::vector<Handler> all = test_handlers();
  for (const auto& [kind, stream] : std::initializer_list<
           std::pair<const char*, std::string (*)(int, std::string_view, const Emit&)>>{
           {"cut", cut},
           {"die_halfway", die_halfway},
           {"refuse_halfway", refuse_halfway},
           {"hang_halfway", hang_halfway},
           {"burn_halfway", burn_halfway},
           {"garble_halfway", garble_halfway},
           {"write_half_a_piece", write_half_a_piece},
           {"flood", flood},
           {"try_to_write", try_to_write}}) {
    all.push_back({kind, nullptr, stream});
  }
  return all;
}

}  // namespace orgkarta::sandbox
