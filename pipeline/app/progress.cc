#include "pipeline/app/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "pipeline/app/fd_writer.h"

namespace orgkarta::app {

Progress::Progress(std::size_t documents, std::uint64_t bytes, bool show)
    : documents_(documents), bytes_(bytes), show_(show) {}

Progress::~Progress() {
  if (drawn_) print_error("\r\x1b[K");
}

void Progress::advance(std::uint64_t size) {
  ++done_;
  done_bytes_ += size;
  if (!show_) return;
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  draw(now);
}

void Progress::draw(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double share = bytes_ == 0 ? static_cast<double>(done_) / static_cast<double>(documents_)
                                   : static_cast<double>(done_bytes_) / static_cast<double>(bytes_);
  const double left = share > 0 ? std::max(0.0, seconds / share - seconds) : 0;
  const auto whole = static_cast<unsigned long>(left + 0.5);
  print_error(fmt::format("\r\x1b[K{} of {} documents, {:.1f} MB/s, {}:{:02} left", done_,
                          documents_, static_cast<double>(done_bytes_) / 1e6 / seconds, whole / 60,
                          whole % 60));
  drawn_ = true;
}

}  // namespace orgkarta::app
