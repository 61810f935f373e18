#include "pipeline/ingest/word/package.h"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest::word {
namespace {

struct Free {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Archive = std::unique_ptr<archive, Free>;

[[noreturn]] void corrupt(archive* a, std::string_view name) {
  const char* why = archive_error_string(a);
  throw ReadError(Outcome::corrupt, fmt::format("ZIP: {}: {}", name, why ? why : "unreadable"));
}

Archive open(std::string_view bytes) {
  Archive a(archive_read_new());
  if (!a) throw std::bad_alloc();
  archive_read_support_format_zip_seekable(a.get());
  if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    corrupt(a.get(), "cannot be opened");
  }
  return a;
}

// Reads one byte more than the size, to see a part that is longer; the checksum is told at the end.
std::string unpack(archive* a, const ZipEntry& entry) {
  std::string out(entry.size + 1, '\0');
  std::size_t done = 0;
  while (done < out.size()) {
    const la_ssize_t n = archive_read_data(a, out.data() + done, out.size() - done);
    if (n < 0) corrupt(a, entry.name);
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  if (done != entry.size) {
    throw ReadError(Outcome::corrupt,
                    fmt::format("ZIP: {} is {} than the {} bytes it says", entry.name,
                                done < entry.size ? "less" : "more", entry.size));
  }
  out.resize(done);
  return out;
}

}  // namespace

Package::Package(std::string_view bytes) : bytes_(bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    throw ReadError(Outcome::encrypted,
                    "an OLE container in place of a ZIP file, as of documents with a password");
  }
  entries_ = read_zip_directory(bytes);
}

bool Package::has(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [name](const ZipEntry& e) { return e.name == name; });
}

std::optional<std::string> Package::read(std::string_view name) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [name](const ZipEntry& e) { return e.name == name; });
  if (entry == entries_.end()) return std::nullopt;
  const std::uint64_t ratio = entry->size / std::max<std::uint64_t>(entry->packed, 1);
  if (entry->size > kHarmlessBytes && ratio > kMaxRatio) {
    throw ReadError(Outcome::too_large,
                    fmt::format("{}: ratio of unpacked to packed bytes is {}, at most {}", name,
                                ratio, kMaxRatio));
  }
  if (entry->size > kMaxPartBytes) {
    throw ReadError(Outcome::too_large, fmt::format("{}: {} bytes unpacked, at most {}", name,
                                                    entry->size, kMaxPartBytes));
  }
  const Archive a = open(bytes_);
  archive_entry* header = nullptr;
  int result = ARCHIVE_OK;
  while ((result = archive_read_next_header(a.get(), &header)) == ARCHIVE_OK) {
    const char* called = archive_entry_pathname(header);
    if (called != nullptr && called == name) return unpack(a.get(), *entry);
  }
  if (result != ARCHIVE_EOF) corrupt(a.get(), name);
  throw ReadError(Outcome::corrupt, fmt::format("ZIP: {} cannot be found", name));
}

}  // namespace orgkarta::ingest::word
