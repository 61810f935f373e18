// Mail (RFC 5322, MIME).
#pragma once

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/member_writer.h"

namespace orgkarta::ingest {

/// As unpack(), for a mail. Members are its text ("body.txt", or "body.html" where the text has no
/// plain form), with subject and day, the files that are attached, and mails within it, whole.
/// Transfer codings are undone; charsets are left for the reader of the text. Throws ReadError.
void unpack_mail(const ByteRange& archive, MemberWriter& writer);

}  // namespace orgkarta::ingest
