// Members and requests as bytes, for the way from one process to another.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/ingest/archive/unpack.h"

namespace orgkarta::ingest {

/// What an unpacking process needs to know beside the descriptor: the range within the file, and
/// the options but for `unread`.
struct UnpackRequest {
  ByteRange range;  ///< its descriptor is not part of it
  UnpackOptions options;
};

/// Bytes that nobody encoded so.
class CodecError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

std::string encode_request(const UnpackRequest& request);
/// Throws CodecError.
UnpackRequest decode_request(std::string_view bytes);

/// A piece of a member's bytes, or what ends it.
std::string encode_bytes(std::string_view piece);
std::string encode_member(const Member& member);

/// Gives what was encoded to `sink`. Trusts nothing: throws CodecError on bytes that are
/// neither, are cut or too long, or hold an outcome that there is not.
void decode_to(std::string_view bytes, MemberSink& sink);

}  // namespace orgkarta::ingest
