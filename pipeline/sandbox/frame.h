// Messages between the pool and a worker: a header of fixed size, then its body.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/sandbox/fd.h"

namespace orgkarta::sandbox {

/// Written as it lies in memory: both ends are the same program.
struct Header {
  static constexpr std::uint32_t kMagic = 0x6b61'7274;

  std::uint32_t magic = kMagic;
  std::uint32_t call = 0;    ///< number of the call, repeated by the reply
  std::uint32_t code = 0;    ///< request: number of the handler; reply: Status, or kPiece
  std::uint32_t detail = 0;  ///< refused reply: Outcome; streaming request: processor seconds
  std::uint64_t size = 0;    ///< bytes of the body
};

/// Header::code of a part of what a streaming call gives, with the reply still to come.
inline constexpr std::uint32_t kPiece = 0x100;

/// Time that is left. Counts only time in which this process ran: when it was stopped (SIGSTOP, a
/// frozen container), a worker that stood still with it is not to blame.
class Patience {
 public:
  Patience() = default;  ///< without end
  explicit Patience(std::chrono::milliseconds limit) : left_(limit) {}
  /// With `watch`, which is called about ten times a second while this waits; what it throws ends
  /// the wait.
  Patience(std::chrono::milliseconds limit, std::function<void()> watch)
      : left_(limit), watch_(std::move(watch)) {}

  /// Waits for `events` of poll(2). False if the time is over.
  bool wait(int fd, short events);

 private:
  std::optional<std::chrono::nanoseconds> left_;
  std::function<void()> watch_;
};

enum class Transfer : std::uint8_t {
  done,
  late,    ///< the patience ended
  closed,  ///< the other end is gone, or went away half-way
};

/// All of the header and the body, with a descriptor if `attached` is not negative. Never raises
/// SIGPIPE.
Transfer send_frame(int fd, const Header& header, std::string_view body, Patience& patience,
                    int attached = -1);

/// The header alone; the body is for receive_body(). A descriptor that came with it goes to
/// `attached`, or is closed.
Transfer receive_header(int fd, Header& header, Patience& patience, Fd* attached = nullptr);
Transfer receive_body(int fd, const Header& header, std::string& body, Patience& patience);

}  // namespace orgkarta::sandbox
