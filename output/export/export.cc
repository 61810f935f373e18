#include "output/export/export.h"

#include <array>
#include <stdexcept>
#include <string>

#include "output/export/folder.h"
#include "output/export/writers.h"
#include "output/export_readmes.h"

namespace orgkarta::output {
namespace {

using Write = Counts (*)(Connection&, const ExportSettings&, ExportFolder&);

struct Form {
  ExportFormat format;
  std::string_view name;
  Write write;
};

constexpr std::array<Form, 9> kForms = {{
    {ExportFormat::popolo, "popolo", write_popolo},
    {ExportFormat::ftm, "ftm", write_ftm},
    {ExportFormat::org_jsonld, "org-jsonld", write_org_jsonld},
    {ExportFormat::annotations, "annotations", write_annotations},
    {ExportFormat::csv, "csv", write_csv},
    {ExportFormat::dot, "dot", write_dot},
    {ExportFormat::mermaid, "mermaid", write_mermaid},
    {ExportFormat::graphml, "graphml", write_graphml},
    {ExportFormat::datasette, "datasette", write_datasette},
}};

const Form& form_of(ExportFormat format) {
  for (const Form& form : kForms) {
    if (form.format == format) return form;
  }
  throw std::logic_error("an export format without a writer");
}

std::string_view readme_of(std::string_view name) {
  for (const ExportReadme& readme : kExportReadmes) {
    if (readme.name == name) return readme.text;
  }
  throw std::logic_error("no README for the export " + std::string(name));
}

}  // namespace

std::optional<ExportFormat> export_format_named(std::string_view name) {
  for (const Form& form : kForms) {
    if (form.name == name) return form.format;
  }
  return std::nullopt;
}

std::string_view name_of(ExportFormat format) { return form_of(format).name; }

bool is_of_a_day(ExportFormat format) {
  return format == ExportFormat::dot || format == ExportFormat::mermaid ||
         format == ExportFormat::graphml;
}

std::string license_address(const std::string& id) {
  return "https://spdx.org/licenses/" + id + ".html";
}

bool has_license(ExportFormat format) {
  return format == ExportFormat::csv || format == ExportFormat::datasette;
}

std::vector<ExportCount> export_registry(Connection& db, const ExportSettings& settings) {
  const Form& form = form_of(settings.format);
  ExportFolder folder(settings.dir, form.name, readme_of(form.name));
  const Counts counts = form.write(db, settings, folder);
  folder.commit();
  return counts;
}

}  // namespace orgkarta::output
