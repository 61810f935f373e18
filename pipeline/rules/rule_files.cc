#include "pipeline/rules/rule_files.h"

#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/model/folder_names.h"
#include "pipeline/rules/fnv.h"
#include "pipeline/rules/lexicon_file.h"
#include "pipeline/rules/rule_file.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/rules/track_record.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;

class FolderReader {
 public:
  FolderReader(const fs::path& dir, Problems& problems) : dir_(dir), problems_(problems) {
    if (!fs::is_directory(dir_)) throw RuleError({fmt::format("{}: no folder", dir_.string())});
  }

  RuleFiles read_all() {
    read_lexicons();
    out_.macros = read_macro_file();
    out_.mentions = read_folder("mentions", false);
    out_.relations = read_folder("relations", true);
    if (out_.mentions.empty() && out_.relations.empty() && problems_.empty()) {
      problems_.add(fmt::format("{}: no rules", dir_.string()));
    }
    check_ids(out_.mentions);
    check_ids(out_.relations);
    weigh();
    out_.hash = hash_.hex();
    return std::move(out_);
  }

  /// Of the same files in the same order as read_all().
  std::string hash_only() {
    files("lexicon", ".tsv");
    read_if_there("macros.toml");
    files("mentions", ".toml");
    files("relations", ".toml");
    read_if_there("record.tsv");
    return problems_.empty() ? hash_.hex() : std::string();
  }

  Lexicons read_only_lexicons() {
    read_lexicons();
    return std::move(out_.lexicons);
  }

 private:
  // Files of a folder in the order of their names, so that the same set loads the same everywhere.
  std::vector<const SourceFile*> files(std::string_view folder, std::string_view extension) {
    std::vector<const SourceFile*> out;
    if (!fs::is_directory(dir_ / folder)) return out;
    for (const std::string& name : names_in(dir_ / folder)) {
      if (!name.ends_with(extension)) continue;
      if (const SourceFile* file = read(dir_ / folder / name)) out.push_back(file);
    }
    return out;
  }

  const SourceFile* read(const fs::path& path) {
    try {
      out_.sources.push_back(std::make_unique<SourceFile>(read_source(path)));
    } catch (const std::runtime_error& error) {
      problems_.add(fmt::format("{}: {}", path.string(), error.what()));
      return nullptr;
    }
    hash_.add(path.lexically_relative(dir_).generic_string());
    hash_.add(out_.sources.back()->bytes);
    return out_.sources.back().get();
  }

  const SourceFile* read_if_there(std::string_view name) {
    const fs::path path = dir_ / name;
    return fs::exists(path) ? read(path) : nullptr;
  }

  void read_lexicons() {
    for (const SourceFile* file : files("lexicon", ".tsv")) {
      Lexicon lexicon = read_lexicon(*file, problems_);
      std::string name = lexicon.name;
      out_.lexicons.emplace(std::move(name), std::move(lexicon));
    }
  }

  std::vector<PatternSource> read_macro_file() {
    const SourceFile* file = read_if_there("macros.toml");
    return file == nullptr ? std::vector<PatternSource>() : read_macros(*file, problems_);
  }

  std::vector<RuleSpec> read_folder(std::string_view folder, bool relation) {
    std::vector<RuleSpec> out;
    for (const SourceFile* file : files(folder, ".toml")) {
      for (RuleSpec& spec : read_rules(*file, relation, problems_)) out.push_back(std::move(spec));
    }
    return out;
  }

  void check_ids(const std::vector<RuleSpec>& specs) {
    for (const RuleSpec& spec : specs) {
      if (spec.info.id.empty()) continue;
      const auto [it, fresh] = ids_.try_emplace(spec.info.id, &spec.info);
      if (fresh) continue;
      problems_.add(fmt::format("{}:{}: {}: the id stands already in {}:{}", spec.info.file,
                                spec.info.line, spec.info.id, it->second->file, it->second->line));
    }
  }

  // Rules whose files do not say how sure they are, are as sure as they have been right.
  void weigh() {
    const SourceFile* file = read_if_there("record.tsv");
    if (file == nullptr) return;
    TrackRecords records = read_track_records(*file, problems_);
    for (auto* specs : {&out_.mentions, &out_.relations}) {
      for (RuleSpec& spec : *specs) {
        const auto found = records.find(spec.info.id);
        const TrackRecord record = found == records.end() ? TrackRecord() : found->second;
        if (found != records.end()) records.erase(found);
        if (!spec.says_confidence) spec.info.confidence = expected_precision(record);
      }
    }
    for (const auto& [id, record] : records) {
      problems_.add(
          {file, record.line, 1}, "",
          fmt::format("there is no rule '{}': scripts/record_rules.py writes the file anew", id));
    }
  }

  const fs::path& dir_;
  Problems& problems_;
  RuleFiles out_;
  Fnv hash_;
  std::map<std::string, const RuleInfo*> ids_;
};

}  // namespace

RuleFiles read_rule_files(const fs::path& dir, Problems& problems) {
  return FolderReader(dir, problems).read_all();
}

std::string hash_rule_files(const fs::path& dir) {
  Problems problems;
  return FolderReader(dir, problems).hash_only();
}

Lexicons read_lexicons(const fs::path& dir, Problems& problems) {
  return FolderReader(dir, problems).read_only_lexicons();
}

}  // namespace orgkarta::rules
