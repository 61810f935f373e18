#include "pipeline/pdf/poppler_pages.h"

#include <fmt/format.h>
#include <poppler/Annot.h>
#include <poppler/ErrorCodes.h>
#include <poppler/Gfx.h>
#include <poppler/GlobalParams.h>
#include <poppler/Object.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/ingest/read_error.h"
#include "pipeline/pdf/content_reader.h"
#include "pipeline/pdf/glyph_device.h"
#include "pipeline/pdf/text_string.h"
#include "pipeline/pdf/word_former.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::pdf {
namespace {

using ingest::ReadError;

constexpr double kPointsPerInch = 72;

std::string utf8_of(const std::vector<unsigned>& characters) {
  std::string out;
  for (const unsigned c : characters) {
    const bool sound = c <= 0x10FFFF && (c < 0xD800 || c >= 0xE000);
    utf8::append(out, sound ? c : U'\uFFFD');
  }
  return out;
}

/// Whether a page has notes, stamps or filled fields. Links show nothing.
bool has_annotations(Page& page) {
  const Object annotations = page.getAnnotsObject();
  if (!annotations.isArray()) return false;
  for (int i = 0; i < annotations.arrayGetLength(); ++i) {
    const Object annotation = annotations.arrayGet(i);
    if (annotation.isDict() && !annotation.dictLookup("Subtype").isName("Link")) return true;
  }
  return false;
}

/// These are drawn by Poppler, as it makes up the looks of those that have none.
void draw_annotations(Page& page, WordFormer& words) {
  GlyphDevice device(words);
  const std::unique_ptr<Gfx> gfx(page.createGfx(&device, kPointsPerInch, kPointsPerInch, 0, false,
                                                true, -1, -1, -1, -1, false, nullptr, nullptr));
  for (Annot* annotation : page.getAnnots()->getAnnots()) annotation->draw(gfx.get(), false);
}

Matrix matrix_of(Page& page) {
  std::array<double, 6> m{};
  page.getDefaultCTM(m.data(), kPointsPerInch, kPointsPerInch, 0, false, true);
  return {m[0], m[1], m[2], m[3], m[4], m[5]};
}

std::optional<ingest::Page> page_of(PDFDoc& document, std::uint32_t number, FontStore& fonts) {
  Page* page = document.getPage(static_cast<int>(number));
  if (page == nullptr) return std::nullopt;
  ingest::Page out;
  out.number = number;
  out.width = static_cast<float>(page->getCropWidth());
  out.height = static_cast<float>(page->getCropHeight());
  if (page->getRotate() % 180 != 0) std::swap(out.width, out.height);
  WordFormer words(out.width, out.height);
  fonts.forget_many();
  ContentReader reader(fonts, document.getXRef(), document.getOptContentConfig(), words);
  reader.read(page->getContents(), page->getResourceDictObject()->copy(), matrix_of(*page));
  if (has_annotations(*page)) draw_annotations(*page, words);
  out.words = words.take();
  return out;
}

std::unique_ptr<PDFDoc> open(std::string_view bytes) {
  // Poppler only reads them.
  auto* stream = new MemStream(const_cast<char*>(bytes.data()), 0,  // NOLINT
                               static_cast<Goffset>(bytes.size()), Object(objNull));
  auto document = std::make_unique<PDFDoc>(stream);
  if (document->isOk()) return document;
  if (document->getErrorCode() == errEncrypted) {
    throw ReadError(Outcome::encrypted, "it asks for a password");
  }
  throw ReadError(Outcome::corrupt, "not a PDF file that Poppler can open");
}

/// The first of the flaws that Poppler tells; without this it writes them to standard error, a
/// flood with some files. One at a time, as Poppler knows but one function to tell them to.
class Flaws {
 public:
  Flaws() : poppler_(note) { current_ = this; }
  ~Flaws() { current_ = nullptr; }
  Flaws(const Flaws&) = delete;
  Flaws& operator=(const Flaws&) = delete;

  const std::string& first() const { return first_; }
  std::size_t count() const { return count_; }

 private:
  static void note(ErrorCategory /*category*/, Goffset place, const char* flaw) {
    if (current_ == nullptr || current_->count_++ > 0) return;
    current_->first_ = place < 0 ? flaw : fmt::format("{} (at byte {})", flaw, place);
  }

  static inline Flaws* current_ = nullptr;
  GlobalParamsIniter poppler_;
  std::string first_;
  std::size_t count_ = 0;
};

bool holds_pictures(std::string_view bytes) {
  return bytes.find("/Image") != bytes.npos || bytes.find("/ObjStm") != bytes.npos;
}

}  // namespace

ingest::Pages read_pdf(std::string_view bytes, PageRange range) {
  const Flaws flaws;
  const auto document = open(bytes);
  FontStore fonts(document->getXRef());
  const int count = document->getNumPages();
  if (count <= 0) throw ReadError(Outcome::corrupt, "a PDF file without pages");
  ingest::Pages pages;
  pages.count = static_cast<std::uint32_t>(count);
  if (const auto title = document->getDocInfoTitle())
    pages.title = utf8_of(characters_of(title->toStr()));
  if (!document->okToCopy()) {
    pages.warnings.emplace_back("copying_not_permitted");
  }
  // Without a picture, a page with errors and no word has lost its text.
  const bool pictures = holds_pictures(bytes);
  for (std::uint32_t n = range.first; n <= std::min(range.last, pages.count); ++n) {
    const std::size_t flaws_before = flaws.count();
    auto page = page_of(*document, n, fonts);
    const bool lost = page && page->words.empty() && !pictures && flaws.count() > flaws_before;
    if (!page || lost) {
      pages.damaged.push_back(n);
    } else {
      pages.pages.push_back(std::move(*page));
    }
  }
  if (utf8::valid(flaws.first())) pages.flaw = flaws.first();
  return pages;
}

}  // namespace orgkarta::pdf
