#include "pipeline/evaluate/document.h"

#include <algorithm>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::evaluate {

bool meet(const Keys& a, const Keys& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& key) { return b.contains(key); });
}

Document::Document(const Json& record, Texts& texts) : record_(record), texts_(texts) {
  for (const Json& unit : facts("units")) {
    Keys& keys = keys_[&unit];
    const auto add = [&](std::string_view name) {
      if (name.empty()) return;
      keys.insert(texts.body_key(name));
      by_name_.try_emplace(name, &unit);
    };
    if (const auto id = text(unit, "id"); !id.empty()) by_name_.try_emplace(id, &unit);
    add(text(unit, "name"));
    for (const Json& alias : elements(member(unit, "aliases"))) add(text(alias));
  }
  for (const Json& goal : facts("goals")) {
    for (const char* key : {"id", "text"}) {
      if (member(goal, key).is_string()) goals_.try_emplace(text(goal, key), &goal);
    }
  }
  index_text();
}

void Document::index_text() {
  const Json& whole = member(member(record_, "document"), "text");
  if (!whole.is_string()) return;
  const std::string_view bytes = text(whole);
  at_.reserve(bytes.size() + 1);
  for (std::size_t i = 0; i < bytes.size(); utf8::next(bytes, i)) at_.push_back(i);
  at_.push_back(bytes.size());
}

Keys Document::resolve(const Json& reference) const {
  if (!reference.is_string()) return {};
  const auto at = by_name_.find(text(reference));
  if (at != by_name_.end()) return keys_of(*at->second);
  return {texts_.body_key(text(reference))};
}

std::vector<Keys> Document::resolve_all(const Json& references) const {
  std::vector<Keys> all;
  for (const Json& reference : elements(references)) all.push_back(resolve(reference));
  return all;
}

std::string_view Document::goal_text(const Json& reference) const {
  if (!reference.is_string()) return {};
  const auto at = goals_.find(text(reference));
  return at == goals_.end() ? text(reference) : text(*at->second, "text");
}

const Json::array_t& Document::aliases(std::string_view name) const {
  for (const Json& unit : facts("units")) {
    if (text(unit, "name") == name) return elements(member(unit, "aliases"));
  }
  return elements(Json());  // the empty list, which is nobody's
}

std::string_view Document::name_of(std::string_view reference) const {
  const auto at = by_name_.find(reference);
  return at == by_name_.end() || text(*at->second, "id") != reference ? reference
                                                                      : text(*at->second, "name");
}

std::string_view Document::quote(std::int64_t begin, std::int64_t end) const {
  const std::int64_t size = length();
  const auto place = [size](std::int64_t i) {
    return static_cast<std::size_t>(std::clamp<std::int64_t>(i < 0 ? i + size : i, 0, size));
  };
  const std::size_t from = place(begin);
  const std::size_t to = place(end);
  if (!has_text() || from >= to) return {};
  return text(record_["document"], "text").substr(at_[from], at_[to] - at_[from]);
}

}  // namespace orgkarta::evaluate
