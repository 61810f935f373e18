#include "pipeline/link/told_changes.h"

namespace orgkarta::link {
namespace {

std::vector<ToldSide> sides(const Block& block, std::uint32_t document,
                            const std::vector<std::string>& entries) {
  std::vector<ToldSide> out;
  for (const std::string& entry : entries) {
    if (const auto node = block.node(document, entry)) {
      out.push_back({node, block.unit(*node).name, block.nodes()[*node].key});
    } else {
      out.push_back({std::nullopt, entry, block.names().key(entry)});
    }
  }
  return out;
}

}  // namespace

std::vector<ToldChange> told_changes(const Block& block) {
  std::vector<ToldChange> all;
  for (std::uint32_t d = 0; d < block.size(); ++d) {
    const StoredDocument& document = block.document(d);
    for (std::size_t c = 0; c < document.facts.changes.size(); ++c) {
      const Change& change = document.facts.changes[c];
      all.push_back({d, &change, document.first_change + static_cast<std::int64_t>(c),
                     sides(block, d, change.from), sides(block, d, change.to),
                     change.effective ? edtf_days(*change.effective) : std::nullopt});
    }
  }
  return all;
}

}  // namespace orgkarta::link
