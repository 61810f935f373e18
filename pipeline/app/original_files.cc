#include "pipeline/app/original_files.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "pipeline/app/sha256.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

/// The INPUTs of the last run.
std::vector<fs::path> last_inputs(output::Connection& db) {
  const auto options = nlohmann::json::parse(
      db.value("SELECT options FROM runs ORDER BY id DESC LIMIT 1"), nullptr, false);
  std::vector<fs::path> out;
  if (!options.is_object() || !options.contains("inputs")) return out;
  for (const auto& input : options["inputs"]) {
    if (input.is_string() && input != "-") out.emplace_back(input.get<std::string>());
  }
  return out;
}

/// Where a document of that path may have been read: below an INPUT, an INPUT itself, or with the
/// INPUT's folder in front, as where two have files of one name.
std::vector<fs::path> places_of(const fs::path& path, const std::vector<fs::path>& inputs) {
  std::vector<fs::path> out;
  for (const fs::path& given : inputs) {
    const fs::path input = given.has_filename() ? given : given.parent_path();
    out.push_back(input / path);
    out.push_back(input.parent_path() / path);
    if (input.has_parent_path()) out.push_back(input.parent_path().parent_path() / path);
  }
  return out;
}

}  // namespace

OriginalFiles check_original_files(output::Connection& db, const output::OnFault& tell) {
  const std::vector<fs::path> inputs = last_inputs(db);
  OriginalFiles out;
  output::Query documents(db, "SELECT path, sha256 FROM documents WHERE sha256 IS NOT NULL");
  while (documents.next()) {
    const fs::path path(std::string(documents.text(0)));
    std::optional<std::string> other;
    fs::path where;
    bool found = false;
    for (const fs::path& place : places_of(path, inputs)) {
      const auto sum = path.is_relative() ? sha256_of_file(place) : std::nullopt;
      if (sum && *sum == documents.text(1)) found = true;
      if (found) break;
      if (sum && !other) {
        other = sum;
        where = place;
      }
    }
    ++(found || other ? out.checked : out.elsewhere);
    if (found || !other) continue;
    tell({path.string(), where.string(), "bytes with SHA-256 " + *other,
          std::string(documents.text(1)) + ", as it was read: run again, or put the file back"});
  }
  return out;
}

}  // namespace orgkarta::app
