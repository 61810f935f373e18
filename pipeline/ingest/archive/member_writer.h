// Members on their way out, counted.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/ingest/archive/unpack.h"

namespace orgkarta::ingest {

/// Keeps the limits of an archive. One member at a time: begin(), write() as often as needed,
/// end().
class MemberWriter {
 public:
  /// `packed` is the size of the archive in bytes.
  MemberWriter(const UnpackOptions& options, std::uint64_t packed, MemberSink& sink)
      : options_(options), packed_(packed), sink_(sink) {}

  /// One more entry, whether it will be a member or not. Throws ReadError (too_large).
  void count_entry();

  /// `announced` is the size that the archive states, 0 if none.
  void begin(std::string_view name, std::uint64_t announced = 0);
  /// False if the member is larger than it may be: then its rest need not be read. Throws ReadError
  /// if the archive is.
  bool write(std::string_view piece);
  /// The member's bytes are done, or left out; it is given as it is, but for its size, and for its
  /// outcome if it was too large.
  void end(Member member);
  /// A member without bytes.
  void refuse(Member member, Outcome outcome, std::string message);

  /// Bytes that came out of the archive, but are nobody's.
  void count_bytes(std::uint64_t n);
  /// Of all that were given.
  std::uint64_t members() const { return members_; }
  const UnpackOptions& options() const { return options_; }

 private:
  const UnpackOptions& options_;
  std::uint64_t packed_;
  MemberSink& sink_;
  std::uint64_t entries_ = 0;
  std::uint64_t expanded_ = 0;
  std::uint64_t members_ = 0;
  std::string name_;
  std::uint64_t announced_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t most_ = 0;  ///< bytes of this member
  bool too_large_ = false;
};

}  // namespace orgkarta::ingest
