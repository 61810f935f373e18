#include "output/untouched.h"

#include <sys/stat.h>

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "output/atomic_file.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNote = ".orgkarta.state";
constexpr std::array<const char*, 4> kOutputs = {"facts.jsonl", "errors.jsonl", "changes.jsonl",
                                                 "orgkarta.db"};

/// What is told of them now; empty if one is not there. A journal beside the database would be a
/// part of it.
std::optional<std::string> told(const fs::path& dir) {
  std::error_code none;
  if (fs::exists(dir / "orgkarta.db-journal", none) || fs::exists(dir / "orgkarta.db-wal", none)) {
    return std::nullopt;
  }
  std::string out = "orgkarta outputs 1\n";
  for (const char* name : kOutputs) {
    struct stat state {};
    if (::lstat((dir / name).c_str(), &state) != 0 || !S_ISREG(state.st_mode)) return std::nullopt;
    out += fmt::format("{} {} {}.{:09} {}.{:09} {}\n", name, state.st_size, state.st_mtim.tv_sec,
                       state.st_mtim.tv_nsec, state.st_ctim.tv_sec, state.st_ctim.tv_nsec,
                       state.st_ino);
  }
  return out + "end\n";
}

}  // namespace

void note_outputs(const fs::path& dir) {
  const auto now = told(dir);
  if (!now) return;
  AtomicFile note(dir / kNote);
  note.write(*now);
  note.commit();
}

bool are_untouched(const fs::path& dir) {
  std::ifstream in(dir / kNote, std::ios::binary);
  const std::string noted{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  return !noted.empty() && told(dir) == noted;
}

}  // namespace orgkarta::output
