#include "pipeline/sandbox/frame.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "pipeline/sandbox/attachment.h"

namespace orgkarta::sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How long one poll(2) waits, and how much of a longer pause is charged.
constexpr milliseconds kSlice{100};
constexpr milliseconds kMostCharged{2 * kSlice};

bool try_later(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

/// recv(2), which also takes a descriptor that came along.
ssize_t take(int fd, char* to, std::size_t size, Fd* attached) {
  if (attached == nullptr || attached->open()) return ::recv(fd, to, size, MSG_DONTWAIT);
  iovec data{to, size};
  Attachment room{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  make_room(message, room);
  const ssize_t n = ::recvmsg(fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
  if (n > 0) *attached = attached_to(message);
  return n;
}

Transfer receive(int fd, char* to, std::size_t size, Patience& patience, Fd* attached = nullptr) {
  while (size > 0) {
    const ssize_t n = take(fd, to, size, attached);
    if (n > 0) {
      to += n;
      size -= static_cast<std::size_t>(n);
    } else if (n < 0 && try_later(errno)) {
      if (!patience.wait(fd, POLLIN)) return Transfer::late;
    } else if (n == 0 || errno != EINTR) {
      return Transfer::closed;
    }
  }
  return Transfer::done;
}

/// Takes `n` bytes that were sent off the front.
void drop_front(std::array<iovec, 2>& parts, std::size_t n) {
  for (iovec& part : parts) {
    const std::size_t here = std::min(n, part.iov_len);
    part.iov_base = static_cast<char*>(part.iov_base) + here;
    part.iov_len -= here;
    n -= here;
  }
}

}  // namespace

bool Patience::wait(int fd, short events) {
  pollfd waiting{fd, events, 0};
  while (!left_ || *left_ > Clock::duration::zero()) {
    const auto start = Clock::now();
    const auto slice = left_ ? std::min<Clock::duration>(kSlice, *left_) : kSlice;
    const auto whole = std::chrono::ceil<milliseconds>(slice).count();
    const int n = ::poll(&waiting, 1, left_ ? static_cast<int>(whole) : -1);
    if (left_) *left_ -= std::min<Clock::duration>(Clock::now() - start, kMostCharged);
    if (n > 0) return true;
    if (watch_) watch_();
  }
  return false;
}

Transfer send_frame(int fd, const Header& header, std::string_view body, Patience& patience,
                    int attached) {
  Header first = header;
  first.size = body.size();
  // sendmsg(2) takes what it only reads by pointers to non-const.
  std::array<iovec, 2> parts{
      {{&first, sizeof first}, {const_cast<char*>(body.data()), body.size()}}};  // NOLINT
  for (std::size_t left = sizeof first + body.size(); left > 0;) {
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    Attachment room{};
    if (attached >= 0) attach(message, room, attached);
    const ssize_t n = ::sendmsg(fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (n >= 0) {
      drop_front(parts, static_cast<std::size_t>(n));
      left -= static_cast<std::size_t>(n);
      attached = -1;  // it went with the first byte
    } else if (try_later(errno)) {
      if (!patience.wait(fd, POLLOUT)) return Transfer::late;
    } else if (errno != EINTR) {
      return Transfer::closed;
    }
  }
  return Transfer::done;
}

Transfer receive_header(int fd, Header& header, Patience& patience, Fd* attached) {
  return receive(fd, reinterpret_cast<char*>(&header), sizeof header, patience, attached);
}

Transfer receive_body(int fd, const Header& header, std::string& body, Patience& patience) {
  body.resize(header.size);
  return receive(fd, body.data(), body.size(), patience);
}

}  // namespace orgkarta::sandbox
