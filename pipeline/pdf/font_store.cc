#include "pipeline/pdf/font_store.h"

#include <utility>

namespace orgkarta::pdf {
namespace {

constexpr std::size_t kMany = 64;

long key_of(Ref number) { return (static_cast<long>(number.num) << 32) + number.gen; }

}  // namespace

const Font* FontStore::font(const Object& entry) {
  // What stands in the resources itself has no number; each time it is met it is read anew.
  const Ref number = entry.isRef() ? entry.getRef() : Ref{--unnumbered_, 0};
  const auto known = fonts_.find(key_of(number));
  if (known != fonts_.end()) return known->second.get();
  const Object font = entry.fetch(xref_);
  return fonts_.emplace(key_of(number), read(font, number)).first->second.get();
}

std::unique_ptr<Font> FontStore::read(const Object& font, Ref number) const {
  if (!font.isDict()) return nullptr;
  std::shared_ptr<GfxFont> decoder = GfxFont::makeFont(xref_, "F", number, font.getDict());
  if (decoder == nullptr || !decoder->isOk()) return nullptr;
  auto out = std::make_unique<Font>();
  out->form = glyph_font(decoder.get());
  out->decoder = std::move(decoder);
  return out;
}

void FontStore::forget_many() {
  if (fonts_.size() > kMany) fonts_.clear();
}

}  // namespace orgkarta::pdf
