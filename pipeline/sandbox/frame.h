// Messages between the pool and a worker: a header of fixed size, then its body.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::sandbox {

/// Written as it lies in memory: both ends are the same program.
struct Header {
  static constexpr std::uint32_t kMagic = 0x6b61'7274;

  std::uint32_t magic = kMagic;
  std::uint32_t call = 0;    ///< number of the call, repeated by the reply
  std::uint32_t code = 0;    ///< request: number of the handler; reply: Status
  std::uint32_t detail = 0;  ///< reply that is refused: Outcome
  std::uint64_t size = 0;    ///< bytes of the body
};

/// Time that is left. Counts only time in which this process ran: when it was stopped (SIGSTOP, a
/// frozen container), a worker that stood still with it is not to blame.
class Patience {
 public:
  Patience() = default;  ///< without end
  explicit Patience(std::chrono::milliseconds limit) : left_(limit) {}

  /// Waits for `events` of poll(2). False if the time is over.
  bool wait(int fd, short events);

 private:
  std::optional<std::chrono::nanoseconds> left_;
};

enum class Transfer : std::uint8_t {
  done,
  late,    ///< the patience ended
  closed,  ///< the other end is gone, or went away half-way
};

/// All of the header and the body. Never raises SIGPIPE.
Transfer send_frame(int fd, const Header& header, std::string_view body, Patience& patience);

/// The header alone; the body is for receive_body().
Transfer receive_header(int fd, Header& header, Patience& patience);
Transfer receive_body(int fd, const Header& header, std::string& body, Patience& patience);

}  // namespace orgkarta::sandbox
