#include "pipeline/ingest/word/zip_directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest::word {
namespace {

constexpr std::string_view kLocal = "PK\x03\x04";
constexpr std::string_view kCentral = "PK\x01\x02";
constexpr std::string_view kEnd = "PK\x05\x06";
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestComment = 65535;
constexpr std::uint64_t kElsewhere = 0xFFFF'FFFF;  // the number stands in the ZIP64 field
constexpr unsigned kEncrypted = 1;
constexpr unsigned kSizesBehind = 8;  // sizes and checksum stand behind the entry

[[noreturn]] void corrupt(const std::string& what) {
  throw ReadError(Outcome::corrupt, "ZIP: " + what);
}

/// Little-endian numbers at fixed places; reading beyond the end is a corrupt file.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number(std::size_t at, std::size_t size) const {
    const std::string_view field = text(at, size);
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(field[i]);
    return value;
  }
  std::string_view text(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) corrupt("it is cut off");
    return bytes_.substr(at, size);
  }

 private:
  std::string_view bytes_;
};

/// Where the end record stands: its comment must reach to the last byte.
std::size_t end_record(std::string_view bytes) {
  const std::size_t reach = kEndSize + kLongestComment;
  const std::size_t from = bytes.size() > reach ? bytes.size() - reach : 0;
  for (std::size_t at = bytes.rfind(kEnd); at != bytes.npos && at >= from;
       at = at == 0 ? bytes.npos : bytes.rfind(kEnd, at - 1)) {
    if (bytes.size() - at < kEndSize) continue;
    if (at + kEndSize + Fields(bytes).number(at + 20, 2) == bytes.size()) return at;
  }
  corrupt("no end record, the file is cut off or something stands behind it");
}

// Sizes of 4 GB and more, or of an entry written before its size was known.
void read_zip64(const Fields& fields, std::size_t at, std::size_t size, ZipEntry& entry) {
  const std::size_t end = at + size;
  while (at + 4 <= end) {
    const std::uint64_t id = fields.number(at, 2);
    const std::size_t next = at + 4 + fields.number(at + 2, 2);
    at += 4;
    for (std::uint64_t* value : {&entry.size, &entry.packed, &entry.offset}) {
      if (id != 1 || *value != kElsewhere) continue;
      *value = fields.number(at, 8);
      at += 8;
    }
    at = next;
  }
}

// What stands before the entry must say the same as the directory; returns where its bytes end.
std::uint64_t check_local(const Fields& fields, const ZipEntry& entry, std::size_t central) {
  if (fields.text(entry.offset, 4) != kLocal) corrupt("no entry where the directory says");
  const std::uint64_t flags = fields.number(entry.offset + 6, 2);
  const std::uint64_t name = fields.number(entry.offset + 26, 2);
  const std::uint64_t extra = fields.number(entry.offset + 28, 2);
  if (fields.text(entry.offset + kLocalSize, name) != entry.name) {
    corrupt(fmt::format("an entry has two names, one is {}", entry.name));
  }
  if ((flags & kSizesBehind) == 0) {
    if (fields.number(entry.offset + 14, 4) != fields.number(central + 16, 4)) {
      corrupt(fmt::format("bad checksum (CRC) of {}: its two headers disagree", entry.name));
    }
    const std::uint64_t packed = fields.number(entry.offset + 18, 4);
    const std::uint64_t size = fields.number(entry.offset + 22, 4);
    const bool same = (size == entry.size || size == kElsewhere) &&
                      (packed == entry.packed || packed == kElsewhere);
    if (!same) corrupt(fmt::format("{} has two sizes, {} and {}", entry.name, size, entry.size));
  }
  return entry.offset + kLocalSize + name + extra + entry.packed;
}

/// An entry and where its bytes end.
struct Placed {
  ZipEntry entry;
  std::uint64_t end;
};

void check_places(std::vector<Placed>& placed, std::uint64_t directory) {
  std::sort(placed.begin(), placed.end(),
            [](const Placed& a, const Placed& b) { return a.entry.offset < b.entry.offset; });
  std::uint64_t behind = 0;
  for (const Placed& p : placed) {
    if (p.entry.offset < behind) corrupt(fmt::format("entries overlap, one is {}", p.entry.name));
    if (p.end > directory) corrupt(fmt::format("{} reaches into the directory", p.entry.name));
    behind = p.end;
  }
}

void check_ratio(const std::vector<ZipEntry>& entries, std::uint64_t file) {
  std::uint64_t sum = 0;
  for (const ZipEntry& e : entries) {
    sum += std::min<std::uint64_t>(e.size, std::uint64_t{1} << 48);
  }
  if (sum > kHarmlessBytes && sum / kMaxRatio > file) {
    throw ReadError(Outcome::too_large,
                    fmt::format("ratio of unpacked to packed bytes is {} ({} of {}), at most {}",
                                sum / file, sum, file, kMaxRatio));
  }
}

}  // namespace

std::vector<ZipEntry> read_zip_directory(std::string_view bytes) {
  const Fields fields(bytes);
  const std::size_t end = end_record(bytes);
  const std::uint64_t count = fields.number(end + 10, 2);
  std::uint64_t at = fields.number(end + 16, 4);
  const std::uint64_t directory = at;
  if (count > kMaxEntries) {
    throw ReadError(Outcome::too_large,
                    fmt::format("ZIP: {} entries, at most {}", count, kMaxEntries));
  }
  if (directory + fields.number(end + 12, 4) != end) {
    corrupt("the directory is not where it says: something stands before or in the file");
  }
  std::vector<ZipEntry> entries;
  std::vector<std::uint64_t> centrals;
  std::unordered_set<std::string_view> names;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (at >= end || fields.text(at, 4) != kCentral) corrupt("the directory is cut off");
    const std::uint64_t name = fields.number(at + 28, 2);
    const std::uint64_t extra = fields.number(at + 30, 2);
    const std::string_view called = fields.text(at + kCentralSize, name);
    ZipEntry entry{std::string(called), fields.number(at + 20, 4), fields.number(at + 24, 4),
                   fields.number(at + 42, 4)};
    read_zip64(fields, at + kCentralSize + name, extra, entry);
    if ((fields.number(at + 8, 2) & kEncrypted) != 0) {
      throw ReadError(Outcome::encrypted, fmt::format("ZIP: {} is encrypted", called));
    }
    if (!names.insert(called).second) {
      corrupt(fmt::format("two entries are called {}, programs disagree on which counts", called));
    }
    centrals.push_back(at);
    entries.push_back(std::move(entry));
    at += kCentralSize + name + extra + fields.number(at + 32, 2);
  }
  check_ratio(entries, bytes.size());
  std::vector<Placed> placed;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    placed.push_back({entries[i], check_local(fields, entries[i], centrals[i])});
  }
  check_places(placed, directory);
  return entries;
}

}  // namespace orgkarta::ingest::word
