// Files that are read before anybody asks for them.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <future>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "pipeline/model/text.h"

namespace orgkarta::app {

/// A run needs a quarter of a second for its rules, on one processor; in that time the others read
/// what is slow to read and needs no rules. It changes nothing of what comes of a file: whoever
/// reads the same bytes later is given what they gave.
class ReadAhead {
 public:
  using Read = std::function<Source(std::string_view bytes)>;

  /// At most so many files are read ahead: their texts are held until they are asked for.
  static constexpr std::size_t kMost = 64;

  /// Begins to read `files` of at most `max_bytes` each, in so many threads, if any. A file that
  /// cannot be opened is passed over: whoever asks for it will be told so.
  ReadAhead(std::vector<std::filesystem::path> files, std::size_t max_bytes, unsigned threads,
            Read read);

  /// Stops, and waits for the files that are being read.
  ~ReadAhead() { stop(); }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// Begins no further file. Any thread may call it.
  void stop() { stop_.request_stop(); }

  /// What reading these bytes gave, once; waits if they are being read. Throws what reading them
  /// threw. Empty if it has not begun, and if it is not to begin any more.
  std::optional<Source> take(std::string_view bytes);

 private:
  void work();
  void read(const std::filesystem::path& path);
  std::optional<std::promise<Source>> begin(const std::string& bytes);

  const std::vector<std::filesystem::path> files_;
  const std::size_t max_bytes_;
  const Read read_;
  std::stop_source stop_;
  std::atomic<std::size_t> next_ = 0;  ///< of the files
  std::mutex mutex_;
  std::map<std::string, std::future<Source>> begun_;  ///< by SHA-256 of the bytes
  std::vector<std::jthread> threads_;                 ///< last: they use all of the others
};

}  // namespace orgkarta::app
