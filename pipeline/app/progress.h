// How far a run is, on a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace orgkarta::app {

/// One line on standard error that is written over: documents, MB/s, time left. Silent unless
/// `show`.
class Progress {
 public:
  Progress(std::size_t documents, std::uint64_t bytes, bool show);
  ~Progress();  ///< clears the line
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One more document of `size` bytes is done. Draws five times a second at most.
  void advance(std::uint64_t size);

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);

  const std::size_t documents_;
  const std::uint64_t bytes_;
  const bool show_;
  std::size_t done_ = 0;
  std::uint64_t done_bytes_ = 0;
  bool drawn_ = false;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(500);
};

}  // namespace orgkarta::app
