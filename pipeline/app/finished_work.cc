#include "pipeline/app/finished_work.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <exception>
#include <utility>

#include "pipeline/app/packed_record.h"
#include "pipeline/app/sha256.h"

namespace orgkarta::app {
namespace {

// An entry: its size as 16 hexadecimal digits, its SHA-256, then a line with the file's stamp (or
// an empty one) and the packed record.
constexpr std::size_t kSizeDigits = 16;
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kHead = kSizeDigits + kHashDigits;

std::string stamp_line(const std::optional<FileStamp>& stamp) {
  if (!stamp) return "\n";
  return fmt::format("{} {} {} {}\n", stamp->size, stamp->modified, stamp->changed, stamp->inode);
}

std::optional<FileStamp> stamp_in(std::string_view line) {
  FileStamp stamp;
  for (std::int64_t* number : {&stamp.size, &stamp.modified, &stamp.changed, &stamp.inode}) {
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), *number);
    if (error != std::errc()) return std::nullopt;
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    if (!line.empty()) line.remove_prefix(1);
  }
  return stamp;
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

FinishedWork::FinishedWork(const std::filesystem::path& dir, const std::string& purpose, bool anew)
    : file_(dir / kFile), header_("orgkarta finished 1 " + sha256_hex(purpose) + "\n") {
  open(anew);
}

FinishedWork::~FinishedWork() {
  if (fd_ >= 0) ::close(fd_);
}

void FinishedWork::open(bool anew) {
  fd_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
  if (fd_ < 0) return;  // whoever writes outputs will tell
  const bool known = !anew && read(0, header_.size()) == header_;
  end_ = known ? read_entries() : 0;
  const auto end = static_cast<off_t>(end_);
  writes_ = ::ftruncate(fd_, end) == 0 && ::lseek(fd_, end, SEEK_SET) == end;
  if (!known) add(header_);
}

/// Up to the first that is not whole. Returns where the whole ones end.
std::uint64_t FinishedWork::read_entries() {
  const auto size = static_cast<std::uint64_t>(::lseek(fd_, 0, SEEK_END));
  std::uint64_t at = header_.size();
  while (const auto head = read(at, kHead)) {
    std::uint64_t length = 0;
    const char* const digits_end = head->data() + kSizeDigits;
    const auto [end, error] = std::from_chars(head->data(), digits_end, length, 16);
    if (error != std::errc() || end != digits_end || length > size - at - kHead) break;
    const auto body = read(at + kHead, length);
    if (!body || sha256_hex(*body) != std::string_view(*head).substr(kSizeDigits)) break;
    const std::size_t line = body->find('\n') + 1;
    try {
      const Record record = unpack(std::string_view(*body).substr(line), [](auto) { return ""; });
      places_[record.path] = {record.sha256, record.given, stamp_in(body->substr(0, line)),
                              at + kHead + line, length - line};
    } catch (const std::exception&) {
      break;
    }
    at += kHead + length;
  }
  return at;
}

std::optional<std::string> FinishedWork::read(std::uint64_t begin, std::uint64_t size) const {
  std::string bytes(size, '\0');
  for (std::size_t have = 0; have < size;) {
    const ssize_t n =
        ::pread(fd_, bytes.data() + have, size - have, static_cast<off_t>(begin + have));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return std::nullopt;
    have += static_cast<std::size_t>(n);
  }
  return bytes;
}

std::string_view FinishedWork::interned(std::string_view rule) {
  const std::lock_guard lock(mutex_);
  return *rules_.emplace(rule).first;
}

/// Its checksum held when the file was opened, and nobody else writes there.
std::optional<Record> FinishedWork::take(const Place& place) {
  const auto bytes = read(place.begin, place.size);
  if (!bytes) return std::nullopt;
  return unpack(*bytes, [this](std::string_view rule) { return interned(rule); });
}

std::optional<Record> FinishedWork::find(const std::string& path, const FileStamp& stamp,
                                         std::string_view given) {
  const auto known = places_.find(path);
  if (known == places_.end() || known->second.stamp != stamp || known->second.given != given) {
    return std::nullopt;
  }
  return take(known->second);
}

std::optional<Record> FinishedWork::find(const std::string& path, const std::string& sha256,
                                         std::string_view given) {
  const auto known = places_.find(path);
  if (known == places_.end() || known->second.sha256 != sha256 || known->second.given != given) {
    return std::nullopt;
  }
  return take(known->second);
}

std::string FinishedWork::pack(const Record& record, const std::optional<FileStamp>& stamp) {
  const std::string body = stamp_line(stamp) + app::pack(record);
  return fmt::format("{:016x}{}", body.size(), sha256_hex(body)) + body;
}

void FinishedWork::add(std::string_view packed) {
  if (!writes_ || write_all(fd_, packed)) return;
  // A run does not fail for want of it, and its room may be wanted. What was there is still read.
  writes_ = false;
  if (::ftruncate(fd_, static_cast<off_t>(end_)) != 0) return remove();
}

void FinishedWork::remove() { remove(file_.parent_path()); }

void FinishedWork::remove(const std::filesystem::path& dir) { ::unlink((dir / kFile).c_str()); }

}  // namespace orgkarta::app
