// What is in an archive, member after member.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/container.h"
#include "pipeline/model/outcome.h"

namespace orgkarta::ingest {

/// What one archive may become.
struct UnpackLimits {
  std::uint64_t expanded = std::uint64_t{4} << 30;     ///< bytes, of all members
  std::uint64_t ratio = 200;                           ///< expanded bytes to one of the archive …
  std::uint64_t unmeasured = std::uint64_t{32} << 20;  ///< … where they are more than this
  std::uint64_t members = 100'000;                     ///< entries, also those not read
  std::uint64_t member_bytes = std::uint64_t{64} << 20;  ///< of a member that is no archive itself
};

/// What is known of a member beside its bytes.
struct Member {
  std::string name;        ///< as the archive has it: any bytes, never used as a path
  std::string url;         ///< where it was fetched
  std::string title;       ///< of a mail: its subject
  std::string published;   ///< of a mail: the day it was sent, 2024-03-05
  std::string media_type;  ///< as declared, in lower case, without parameters; empty: unknown
  std::string charset;     ///< as declared
  std::uint64_t size = 0;  ///< bytes that were given
  Outcome outcome = Outcome::ok;  ///< if not ok, its bytes are to be forgotten
  std::string message;            ///< why it is not ok
  std::string missing;            ///< why a part of it is not here; else empty
};

/// Takes members: first the bytes of one, in any number of pieces, then the rest of it.
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  virtual void bytes(std::string_view piece) = 0;
  virtual void member(Member member) = 0;
};

struct UnpackOptions {
  Container kind = Container::none;
  std::string file_name;  ///< of the archive: what a single compressed file is named by
  UnpackLimits limits;
  /// The media type of a member that is not worth its bytes, by its name; may be empty.
  std::function<std::optional<std::string_view>(std::string_view name)> unread;
};

/// Gives what an archive holds to `sink`, in its order. Members that cannot be read (encrypted,
/// corrupt, too large, links, hidden folders) come with their outcome and cost no other. Folders
/// are passed over. Returns false, and nothing was given, if a ZIP is a document: one of a word
/// processor.
///
/// Throws ReadError for what ends the whole archive: too_large (a limit, named in the message),
/// corrupt, empty (no member); what was given before holds. Writes no file.
bool unpack(const ByteRange& archive, const UnpackOptions& options, MemberSink& sink);

}  // namespace orgkarta::ingest
