#include "pipeline/pdf/resources.h"

#include <poppler/Dict.h>

namespace orgkarta::pdf {

const Font* Resources::font(const std::string& name) {
  const auto known = named_.find(name);
  if (known != named_.end()) return known->second;
  const Object entry = this->entry("Font", name);
  const Font* font = entry.isNull() ? nullptr : fonts_.font(entry);
  named_.emplace(name, font);
  return font;
}

Object Resources::entry(const char* category, const std::string& name) const {
  for (const Resources* from = this; from != nullptr; from = from->outer_) {
    if (!from->dict_.isDict()) continue;
    const Object entries = from->dict_.dictLookup(category);
    if (!entries.isDict()) continue;
    const Object& entry = entries.dictLookupNF(name.c_str());
    if (!entry.isNull()) return entry.copy();
  }
  return Object(objNull);
}

const Object& Resources::state_font(const std::string& name) {
  const auto known = states_.find(name);
  if (known != states_.end()) return known->second;
  Object font(objNull);
  const Object entry = this->entry("ExtGState", name);
  if (dict_.isDict()) {
    const Object state = entry.fetch(dict_.getDict()->getXRef());
    if (state.isDict()) font = state.dictLookup("Font");
  }
  if (!font.isArray() || font.arrayGetLength() != 2) font = Object(objNull);
  return states_.emplace(name, std::move(font)).first->second;
}

}  // namespace orgkarta::pdf
