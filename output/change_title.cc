#include "output/change_title.h"

namespace orgkarta::output {
namespace {

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

}  // namespace

std::string change_title(std::string_view kind, std::string_view subject,
                         const std::vector<std::string>& from, const std::vector<std::string>& to) {
  std::string out = std::string(kind) + ":";
  if (!subject.empty()) out += " " + std::string(subject) + ":";
  if (!from.empty()) out += " " + list_of(from);
  if (!to.empty()) out += " -> " + list_of(to);
  return out;
}

}  // namespace orgkarta::output
