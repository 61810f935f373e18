#include "pipeline/ingest/archive/unpack_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/ingest/archive/entries.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

/// How far into a ZIP the parts of a document are looked for.
constexpr int kEntriesOfDocument = 1000;
/// The list at a ZIP's end stands within its last bytes.
constexpr std::size_t kZipEnd = 22;
constexpr std::size_t kLongestZipEnd = kZipEnd + 65'535;

bool has_zip_end(const ByteRange& archive) {
  const std::uint64_t from = archive.size - std::min<std::uint64_t>(archive.size, kLongestZipEnd);
  const std::string tail = archive.read(from, kLongestZipEnd);
  const std::size_t end = tail.rfind("PK\x05\x06");
  return end != std::string::npos && tail.size() - end >= kZipEnd;
}

/// Within a folder that systems keep for themselves: .git, __MACOSX …
bool is_hidden(std::string_view name) {
  for (std::size_t end = name.find('/'); end != std::string_view::npos; end = name.find('/')) {
    const std::string_view folder = name.substr(0, end);
    name.remove_prefix(end + 1);
    const bool dotted = folder.starts_with('.') && folder != "." && folder != "..";
    if (dotted || folder == "__MACOSX") return true;
  }
  return false;
}

/// Walks through an archive and hands on what it meets.
class Unpacker {
 public:
  Unpacker(const ByteRange& archive, MemberWriter& writer)
      : zip_(writer.options().kind == Container::zip),
        entries_(archive, writer.options().kind),
        writer_(writer) {}

  void run() {
    while (entries_.next()) {
      writer_.count_entry();
      if (zip_) check_overlap();
      if (!entries_.is_folder()) take();
      if (!entries_.usable()) throw ReadError(Outcome::corrupt, broken_);
      if (zip_) entries_.skip();
      reached_ = entries_.position();
    }
  }

 private:
  /// Entries that share bytes make a small archive expand without end; no honest one has them.
  void check_overlap() const {
    if (entries_.position() >= reached_) return;
    throw ReadError(Outcome::corrupt, "entries overlap: the archive was made to do harm");
  }

  void take() {
    Member member;
    member.name = entries_.name();
    if (entries_.is_alone()) member.name = uncompressed_name(writer_.options().file_name);
    if (!entries_.is_file()) {
      return writer_.refuse(std::move(member), Outcome::skipped,
                            "a link or a device, which is not followed");
    }
    if (is_hidden(member.name)) {
      return pass_over(std::move(member), Outcome::skipped, "in a hidden folder");
    }
    if (entries_.is_encrypted()) {
      return pass_over(std::move(member), Outcome::encrypted, "encrypted, and no key is known");
    }
    const auto& unread = writer_.options().unread;
    if (const auto type = unread ? unread(member.name) : std::nullopt) {
      member.media_type = *type;
      return pass_over(std::move(member), Outcome::unsupported, std::string(*type));
    }
    copy(std::move(member));
  }

  void pass_over(Member member, Outcome outcome, std::string message) {
    member.size = entries_.stated_size();
    writer_.refuse(std::move(member), outcome, std::move(message));
    if (entries_.skipping_expands()) expand_for_nothing();
  }

  void copy(Member member) {
    writer_.begin(member.name, entries_.stated_size());
    bool room = true;
    try {
      while (const std::size_t n = entries_.read(block_.data(), block_.size())) {
        room = writer_.write({block_.data(), n});
        if (!room) break;
      }
    } catch (const ReadError& error) {
      if (error.outcome() == Outcome::too_large) throw;
      broken_ = error.what();
      member.outcome = error.outcome();
      member.message = broken_;
    }
    writer_.end(std::move(member));
    if (!room && entries_.skipping_expands()) expand_for_nothing();
  }

  /// The rest of an entry that nobody wants, so that what it expands to is counted.
  void expand_for_nothing() {
    while (const std::size_t n = entries_.read(block_.data(), block_.size())) {
      writer_.count_bytes(n);
    }
  }

  bool zip_;
  Entries entries_;
  MemberWriter& writer_;
  std::array<char, std::size_t{64} << 10> block_{};
  std::uint64_t reached_ = 0;
  std::string broken_;
};

}  // namespace

bool zip_is_document(const ByteRange& archive) {
  try {
    Entries entries(archive, Container::zip);
    for (int i = 0; i < kEntriesOfDocument && entries.next(); ++i) {
      const std::string name = entries.name();
      if (name == "[Content_Types].xml" || (i == 0 && name == "mimetype")) return true;
    }
  } catch (const ReadError&) {  // what is wrong is told when it is unpacked
  }
  return false;
}

void unpack_entries(const ByteRange& archive, MemberWriter& writer) {
  Unpacker(archive, writer).run();
  if (writer.options().kind == Container::zip && !has_zip_end(archive)) {
    throw ReadError(Outcome::corrupt, "the list at the end of the ZIP is missing: cut off");
  }
}

}  // namespace orgkarta::ingest
