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
  int& number = used_.try_emplace(id, 0).first->second;
  if (++number == 1) return id;
  std::string numbered;
  do {
    numbered = id + '-' + std::to_string(number++);
  } while (used_.contains(numbered));
  --number;
  used_.emplace(numbered, 1);
  return numbered;
}

}  // namespace orgkarta::link
