#include "pipeline/sandbox/attachment.h"

#include <cstring>

namespace orgkarta::sandbox {

void make_room(msghdr& message, Attachment& room) {
  message.msg_control = room.bytes;
  message.msg_controllen = sizeof room.bytes;
}

void attach(msghdr& message, Attachment& room, int fd) {
  make_room(message, room);
  cmsghdr* part = CMSG_FIRSTHDR(&message);
  part->cmsg_level = SOL_SOCKET;
  part->cmsg_type = SCM_RIGHTS;
  part->cmsg_len = CMSG_LEN(sizeof fd);
  std::memcpy(CMSG_DATA(part), &fd, sizeof fd);
}

Fd attached_to(const msghdr& message) {
  const cmsghdr* part = CMSG_FIRSTHDR(&message);
  int fd = -1;
  if (part != nullptr && part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_RIGHTS) {
    std::memcpy(&fd, CMSG_DATA(part), sizeof fd);
  }
  return Fd(fd);
}

}  // namespace orgkarta::sandbox
