#include "pipeline/evaluate/summary.h"

#include <array>
#include <map>
#include <utility>

namespace orgkarta::evaluate {
namespace {

void add(Group& group, const DocumentScore& now, const DocumentScore* before) {
  ++group.documents;
  group.strict += now.strict;
  group.relaxed += now.relaxed;
  if (before == nullptr) return;
  if (!group.before) group.before.emplace();
  *group.before += before->strict;
}

void finish(Group& group, bool relaxed) {
  group.strict.sum_up();
  if (relaxed) group.relaxed.sum_up();
  if (group.before) group.before->sum_up();
}

bool any_relaxed(const Group& group) {
  for (const Kind kind : kKinds) {
    if (group.relaxed.at(row_of(kind))) return true;
  }
  return false;
}

const std::string& name_in(const DocumentScore& document, Grouping by) {
  return by == Grouping::municipality ? document.municipality : document.type;
}

/// What tells a finding from others of its kind in the same document.
using Identity = std::pair<std::string, std::string>;

Identity identity(const Finding& f) {
  return {f.kind, f.what == Finding::What::missed ? std::to_string(f.number) : f.fact};
}

/// Appends the findings of a sort that `there` has and `elsewhere` lacks.
void subtract(const DocumentScore& there, const DocumentScore& elsewhere, Finding::What sort,
              Difference::What what, std::vector<Difference>& out) {
  std::map<Identity, int> rest;
  for (const Finding& f : elsewhere.findings) {
    if (f.what == sort) ++rest[identity(f)];
  }
  for (const Finding& f : there.findings) {
    if (f.what == sort && rest[identity(f)]-- <= 0) out.push_back({what, &f});
  }
}

}  // namespace

Group sum_up(const std::vector<DocumentScore>& documents,
             const std::vector<DocumentScore>& before) {
  Group all;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    add(all, documents[i], before.empty() ? nullptr : &before[i]);
  }
  finish(all, any_relaxed(all));
  return all;
}

std::vector<Group> group(const std::vector<DocumentScore>& documents,
                         const std::vector<DocumentScore>& before, Grouping by) {
  if (by == Grouping::none) return {};
  std::map<std::string, Group> groups;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    add(groups[name_in(documents[i], by)], documents[i], before.empty() ? nullptr : &before[i]);
  }
  std::vector<Group> list;
  for (auto& [name, group] : groups) {
    group.name = name;
    finish(group, any_relaxed(group));
    list.push_back(std::move(group));
  }
  return list;
}

std::vector<Difference> differences(const DocumentScore& before, const DocumentScore& now) {
  std::vector<Difference> out;
  using Sort = Finding::What;
  using What = Difference::What;
  subtract(before, now, Sort::missed, What::gained, out);
  subtract(now, before, Sort::missed, What::lost, out);
  subtract(now, before, Sort::extra, What::added, out);
  subtract(before, now, Sort::extra, What::gone, out);
  return out;
}

std::string_view name_of(Difference::What what) {
  constexpr std::array<std::string_view, 4> kNames = {"gained", "lost", "new", "gone"};
  return kNames[static_cast<std::size_t>(what)];
}

}  // namespace orgkarta::evaluate
