// One function a form; export.h tells what they have in common.
#pragma once

#include <string>
#include <vector>

#include "output/export/export.h"
#include "output/export/folder.h"

namespace orgkarta::output {

using Counts = std::vector<ExportCount>;

Counts write_popolo(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_ftm(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_org_jsonld(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_annotations(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_csv(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_dot(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_mermaid(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_graphml(Connection& db, const ExportSettings& settings, ExportFolder& out);
Counts write_datasette(Connection& db, const ExportSettings& settings, ExportFolder& out);

/// Where a licence of that SPDX id is read.
std::string license_address(const std::string& id);

}  // namespace orgkarta::output
