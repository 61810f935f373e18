#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/read_input.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/evaluate/records.h"
#include "pipeline/evaluate/report_json.h"
#include "pipeline/evaluate/table.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using evaluate::DocumentScore;
using evaluate::Json;
constexpr std::uint64_t kMaxGold = std::uint64_t{64} << 20;  // bytes of one document's gold

using Problems = std::vector<std::string>;
/// Records by their documents' names, in the order of these.
using Records = std::map<std::string, Json>;

std::string unreadable(const fs::path& file) {
  return fmt::format("{}: {}", printable(file.string()), std::strerror(errno));
}

std::vector<fs::path> gold_files(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (error) {
    problems.push_back(
        fmt::format("GOLD {}: {}; expected a folder with NAME.json for each document",
                    printable(folder.string()), error.message()));
  } else if (files.empty()) {
    problems.push_back(fmt::format("GOLD {}: no *.json in it; expected NAME.json for each document",
                                   printable(folder.string())));
  }
  std::sort(files.begin(), files.end());
  return files;
}

Records read_gold_folder(const fs::path& folder, Problems& problems) {
  Records gold;
  for (const fs::path& file : gold_files(folder, problems)) {
    Record read;
    const std::string bytes = read_file(read, file, kMaxGold);
    if (read.problem) {
      problems.push_back(fmt::format("{}: {}", printable(file.string()), read.problem->message));
      continue;
    }
    if (auto record = evaluate::read_gold(bytes, printable(file.string()), problems))
      gold.emplace(file.stem().string(), std::move(*record));
  }
  return gold;
}

/// The facts of the documents that have gold. Of two documents with one name the last counts.
Records read_facts_file(fs::path file, const Records& gold, Problems& problems) {
  if (std::error_code ignored; fs::is_directory(file, ignored)) file /= "facts.jsonl";
  const std::string name = printable(file.string());
  Records found;
  std::ifstream in(file, std::ios::binary);
  if (!in) problems.push_back(unreadable(file));
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.find_first_not_of(" \t\r\f\v") == std::string::npos) continue;
    auto record = evaluate::read_facts(line, name, number, problems);
    if (!record) continue;
    const std::string document =
        evaluate::name_of_document((*record)["document"]["path"].get_ref<const std::string&>());
    if (!gold.contains(document)) continue;
    if (found.contains(document)) {
      print_error(
          fmt::format("orgkarta: {}:{}: a second document with the name {}; this one counts\n",
                      name, number, printable(document)));
    }
    found.insert_or_assign(document, std::move(*record));
  }
  if (in.bad()) problems.push_back(unreadable(file));
  return found;
}

std::vector<DocumentScore> compare_all(const Records& gold, const Records& found,
                                       const evaluate::BodyKeys& keys, const Options& options) {
  std::vector<DocumentScore> scores;
  for (const auto& [name, record] : gold) {
    const auto at = found.find(name);
    scores.push_back(evaluate::compare(name, record, at == found.end() ? nullptr : &at->second,
                                       keys, options.evaluation));
  }
  return scores;
}

std::string as_json(const Options& options, const std::vector<DocumentScore>& now,
                    const std::vector<DocumentScore>& before) {
  auto json = evaluate::rows_as_json(evaluate::sum_up(now, before));
  const auto groups = evaluate::group(now, before, options.by);
  if (!groups.empty()) {
    json[options.by == evaluate::Grouping::type ? "by_type" : "by_municipality"] =
        evaluate::groups_as_json(groups);
  }
  if (!before.empty()) json["differences"] = evaluate::differences_as_json(before, now);
  if (options.verbose) json["findings"] = evaluate::findings_as_json(now);
  return json.dump(1) + "\n";
}

std::string heading(const Options& options, const evaluate::Group& group) {
  return fmt::format("{} {} ({} {})\n",
                     options.by == evaluate::Grouping::type ? "type" : "municipality",
                     group.name.empty() ? "not told" : printable(group.name), group.documents,
                     group.documents == 1 ? "document" : "documents");
}

std::string as_text(const Options& options, const std::vector<DocumentScore>& now,
                    const std::vector<DocumentScore>& before) {
  std::string out;
  for (const DocumentScore& document : now) {
    if (options.verbose) out += evaluate::list_findings(document);
  }
  if (options.verbose && !before.empty()) out += "\nagainst the older facts\n";
  for (std::size_t i = 0; i < before.size(); ++i) {
    out += evaluate::list_differences(before[i], now[i]);
  }
  for (const evaluate::Group& group : evaluate::group(now, before, options.by)) {
    out += heading(options, group) + evaluate::table(group) + "\n";
  }
  if (options.by != evaluate::Grouping::none) out += fmt::format("all {} documents\n", now.size());
  return out + evaluate::table(evaluate::sum_up(now, before));
}

}  // namespace

int evaluate_command(const Options& options) {
  const Lexicons lexicons = rules::load_lexicons(rules_folder(options));
  Problems problems;
  const Records gold = read_gold_folder(options.gold, problems);
  const Records found = read_facts_file(options.facts, gold, problems);
  Records old;
  if (!options.old_facts.empty()) old = read_facts_file(options.old_facts, gold, problems);
  if (!problems.empty()) throw UsageError(std::move(problems));
  try {
    const evaluate::BodyKeys keys(lexicons);
    const auto now = compare_all(gold, found, keys, options);
    std::vector<DocumentScore> before;
    if (!options.old_facts.empty()) before = compare_all(gold, old, keys, options);
    print_out(options.json ? as_json(options, now, before) : as_text(options, now, before));
  } catch (const evaluate::MissingLexicon& missing) {
    throw UsageError({missing.what()});
  }
  return kAllRead;
}

}  // namespace orgkarta::app
