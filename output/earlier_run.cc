#include "output/earlier_run.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <fstream>

#include "output/error.h"
#include "output/line_head.h"
#include "output/sqlite.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& found) {
  throw EnvironmentError(found + "; it is left as it is: move it away, or choose another --out");
}

/// Sees that the file can be replaced: nobody is writing to it, we may write to it, and what a
/// journal beside it holds has become a part of it.
void settle(const std::string& file) {
  Connection db(file);
  db.script("BEGIN IMMEDIATE; ROLLBACK; PRAGMA journal_mode = DELETE");
}

}  // namespace

EarlierRun::~EarlierRun() {
  if (lines_ >= 0) ::close(lines_);
}

std::unique_ptr<Connection> open_earlier(const fs::path& database) {
  const std::string name = database.string();
  std::error_code none;
  const fs::file_status status = fs::symlink_status(database, none);
  if (!fs::exists(status)) return nullptr;
  if (!fs::is_regular_file(status)) refuse(name + " is no regular file");
  std::unique_ptr<Connection> db;
  std::string id, damage;
  int version = 0;
  try {
    settle(name);
    db = std::make_unique<Connection>(name, Access::read_unlocked);
    db->script("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    id = db->value("PRAGMA application_id");
    version = std::stoi(db->value("PRAGMA user_version"));
    damage = db->value("PRAGMA quick_check(1)");
  } catch (const EnvironmentError& error) {
    refuse(error.what());
  }
  if (id != std::to_string(kApplicationId)) {
    refuse(fmt::format("{} is no database of orgkarta (application_id {})", name, id));
  }
  if (version > kSchemaVersion) {
    refuse(fmt::format("{} is of a newer orgkarta (user_version {}, this one writes {})", name,
                       version, kSchemaVersion));
  }
  if (damage != "ok") refuse(fmt::format("{} is damaged ({})", name, damage));
  return version == kSchemaVersion ? std::move(db) : nullptr;
}

std::unique_ptr<EarlierRun> EarlierRun::open(Connection& db, const std::filesystem::path& dir,
                                             const RunInfo& run) {
  std::unique_ptr<EarlierRun> earlier(new EarlierRun);
  if (!earlier->read_documents(db, run)) return nullptr;
  if (!earlier->read_lines((dir / "facts.jsonl").string())) return nullptr;
  return earlier;
}

bool EarlierRun::read_documents(Connection& db, const RunInfo& run) {
  if (db.value("SELECT value FROM properties WHERE name = 'version'") != run.version ||
      db.value("SELECT value FROM properties WHERE name = 'rules_hash'") != run.rules_hash ||
      db.value("SELECT value FROM properties WHERE name = 'settings'") != run.settings) {
    return false;
  }
  Query documents(db, "SELECT path, sha256, given FROM documents WHERE outcome = 'ok'");
  while (documents.next()) {
    documents_[std::string(documents.text(0))] = {std::string(documents.text(1)),
                                                  std::string(documents.text(2)), 0, 0};
  }
  return true;
}

bool EarlierRun::read_lines(const std::string& file) {
  file_ = file;
  lines_ = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (lines_ < 0) return false;
  std::ifstream in(file, std::ios::binary);
  std::string line;
  std::uint64_t at = 0;
  while (std::getline(in, line)) {
    const std::uint64_t size = line.size() + 1;
    if (const auto head = head_of(line); head && !in.eof()) {
      const auto known = documents_.find(head->path);
      if (known != documents_.end() && known->second.sha256 == head->sha256) {
        known->second.begin = at;
        known->second.size = size;
      }
    }
    at += size;
  }
  return true;
}

const EarlierDocument* EarlierRun::unchanged(std::string_view path, std::string_view sha256,
                                             std::string_view given) const {
  const auto known = documents_.find(path);
  if (known == documents_.end()) return nullptr;
  const EarlierDocument& document = known->second;
  const bool same = document.size > 0 && document.sha256 == sha256 && document.given == given;
  return same ? &document : nullptr;
}

std::string EarlierRun::line(const EarlierDocument& document) const {
  std::string line(document.size, '\0');
  std::size_t have = 0;
  while (have < line.size()) {
    const ssize_t n = ::pread(lines_, line.data() + have, line.size() - have,
                              static_cast<off_t>(document.begin + have));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) throw EnvironmentError("read", file_, n < 0 ? errno : EIO);
    have += static_cast<std::size_t>(n);
  }
  return line;
}

}  // namespace orgkarta::output
