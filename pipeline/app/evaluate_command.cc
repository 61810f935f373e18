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
#include "pipeline/evaluate/review.h"
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

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r\f\v") == std::string::npos;
}

std::vector<fs::path> gold_files(const fs::path& folder, Problems& problems) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  if (error) {
    problems.push_back(
        fmt::format("GOLD {}: {}; expected a folder with NAME.json for each document, or a "
                    "review.jsonl",
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

/// Whether there are marks of a review in place of gold.
bool is_review(const fs::path& gold) {
  std::error_code ignored;
  return fs::is_regular_file(gold, ignored);
}

evaluate::Review read_review(const fs::path& file, Problems& problems) {
  evaluate::Review review;
  std::ifstream in(file, std::ios::binary);
  if (!in) problems.push_back(unreadable(file));
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (is_blank(line)) continue;
    evaluate::read_mark(line, printable(file.string()), number, review, problems);
  }
  if (in.bad()) problems.push_back(unreadable(file));
  return review;
}

/// The facts of the documents that have gold, or marks; `name_of` gives a path's name there. Of two
/// documents with one name the last counts.
template <class Gold, class NameOf>
Records read_facts_file(fs::path file, const Gold& gold, NameOf name_of, Problems& problems) {
  if (std::error_code ignored; fs::is_directory(file, ignored)) file /= "facts.jsonl";
  const std::string name = printable(file.string());
  Records found;
  std::ifstream in(file, std::ios::binary);
  if (!in) problems.push_back(unreadable(file));
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (is_blank(line)) continue;
    auto record = evaluate::read_facts(line, name, number, problems);
    if (!record) continue;
    const std::string document =
        name_of((*record)["document"]["path"].template get_ref<const std::string&>());
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

/// Of documents that have changed since they were looked at nothing is judged, which is told.
std::vector<DocumentScore> compare_review(const evaluate::Review& review, const Records& found,
                                          const evaluate::BodyKeys& keys, const Options& options) {
  std::vector<DocumentScore> scores;
  evaluate::Settings settings = options.evaluation;
  settings.everything = false;  // ask() has seen to it
  for (const auto& [path, reviewed] : review) {
    const auto at = found.find(path);
    const Json* record = at == found.end() ? nullptr : &at->second;
    const bool changed = record != nullptr && !evaluate::is_of(reviewed, *record);
    if (changed) {
      print_error(
          fmt::format("orgkarta: {}: has changed since it was reviewed; {} marks count for "
                      "nothing: review it again\n",
                      printable(path), reviewed.marks.size()));
    }
    const evaluate::Asked asked = evaluate::ask(changed ? evaluate::Reviewed() : reviewed, record,
                                                keys, options.evaluation.everything);
    scores.push_back(evaluate::compare(path, asked.gold, record == nullptr ? nullptr : &asked.found,
                                       keys, settings));
    if (record == nullptr) continue;
    const Json& document = evaluate::member(*record, "document");
    scores.back().municipality = evaluate::text(evaluate::member(document, "municipality"), "code");
    scores.back().type = evaluate::text(document, "type");
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
  const bool has_old = !options.old_facts.empty();
  Problems problems;
  std::vector<DocumentScore> now;
  std::vector<DocumentScore> before;
  /// Reads both facts, then compares each with what they are to be compared with.
  const auto judge = [&](const auto& gold, auto name_of, auto compare) {
    const Records found = read_facts_file(options.facts, gold, name_of, problems);
    Records old;
    if (has_old) old = read_facts_file(options.old_facts, gold, name_of, problems);
    if (!problems.empty()) throw UsageError(std::move(problems));
    const evaluate::BodyKeys keys(lexicons);
    now = compare(gold, found, keys, options);
    if (has_old) before = compare(gold, old, keys, options);
  };
  try {
    if (is_review(options.gold)) {
      judge(
          read_review(options.gold, problems), [](const std::string& path) { return path; },
          compare_review);
    } else {
      judge(read_gold_folder(options.gold, problems), evaluate::name_of_document, compare_all);
    }
    print_out(options.json ? as_json(options, now, before) : as_text(options, now, before));
  } catch (const evaluate::MissingLexicon& missing) {
    throw UsageError({missing.what()});
  }
  return kAllRead;
}

}  // namespace orgkarta::app
