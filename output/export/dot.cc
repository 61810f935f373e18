// DOT of Graphviz: an organisation on a day.
#include "output/export/tree_rows.h"
#include "output/export/tree_text.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

std::string label_of(const OrganisationAt& body) {
  const std::string heads = heads_text(body);
  return heads.empty() ? body.name : body.name + "\n" + heads;
}

std::string node(Connection& db, const OrganisationAt& body) {
  std::string tooltip = body.kind;
  if (!body.since.empty()) tooltip += (body.founded ? ", founded " : ", told since ") + body.since;
  if (!body.last_seen.empty()) tooltip += ", last seen " + body.last_seen;
  if (!body.parent_told) tooltip += ", what stands above it is not told";
  std::string out = "  " + dot_string(body.id) + " [label=" + dot_string(label_of(body)) +
                    ", tooltip=" + dot_string(tooltip) + ", class=" + dot_string(body.kind);
  const std::string address = address_of(db, body.id);
  if (!address.empty()) out += ", URL=" + dot_string(address);
  return out + "];\n";
}

}  // namespace

Counts write_dot(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  const DayTree tree = read_day_tree(db, settings);
  AtomicFile& file = out.add("organisation.dot");
  file.write("digraph organisation {\n  graph [rankdir=LR, labelloc=t, label=" +
             dot_string(tree.title) + "];\n  node [shape=box, fontname=\"sans-serif\"];\n");
  std::int64_t bodies = 0;
  each_row(tree.tree, [&](const TreeRow& row) {
    ++bodies;
    file.write(node(db, *row.body));
    if (row.parent == nullptr) return;
    file.write("  " + dot_string(row.parent->id) + " -> " + dot_string(row.body->id) +
               (row.body->parent_told ? ";\n" : " [style=dashed];\n"));
  });
  file.write("}\n");
  return {{"organisations on " + settings.at, bodies}};
}

}  // namespace orgkarta::output
