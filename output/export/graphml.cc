// GraphML: an organisation on a day, with all that is known of each body as attributes.
#include <array>

#include "output/export/tree_rows.h"
#include "output/export/tree_text.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

struct Key {
  const char* name;
  const char* of;
  const char* type;
};

constexpr std::array<Key, 11> kKeys = {{{"name", "node", "string"},
                                        {"kind", "node", "string"},
                                        {"field", "node", "string"},
                                        {"heads", "node", "string"},
                                        {"since", "node", "string"},
                                        {"founded", "node", "boolean"},
                                        {"last_seen", "node", "string"},
                                        {"source", "node", "string"},
                                        {"parent_told", "edge", "boolean"},
                                        {"municipality", "graph", "string"},
                                        {"day", "graph", "string"}}};

std::string data(const char* key, const std::string& value) {
  if (value.empty()) return {};
  return std::string("<data key=\"") + key + "\">" + xml_text(value) + "</data>";
}

const char* word(bool value) { return value ? "true" : "false"; }

std::string node(Connection& db, const OrganisationAt& body) {
  return "  <node id=\"" + xml_text(body.id) + "\">" + data("name", body.name) +
         data("kind", body.kind) + data("field", body.field) + data("heads", heads_text(body)) +
         data("since", body.since) + data("founded", word(body.founded)) +
         data("last_seen", body.last_seen) + data("source", address_of(db, body.id)) + "</node>\n";
}

}  // namespace

Counts write_graphml(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  const DayTree tree = read_day_tree(db, settings);
  AtomicFile& file = out.add("organisation.graphml");
  file.write(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
  for (const Key& key : kKeys) {
    file.write(std::string("<key id=\"") + key.name + "\" for=\"" + key.of + "\" attr.name=\"" +
               key.name + "\" attr.type=\"" + key.type + "\"/>\n");
  }
  file.write("<graph id=\"organisation\" edgedefault=\"directed\">\n  " +
             data("municipality", tree.tree.code) + data("day", tree.tree.day) + "\n");
  std::int64_t bodies = 0;
  each_row(tree.tree, [&](const TreeRow& row) {
    ++bodies;
    file.write(node(db, *row.body));
    if (row.parent == nullptr) return;
    file.write("  <edge source=\"" + xml_text(row.parent->id) + "\" target=\"" +
               xml_text(row.body->id) + "\">" + data("parent_told", word(row.body->parent_told)) +
               "</edge>\n");
  });
  file.write("</graph>\n</graphml>\n");
  return {{"organisations on " + settings.at, bodies}};
}

}  // namespace orgkarta::output
