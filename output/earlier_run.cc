#include "output/earlier_run.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "output/error.h"
#include "output/facts_json.h"
#include "output/line_head.h"
#include "output/seen_files.h"
#include "output/sqlite.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

std::optional<Outcome> outcome_named(std::string_view name) {
  const auto at = std::find(kOutcomeNames.begin(), kOutcomeNames.end(), name);
  if (at == kOutcomeNames.end()) return std::nullopt;
  return static_cast<Outcome>(at - kOutcomeNames.begin());
}

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

std::unique_ptr<Connection> open_earlier(const fs::path& database, bool untouched) {
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
    damage = untouched ? "ok" : db->value("PRAGMA quick_check(1)");
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
  earlier->read_files(db);
  return earlier;
}

bool EarlierRun::read_documents(Connection& db, const RunInfo& run) {
  if (db.value("SELECT value FROM properties WHERE name = 'version'") != run.version ||
      db.value("SELECT value FROM properties WHERE name = 'rules_hash'") != run.rules_hash ||
      db.value("SELECT value FROM properties WHERE name = 'settings'") != run.settings) {
    return false;
  }
  told_the_same_ = db.value("SELECT told FROM runs ORDER BY id DESC LIMIT 1") == run.told;
  Query rows(db, "SELECT path, outcome, stage, message, sha256, given, media_type FROM documents");
  while (rows.next()) {
    const auto outcome = outcome_named(rows.text(1));
    EarlierDocument& document = documents_[std::string(rows.text(0))];
    document.lasts = outcome && lasts(*outcome, rows.text_or_none(6).value_or(""), run.ocr);
    document.outcome = outcome.value_or(Outcome::ok);
    document.stage = rows.text_or_none(2).value_or("");
    document.message = rows.text_or_none(3).value_or("");
    document.sha256 = rows.text_or_none(4).value_or("");
    document.given = rows.text(5);
  }
  for (const auto& [path, document] : documents_) {
    const auto mark = path.find('!');
    if (mark != std::string::npos) members_[path.substr(0, mark)].push_back(path);
  }
  return true;
}

void EarlierRun::read_files(Connection& db) {
  read_seen_files(db, [this](const SeenFile& file) {
    if (file.stamp) files_.emplace(file.path, *file.stamp);
    return true;
  });
}

bool EarlierRun::has_line(const EarlierDocument& document) const {
  return document.size > 0 || !has_facts_line(document.outcome);
}

std::vector<std::string> EarlierRun::untouched(const std::string& path,
                                               const FileStamp& stamp) const {
  const auto known = files_.find(path);
  if (known == files_.end() || known->second != stamp) return {};
  std::vector<std::string> paths;
  if (const auto members = members_.find(path); members != members_.end()) paths = members->second;
  if (documents_.contains(path)) paths.push_back(path);
  const bool all = std::ranges::all_of(paths, [this](const auto& p) { return find(p) != nullptr; });
  return all ? paths : std::vector<std::string>();
}

const EarlierDocument* EarlierRun::find(std::string_view path) const {
  const auto known = documents_.find(path);
  const bool usable = known != documents_.end() && known->second.lasts && has_line(known->second);
  if (!usable) return nullptr;
  return &known->second;
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
  const EarlierDocument* document = find(path);
  if (document == nullptr || document->sha256.empty()) return nullptr;
  return document->sha256 == sha256 && document->given == given ? document : nullptr;
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
