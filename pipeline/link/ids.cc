#include "pipeline/link/ids.h"

#include <utility>

#include "pipeline/unicode/slug.h"

namespace orgkarta::link {

Ids::Ids(std::string prefix) : prefix_(std::move(prefix)) {}

std::string Ids::next(std::string_view name) { return next(prefix_, name); }

std::string Ids::next(std::string_view prefix, std::string_view name) {
  std::string id(prefix);
  const std::string slug = unicode::slug(name);
  id += '-';
  id += slug.empty() ? "x" : slug;
  const int before = used_[id]++;
  if (before > 0) id += '-' + std::to_string(before + 1);
  return id;
}

}  // namespace orgkarta::link
