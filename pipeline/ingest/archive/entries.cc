#include "pipeline/ingest/archive/entries.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

void choose_formats(archive* a, Container kind) {
  if (kind == Container::zip) {
    archive_read_support_format_zip(a);
    return;
  }
  archive_read_support_format_tar(a);
  if (kind != Container::compressed) return;
  archive_read_support_filter_gzip(a);
  archive_read_support_filter_bzip2(a);
  archive_read_support_filter_xz(a);
  archive_read_support_format_raw(a);
  archive_read_support_format_empty(a);
}

}  // namespace

std::ptrdiff_t Entries::on_read(archive* a, void* feed, const void** bytes) {
  auto& from = *static_cast<Feed*>(feed);
  try {
    const std::size_t n = from.bytes.read(from.at, from.buffer.data(), from.buffer.size());
    from.at += n;
    *bytes = from.buffer.data();
    return static_cast<std::ptrdiff_t>(n);
  } catch (const ReadError& error) {
    archive_set_error(a, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
}

std::int64_t Entries::on_seek(archive*, void* feed, std::int64_t offset, int whence) {
  auto& from = *static_cast<Feed*>(feed);
  const auto size = static_cast<std::int64_t>(from.bytes.size);
  const std::int64_t base = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? static_cast<std::int64_t>(from.at)
                                                 : size;
  from.at = static_cast<std::uint64_t>(std::clamp<std::int64_t>(base + offset, 0, size));
  return static_cast<std::int64_t>(from.at);
}

std::int64_t Entries::on_skip(archive*, void* feed, std::int64_t n) {
  auto& from = *static_cast<Feed*>(feed);
  const auto left = static_cast<std::int64_t>(from.bytes.size - from.at);
  n = std::clamp<std::int64_t>(n, 0, left);
  from.at += static_cast<std::uint64_t>(n);
  return n;
}

Entries::Entries(const ByteRange& bytes, Container kind)
    : feed_{bytes, 0, std::vector<char>(kBlock)}, archive_(archive_read_new()) {
  choose_formats(archive_, kind);
  archive_read_set_read_callback(archive_, on_read);
  archive_read_set_seek_callback(archive_, on_seek);
  archive_read_set_skip_callback(archive_, on_skip);
  archive_read_set_callback_data(archive_, &feed_);
  if (archive_read_open1(archive_) == ARCHIVE_OK) return;
  const std::string why = archive_error_string(archive_) ? archive_error_string(archive_) : "";
  archive_read_free(archive_);
  throw ReadError(Outcome::corrupt, why);
}

Entries::~Entries() { archive_read_free(archive_); }

void Entries::fail() const {
  const char* why = archive_error_string(archive_);
  throw ReadError(Outcome::corrupt, why != nullptr ? why : "cannot be read");
}

bool Entries::next() {
  const int status = archive_read_next_header(archive_, &entry_);
  if (status == ARCHIVE_EOF) return false;
  if (status < ARCHIVE_WARN) fail();  // ARCHIVE_WARN: a name or a date that it cannot tell
  return true;
}

std::string Entries::name() const {
  const char* name = archive_entry_pathname(entry_);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry_);
  return name != nullptr ? name : "";
}

std::uint64_t Entries::stated_size() const {
  if (archive_entry_size_is_set(entry_) == 0) return 0;
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, archive_entry_size(entry_)));
}

bool Entries::is_folder() const { return archive_entry_filetype(entry_) == AE_IFDIR; }

bool Entries::is_file() const {
  return archive_entry_filetype(entry_) == AE_IFREG && archive_entry_hardlink(entry_) == nullptr;
}

bool Entries::is_encrypted() const { return archive_entry_is_encrypted(entry_) != 0; }

bool Entries::is_alone() const { return archive_format(archive_) == ARCHIVE_FORMAT_RAW; }

bool Entries::skipping_expands() const {
  return archive_filter_code(archive_, 0) != ARCHIVE_FILTER_NONE;
}

std::size_t Entries::read(char* to, std::size_t most) {
  const la_ssize_t n = archive_read_data(archive_, to, most);
  if (n >= 0) return static_cast<std::size_t>(n);
  if (n == ARCHIVE_RETRY || n == ARCHIVE_WARN) fail();
  usable_ = n != ARCHIVE_FATAL;
  fail();
}

void Entries::skip() {
  if (archive_read_data_skip(archive_) == ARCHIVE_FATAL) fail();
}

std::uint64_t Entries::position() const {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, archive_filter_bytes(archive_, -1)));
}

}  // namespace orgkarta::ingest
