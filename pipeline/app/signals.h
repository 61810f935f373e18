// Stopping cleanly.
#pragma once

namespace orgkarta::app {

/// Holds SIGINT and SIGTERM back from the whole process, so that a run ends between two documents
/// and leaves the earlier outputs as they were. Make one before any thread starts. After the first
/// signal was seen, the next one kills as usual. SIGPIPE and SIGXFSZ are ignored: writes report
/// them.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  /// The signal that came, 0 if none did. Once not 0, stays so. For the main thread only.
  int caught();

  /// Waits until `fd` can be read or a signal comes.
  void wait_readable(int fd);

 private:
  int fd_ = -1;
  int caught_ = 0;
};

}  // namespace orgkarta::app
