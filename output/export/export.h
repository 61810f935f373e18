// The registry in the forms of other systems.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/sqlite.h"

namespace orgkarta::output {

enum class ExportFormat {
  popolo,
  ftm,
  org_jsonld,
  annotations,
  csv,
  dot,
  mermaid,
  graphml,
  datasette
};

inline constexpr const char* kExportFormatNames =
    "popolo|ftm|org-jsonld|annotations|csv|dot|mermaid|graphml|datasette";

std::optional<ExportFormat> export_format_named(std::string_view name);
std::string_view name_of(ExportFormat format);

/// Whether it is of one municipality on one day.
bool is_of_a_day(ExportFormat format);

struct ExportSettings {
  ExportFormat format = ExportFormat::popolo;
  std::filesystem::path dir;  ///< see ExportFolder
  std::string municipality;   ///< code: only of that one; empty: all (not where is_of_a_day)
  std::string at;             ///< the day (ISO), where is_of_a_day
  std::string license;        ///< of the data: an SPDX id; empty: not told (csv, datasette)
  bool safe_csv = false;      ///< no cell is taken for a formula
};

struct ExportCount {
  std::string what;
  std::int64_t count = 0;
};

/// Whether it has a place for a licence.
bool has_license(ExportFormat format);

/// Writes the export and tells what is in it. The same database and settings give the same bytes.
/// Throws as Connection does, EnvironmentError and LockedError; files of an earlier export are then
/// as they were.
std::vector<ExportCount> export_registry(Connection& db, const ExportSettings& settings);

}  // namespace orgkarta::output
