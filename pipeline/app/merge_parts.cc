#include "pipeline/app/merge_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "output/error.h"
#include "output/publication.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/parsed_object.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using Problems = std::vector<std::string>;

Part open_part(const fs::path& dir) {
  std::error_code error;
  if (!fs::is_directory(dir, error)) {
    throw UsageError(
        {fmt::format("DIR {}: is no folder; expected that of a run", printable(dir.string()))});
  }
  Part part{dir, output::lock_if_writable(dir), {}, {}};
  if (part.lock) output::finish_publication(dir);
  part.run = output::read_finished_run(dir);
  part.forgotten = Forgotten::load(dir);
  return part;
}

/// A folder would wait for itself.
void check_given(const Options& options) {
  std::map<fs::path, std::string> seen;
  std::error_code error;
  seen.emplace(fs::weakly_canonical(options.out, error), "the output folder");
  Problems problems;
  for (const std::string& dir : options.inputs) {
    const auto [at, fresh] = seen.emplace(fs::weakly_canonical(dir, error), "given twice");
    if (!fresh) problems.push_back(fmt::format("DIR {}: is {}", printable(dir), at->second));
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
}

/// What all say alike; null where they do not, but all INPUTs and shards.
nlohmann::ordered_json joined_options(const std::vector<Part>& parts) {
  nlohmann::ordered_json out = parsed_object(parts.front().run.options);
  std::set<std::string> listings;
  for (const Part& part : parts) {
    const auto options = parsed_object(part.run.options);
    listings.insert(options.value("listing", ""));
    for (const auto& [key, value] : options.items()) {
      if (!out.contains(key)) {
        out[key] = value;
      } else if (value.is_array() && out[key].is_array()) {
        for (const auto& member : value) {
          if (std::find(out[key].begin(), out[key].end(), member) == out[key].end()) {
            out[key].push_back(member);
          }
        }
      } else if (out[key] != value) {
        out[key] = nullptr;
      }
    }
  }
  if (listings.size() == 1 && !missing_shards(parts).empty()) return out;
  for (const char* key : {"shards", "listing", "listed"}) out.erase(key);
  return out;
}

/// What holds of all parts.
std::string joined_isolation(const std::vector<Part>& parts) {
  nlohmann::ordered_json out = parsed_object(parts.front().run.isolation);
  for (const Part& part : parts) {
    const auto isolation = parsed_object(part.run.isolation);
    for (const auto& [key, value] : isolation.items()) {
      if (value == false) out[key] = false;
    }
  }
  return out.dump();
}

}  // namespace

std::vector<Part> open_parts(const Options& options) {
  check_given(options);
  std::vector<Part> parts;
  Problems problems;  // of all folders at once: one that is missing is seldom alone
  for (const std::string& dir : options.inputs) {
    try {
      parts.push_back(open_part(dir));
    } catch (const UsageError& wrong) {
      problems.insert(problems.end(), wrong.problems().begin(), wrong.problems().end());
    } catch (const output::WrongDatabase& wrong) {
      problems.push_back(printable(wrong.what()));
    }
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.run.first < b.run.first; });
  return parts;
}

std::string settings_of(const Part& part) {
  auto settings = parsed_object(part.run.settings);
  settings.erase("linked");
  return settings.dump();
}

MergedRun merged_run(const std::vector<Part>& parts, const std::string& corrections) {
  nlohmann::ordered_json options = joined_options(parts);
  options["corrections"] =
      corrections.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(corrections);
  return {options.dump(), parts.front().run.readers, joined_isolation(parts),
          settings_of(parts.front())};
}

}  // namespace orgkarta::app
