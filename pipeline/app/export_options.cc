#include "pipeline/app/export_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "pipeline/app/escape.h"
#include "pipeline/model/edtf_days.h"

namespace orgkarta::app {
namespace {

constexpr const char* kExamples = R"(Examples:
  orgkarta export found --format popolo --out popolo                       for civic registries
  orgkarta export found --format csv --safe-csv --out tables               for spreadsheets
  orgkarta export found --format org-jsonld --municipality 0581 --out rdf  one municipality as linked data
  orgkarta export found --format dot --municipality norr --at 2023 --out chart && dot -Tsvg chart/organisation.dot

popolo: Popolo 1.0.1. ftm: FollowTheMoney, an entity a line. org-jsonld: W3C ORG, CPOV and PROV-O. annotations:
W3C Web Annotations of every passage. csv: the tables as a Frictionless data package. dot, mermaid, graphml: one
municipality's organisation on a day. datasette: metadata.json for orgkarta.db.

DIR gets the files and a README.md that tells what the form has no place for. It must be new, empty, or hold an
export in the same form, which is replaced.)";

void check_license(const ExportOptions& o, std::vector<std::string>& problems) {
  if (o.license.empty()) return;
  constexpr std::string_view kSigns =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";
  if (!output::has_license(o.format)) {
    problems.emplace_back("--license goes with --format csv and datasette alone");
  } else if (o.license.find_first_not_of(kSigns) != std::string::npos) {
    problems.push_back(fmt::format("--license \"{}\": expected an SPDX id: CC0-1.0, CC-BY-4.0",
                                   printable(o.license)));
  }
}

}  // namespace

void add_export_command(CLI::App& app, ExportOptions& o, const std::function<void()>& chosen) {
  CLI::App* command = app.add_subcommand("export", "Write the registry in other systems' forms");
  command->add_option("DB", o.db, "orgkarta.db, or the folder of a run that holds it")
      ->required()
      ->type_name("");
  command->add_option("--format", o.written.format, "The form")
      ->required()
      ->type_name(output::kExportFormatNames);
  command->add_option("--out", o.out, "Folder for the files")->required()->type_name("DIR");
  command->add_option("--municipality", o.municipality, "Only of that one")->type_name("NAME|CODE");
  command
      ->add_option(
          "--at", o.written.at,
          "dot, mermaid, graphml: the state on that day (the last that documents speak of)")
      ->type_name("DATE");
  command->add_option("--license", o.license, "csv, datasette: the data's licence, as CC0-1.0")
      ->type_name("SPDX");
  command->add_flag("--safe-csv", o.safe_csv,
                    "csv: an apostrophe before what a spreadsheet takes for a formula");
  command->footer(kExamples);
  command->callback([chosen] { chosen(); });
}

void check_export(ExportOptions& o, std::vector<std::string>& problems) {
  const auto format = output::export_format_named(o.written.format);
  if (!format) {
    problems.push_back(fmt::format("--format \"{}\": expected {}", printable(o.written.format),
                                   output::kExportFormatNames));
    return;
  }
  o.format = *format;
  if (o.safe_csv && o.format != output::ExportFormat::csv) {
    problems.emplace_back("--safe-csv goes with --format csv alone");
  }
  check_license(o, problems);
  if (o.written.at.empty()) return;
  if (!output::is_of_a_day(o.format)) {
    problems.emplace_back("--at goes with --format dot, mermaid and graphml alone");
  } else if (const auto days = edtf_days(o.written.at)) {
    o.at = days->last;
  } else {
    problems.push_back(
        fmt::format("--at \"{}\": expected a day, month or year: 2024-05-01, 2024-05, 2024",
                    printable(o.written.at)));
  }
}

}  // namespace orgkarta::app
