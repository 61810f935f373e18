#include "pipeline/app/read_ahead.h"

#include <algorithm>
#include <new>
#include <utility>

#include "pipeline/app/sha256.h"
#include "pipeline/ingest/file.h"

namespace orgkarta::app {

ReadAhead::ReadAhead(std::vector<std::filesystem::path> files, std::size_t max_bytes,
                     unsigned threads, Read read)
    : files_(std::move(files)), max_bytes_(max_bytes), read_(std::move(read)) {
  const std::size_t most = std::min<std::size_t>({threads, files_.size(), kMost});
  for (std::size_t i = 0; i < most; ++i) threads_.emplace_back([this] { work(); });
}

void ReadAhead::work() {
  const std::size_t end = std::min(files_.size(), kMost);
  for (std::size_t i = next_++; i < end && !stop_.stop_requested(); i = next_++) {
    try {
      read(files_[i]);
    } catch (const std::bad_alloc&) {
      return;  // whoever asks for the file will be told so
    }
  }
}

void ReadAhead::read(const std::filesystem::path& path) {
  const ingest::FileBytes file = ingest::read_file(path, max_bytes_);
  if (file.outcome != Outcome::ok) return;
  auto promise = begin(file.bytes);
  if (!promise) return;
  try {
    promise->set_value(read_(file.bytes));
  } catch (...) {
    promise->set_exception(std::current_exception());
  }
}

// Empty for bytes that another file has had, and where they are not wanted any more.
std::optional<std::promise<Source>> ReadAhead::begin(const std::string& bytes) {
  std::promise<Source> promise;
  const std::string name = sha256_hex(bytes);
  const std::lock_guard lock(mutex_);
  if (stop_.stop_requested()) return std::nullopt;
  if (!begun_.try_emplace(name, promise.get_future()).second) return std::nullopt;
  return promise;
}

std::optional<Source> ReadAhead::take(std::string_view bytes) {
  std::future<Source> source;
  {
    const std::string name = sha256_hex(bytes);
    const std::lock_guard lock(mutex_);
    const auto at = begun_.find(name);
    if (at == begun_.end()) return std::nullopt;
    source = std::move(at->second);
    begun_.erase(at);
  }
  return source.get();
}

}  // namespace orgkarta::app
