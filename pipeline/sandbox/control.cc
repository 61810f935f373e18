#include "pipeline/sandbox/control.h"

#include <sys/socket.h>

#include <cerrno>

#include "pipeline/sandbox/attachment.h"

namespace orgkarta::sandbox {
namespace {

/// Repeats a call that a signal interrupted.
template <class Call>
ssize_t whole(Call call) {
  ssize_t n = 0;
  do n = call();
  while (n < 0 && errno == EINTR);
  return n;
}

}  // namespace

bool send_command(int fd, const Command& command, int attached) {
  iovec data{const_cast<Command*>(&command), sizeof command};  // NOLINT: only read
  Attachment attachment{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (attached >= 0) attach(message, attachment, attached);
  return whole([&] { return ::sendmsg(fd, &message, MSG_NOSIGNAL); }) == sizeof command;
}

bool receive_command(int fd, Command& command, Fd& attached) {
  iovec data{&command, sizeof command};
  Attachment attachment{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  make_room(message, attachment);
  if (whole([&] { return ::recvmsg(fd, &message, MSG_CMSG_CLOEXEC); }) != sizeof command) {
    return false;
  }
  attached = attached_to(message);
  return true;
}

bool send_answer(int fd, const Answer& answer) {
  return whole([&] { return ::send(fd, &answer, sizeof answer, MSG_NOSIGNAL); }) == sizeof answer;
}

bool receive_answer(int fd, Answer& answer) {
  return whole([&] { return ::recv(fd, &answer, sizeof answer, 0); }) == sizeof answer;
}

}  // namespace orgkarta::sandbox
