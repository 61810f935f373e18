// What one call may cost.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace orgkarta::sandbox {

/// Held for every call of a Pool. What goes beyond costs that call alone.
struct Limits {
  /// From sending the request to the last byte of the reply, kept by the pool with SIGKILL.
  std::chrono::milliseconds wall{10'000};

  /// Processor time of one call, kept by the kernel (RLIMIT_CPU). Counted in whole seconds: a call
  /// may get up to one second more.
  std::chrono::seconds cpu{10};

  /// Bytes of address space that a worker may add to what it was born with (RLIMIT_AS). Not kept in
  /// builds with AddressSanitizer, whose shadow memory is larger than any limit.
  std::size_t memory = std::size_t{512} << 20;

  /// Bytes of a reply.
  std::size_t output = std::size_t{64} << 20;

  /// Calls that a worker serves before a fresh one takes its place, so that what libraries leak or
  /// fragment stays small.
  unsigned calls = 1000;
};

/// What one streaming call may cost, in place of the same of Limits.
struct StreamLimits {
  /// Only while the reader is waited for, not while its pieces are taken care of.
  std::chrono::milliseconds wall{600'000};
  std::chrono::seconds cpu{600};
  /// Bytes of all pieces and the reply, with their headers.
  std::uint64_t output = std::uint64_t{64} << 20;
};

/// Whether this build can keep Limits::memory.
bool memory_limit_is_kept();

}  // namespace orgkarta::sandbox
