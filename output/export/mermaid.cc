// Mermaid flowchart: an organisation on a day.
#include "output/export/json_file.h"
#include "output/export/tree_rows.h"
#include "output/export/tree_text.h"
#include "output/export/writers.h"

namespace orgkarta::output {

Counts write_mermaid(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  const DayTree tree = read_day_tree(db, settings);
  AtomicFile& file = out.add("organisation.mmd");
  // The head is YAML, of which JSON strings are part.
  file.write("---\ntitle: " + line_of(Json(tree.title)) + "\n---\nflowchart LR\n");
  std::int64_t bodies = 0;
  each_row(tree.tree, [&](const TreeRow& row) {
    ++bodies;
    const std::string node = "n" + std::to_string(row.number);
    std::string label = row.body->name;
    if (const std::string heads = heads_text(*row.body); !heads.empty()) label += "\n" + heads;
    file.write("%% " + node + " " + row.body->id + " " + row.body->kind + "\n");
    file.write("  " + node + "[" + mermaid_string(label) + "]\n");
    if (row.parent == nullptr) return;
    const char* arrow = row.body->parent_told ? " --> " : " -.-> ";
    file.write("  n" + std::to_string(row.parent_number) + arrow + node + "\n");
  });
  return {{"organisations on " + settings.at, bodies}};
}

}  // namespace orgkarta::output
