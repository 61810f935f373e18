// A descriptor beside the bytes of a message (SCM_RIGHTS).
#pragma once

#include <sys/socket.h>

#include "pipeline/sandbox/fd.h"

namespace orgkarta::sandbox {

/// Room for one descriptor beside a message.
union Attachment {
  cmsghdr align;
  char bytes[CMSG_SPACE(sizeof(int))];
};

/// Lets `message` take a descriptor along. `room` must live until it is sent.
void attach(msghdr& message, Attachment& room, int fd);

/// Lets `message` receive one.
void make_room(msghdr& message, Attachment& room);

/// What came with a received message; closed if nothing did.
Fd attached_to(const msghdr& message);

}  // namespace orgkarta::sandbox
