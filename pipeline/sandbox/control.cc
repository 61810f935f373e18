#include "pipeline/sandbox/control.h"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

namespace orgkarta::sandbox {
namespace {

/// Room for one descriptor beside a packet.
union Attachment {
  cmsghdr align;
  char bytes[CMSG_SPACE(sizeof(int))];
};

/// Repeats a call that a signal interrupted.
template <class Call>
ssize_t whole(Call call) {
  ssize_t n = 0;
  do n = call();
  while (n < 0 && errno == EINTR);
  return n;
}

int attached_to(const msghdr& message) {
  const cmsghdr* part = CMSG_FIRSTHDR(&message);
  int fd = -1;
  if (part != nullptr && part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS) {
    std::memcpy(&fd, CMSG_DATA(part), sizeof fd);
  }
  return fd;
}

}  // namespace

bool send_command(int fd, const Command& command, int attached) {
  iovec data{const_cast<Command*>(&command), sizeof command};  // NOLINT: only read
  Attachment attachment{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  if (attached >= 0) {
    message.msg_control = attachment.bytes;
    message.msg_controllen = sizeof attachment.bytes;
    cmsghdr* part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN(sizeof attached);
    std::memcpy(CMSG_DATA(part), &attached, sizeof attached);
  }
  return whole([&] { return ::sendmsg(fd, &message, MSG_NOSIGNAL); }) == sizeof command;
}

bool receive_command(int fd, Command& command, Fd& attached) {
  iovec data{&command, sizeof command};
  Attachment attachment{};
  msghdr message{};
  message.msg_iov = &data;
  message.msg_iovlen = 1;
  message.msg_control = attachment.bytes;
  message.msg_controllen = sizeof attachment.bytes;
  if (whole([&] { return ::recvmsg(fd, &message, MSG_CMSG_CLOEXEC); }) != sizeof command) {
    return false;
  }
  attached = Fd(attached_to(message));
  return true;
}

bool send_answer(int fd, const Answer& answer) {
  return whole([&] { return ::send(fd, &answer, sizeof answer, MSG_NOSIGNAL); }) == sizeof answer;
}

bool receive_answer(int fd, Answer& answer) {
  return whole([&] { return ::recv(fd, &answer, sizeof answer, 0); }) == sizeof answer;
}

}  // namespace orgkarta::sandbox
