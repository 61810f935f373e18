#include "pipeline/rules/code_cache.h"

#include <unistd.h>

#include <algorithm>
#include <exception>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "pipeline/model/folder_names.h"
#include "pipeline/rules/build_id.h"
#include "pipeline/rules/fnv.h"
#include "pipeline/rules/problem.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "rules-";
constexpr std::string_view kExtension = ".code";
constexpr std::size_t kKept = 8;   // files: those who write rules make a set after the other
constexpr std::size_t kHash = 16;  // hexadecimal digits, at the file's begin

std::string hash_of(std::string_view bytes) {
  Fnv hash;
  hash.add(bytes);
  return hash.hex();
}

/// Of half a file nothing is ever seen: it gets its name when it is whole.
void write_file(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  fs::path temporary = file;
  temporary += fmt::format(".{}.tmp", ::getpid());
  std::ofstream out(temporary, std::ios::binary);
  out << hash_of(bytes) << bytes;
  out.close();
  std::error_code ignored;
  if (out) {
    fs::rename(temporary, file, ignored);
  } else {
    fs::remove(temporary, ignored);
  }
}

void remove_old(const fs::path& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> files;
  for (const std::string& name : names_in(folder)) {
    if (!name.starts_with(kPrefix)) continue;  // of ours also temporary ones that were left
    files.emplace_back(fs::last_write_time(folder / name), folder / name);
  }
  std::sort(files.rbegin(), files.rend());
  std::error_code ignored;
  for (std::size_t i = kKept; i < files.size(); ++i) fs::remove(files[i].second, ignored);
}

}  // namespace

CodeCache::CodeCache(const fs::path& folder, const std::string& set_hash) {
  const std::string build = build_id();
  if (folder.empty() || build.empty()) return;
  file_ = folder / fmt::format("{}{}-{}{}", kPrefix, set_hash, build, kExtension);
}

std::optional<SetCode> CodeCache::read() const {
  if (file_.empty()) return std::nullopt;
  try {
    const std::string bytes = read_source(file_).bytes;
    const std::string_view all = bytes;
    if (all.size() < kHash || all.substr(0, kHash) != hash_of(all.substr(kHash))) return {};
    return set_code(all.substr(kHash));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void CodeCache::write(const SetCode& code) const {
  if (file_.empty()) return;
  try {
    write_file(file_, to_bytes(code));
    remove_old(file_.parent_path());
  } catch (const std::exception&) {
    // No room, no right to write, somebody else at it: then the next start compiles again.
  }
}

}  // namespace orgkarta::rules
