#include "pipeline/link/corrections.h"

#include <algorithm>
#include <unordered_map>

namespace orgkarta::link {
namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    cells.push_back(line.substr(at, tab - at));
    if (tab == std::string_view::npos) return cells;
    at = tab + 1;
  }
}

std::optional<Correction::Kind> kind_of(std::string_view word) {
  if (word == "same") return Correction::Kind::same;
  if (word == "different") return Correction::Kind::different;
  if (word == "rename") return Correction::Kind::rename;
  return std::nullopt;
}

/// A fact of a document by its id in facts.jsonl.
struct FactName {
  std::string_view path;
  std::string_view fact;
};

std::optional<FactName> fact_name(std::string_view text) {
  const std::size_t mark = text.rfind('#');
  if (mark == std::string_view::npos) return std::nullopt;
  return FactName{text.substr(0, mark), text.substr(mark + 1)};
}

std::unordered_map<std::string_view, std::uint32_t> documents_by_path(const Block& block) {
  std::unordered_map<std::string_view, std::uint32_t> out;
  for (std::uint32_t d = 0; d < block.size(); ++d) out.emplace(block.document(d).path, d);
  return out;
}

/// What corrections speak of, found by `find`, sorted into pairs.
template <class Find, class Out>
void collect(std::vector<Correction>& corrections, Find find, Out& out) {
  for (Correction& correction : corrections) {
    if (correction.kind == Correction::Kind::rename) continue;
    const auto a = find(correction.a);
    const auto b = find(correction.b);
    if (!a || !b) continue;
    correction.met = true;
    const bool same = correction.kind == Correction::Kind::same;
    (same ? out.same : out.different).push_back({*a, *b});
  }
}

}  // namespace

std::vector<Correction> read_corrections(std::string_view text, const std::string& file,
                                         std::vector<std::string>& problems) {
  std::vector<Correction> out;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto cells = cells_of(line);
    const auto kind = kind_of(cells.front());
    if (!kind || cells.size() < 3 || cells[1].empty() || cells[2].empty()) {
      problems.push_back(file + ':' + std::to_string(number) +
                         ": expected \"same\", \"different\" or \"rename\" and two names, parted "
                         "by tabs");
      continue;
    }
    out.push_back({*kind, std::string(cells[1]), std::string(cells[2]), number, false});
  }
  return out;
}

UnitCorrections unit_corrections(const Block& block, const Bodies& bodies,
                                 const std::vector<std::string>& ids,
                                 std::vector<Correction>& corrections) {
  UnitCorrections out;
  if (corrections.empty()) return out;
  const auto paths = documents_by_path(block);
  const auto find = [&](std::string_view text) -> std::optional<NodeIndex> {
    if (const auto fact = fact_name(text)) {
      const auto document = paths.find(fact->path);
      if (document == paths.end()) return std::nullopt;
      return block.node(document->second, std::string(fact->fact));
    }
    const auto id = std::find(ids.begin(), ids.end(), text);
    if (id == ids.end()) return std::nullopt;
    return bodies.all[static_cast<std::size_t>(id - ids.begin())].nodes.front();
  };
  collect(corrections, find, out);
  for (Correction& correction : corrections) {
    if (correction.kind != Correction::Kind::rename) continue;
    const auto node = find(correction.a);
    if (!node) continue;
    correction.met = true;
    out.names.push_back({*node, correction.b});
  }
  return out;
}

PostCorrections post_corrections(const Block& block, const std::vector<Human>& humans,
                                 const std::vector<std::string>& ids,
                                 std::vector<Correction>& corrections) {
  PostCorrections out;
  if (corrections.empty()) return out;
  const auto paths = documents_by_path(block);
  const auto find = [&](std::string_view text) -> std::optional<PostRef> {
    if (const auto fact = fact_name(text)) {
      const auto document = paths.find(fact->path);
      if (document == paths.end()) return std::nullopt;
      const std::vector<Post>& posts = block.document(document->second).facts.posts;
      for (std::uint32_t p = 0; p < posts.size(); ++p) {
        if (posts[p].id == fact->fact) return PostRef{document->second, p};
      }
      return std::nullopt;
    }
    const auto id = std::find(ids.begin(), ids.end(), text);
    if (id == ids.end()) return std::nullopt;
    return humans[static_cast<std::size_t>(id - ids.begin())].posts.front();
  };
  collect(corrections, find, out);
  return out;
}

}  // namespace orgkarta::link
