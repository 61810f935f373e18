#include "output/export/tree_rows.h"

#include "output/export/uri.h"
#include "output/municipality_told.h"

namespace orgkarta::output {
namespace {

constexpr const char* kAddresses =
    "SELECT DISTINCT d.url FROM organisation_units o JOIN units u ON u.id = o.unit"
    " JOIN documents d ON d.id = u.document WHERE o.organisation = ?1 AND d.url IS NOT NULL"
    " ORDER BY d.path";

void walk(const OrganisationAt& body, const OrganisationAt* parent, std::size_t parent_number,
          std::size_t& next, const std::function<void(const TreeRow&)>& take) {
  const std::size_t number = next++;
  take({&body, parent, number, parent_number});
  for (const OrganisationAt& child : body.children) walk(child, &body, number, next, take);
}

}  // namespace

DayTree read_day_tree(Connection& db, const ExportSettings& settings) {
  const MunicipalityTold told = read_municipality(db, settings.municipality);
  std::string title = told.name + " (" + told.code + ")";
  if (!settings.at.empty()) title += " on " + settings.at;
  return {std::move(title), organisation_tree(told, settings.at)};
}

void each_row(const OrganisationTree& tree, const std::function<void(const TreeRow&)>& take) {
  std::size_t next = 0;
  walk(tree.root, nullptr, 0, next, take);
}

std::string heads_text(const OrganisationAt& body) {
  std::string out;
  for (const HeadAt& head : body.heads) {
    if (!out.empty()) out += '\n';
    out += head.name;
    if (!head.title.empty()) out += ", " + head.title;
    if (head.acting) out += " (acting)";
  }
  return out;
}

std::string address_of(Connection& db, const std::string& organisation) {
  Query row(db, kAddresses);
  row.ask(organisation);
  while (row.next()) {
    if (auto address = web_address(row.text(0))) return *address;
  }
  return {};
}

}  // namespace orgkarta::output
