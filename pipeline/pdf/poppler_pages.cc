#include "pipeline/pdf/poppler_pages.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/ingest/read_error.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::pdf {
namespace {

using ingest::PageWord;
using ingest::ReadError;

/// Poppler's own conversion sets up a converter for each word. What is no character becomes U+FFFD.
std::string utf8_of(const poppler::ustring& units) {
  std::string out;
  out.reserve(units.size() + units.size() / 2);
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    const bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 &&
                      units[i + 1] < 0xE000;
    if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00U);
    utf8::append(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

constexpr const char* kBullet = "\u2022";

/// One character alone that no text has, of a font of signs: mostly a bullet.
bool is_drawn_sign(std::string_view text) {
  std::size_t i = 0;
  const char32_t c = utf8::next(text, i);
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool own_use = c >= 0xE000 && c < 0xF900;
  return i == text.size() && (control || own_use);
}

/// What names of bold fonts hold: "Arial,Bold", "Calibri-Semibold", "SFBX1200", "Univers-Black".
bool is_bold(const std::string& font) {
  constexpr std::array<std::string_view, 8> kSigns{"Bold", "bold", "Black", "Heavy",
                                                   "BX",   "-Bd",  "Demi",  "BOLD"};
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return font.find(sign) != std::string::npos; });
}

float points(double value) { return static_cast<float>(value); }

/// The first and last edges as Poppler gives them; within, one character's right is the next one's
/// left.
void set_edges(PageWord& word, const poppler::text_box& box, std::size_t characters) {
  for (std::size_t i = 0; i < characters; ++i) {
    word.edges.push_back(points(box.char_bbox(i).left()));
  }
  word.edges.push_back(points(box.char_bbox(characters - 1).right()));
  const auto all = box.bbox();
  // Letters of some scripts are fewer than their boxes: then the word's box is shared out.
  const bool sound = std::is_sorted(word.edges.begin(), word.edges.end()) &&
                     word.edges.back() > word.edges.front();
  if (sound) return;
  for (std::size_t i = 0; i <= characters; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(characters);
    word.edges[i] = points(all.left() + part * all.width());
  }
}

PageWord word_of(const poppler::text_box& box) {
  PageWord word;
  word.text = utf8_of(box.text());
  if (word.text.empty()) return word;
  if (is_drawn_sign(word.text)) word.text = kBullet;
  set_edges(word, box, utf8::count(word.text));
  const poppler::rectf all = box.bbox();
  word.top = points(all.top());
  word.bottom = points(all.bottom());
  word.size = points(box.has_font_info() ? box.get_font_size() : all.height());
  word.bold = box.has_font_info() && is_bold(box.get_font_name());
  word.space_after = box.has_space_after();
  return word;
}

std::optional<ingest::Page> page_of(const poppler::document& document, std::uint32_t number) {
  ingest::Page out;
  out.number = number;
  const std::unique_ptr<poppler::page> page(document.create_page(static_cast<int>(number - 1)));
  if (!page) return std::nullopt;
  const poppler::rectf rectangle = page->page_rect();
  out.width = points(rectangle.width());
  out.height = points(rectangle.height());
  for (const poppler::text_box& box : page->text_list(poppler::page::text_list_include_font)) {
    if (box.rotation() != 0) continue;  // what stands sideways in the margin is no part of the text
    PageWord word = word_of(box);
    if (!word.text.empty()) out.words.push_back(std::move(word));
  }
  return out;
}

std::unique_ptr<poppler::document> open(std::string_view bytes) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    throw ReadError(Outcome::too_large, "a PDF file of more than 2 GiB");
  }
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw ReadError(Outcome::corrupt, "not a PDF file that Poppler can open");
  if (document->is_locked()) throw ReadError(Outcome::encrypted, "it asks for a password");
  return document;
}

/// The first of the flaws that Poppler tells; without this it writes them to standard error, a
/// flood with some files.
class Flaws {
 public:
  Flaws() { poppler::set_debug_error_function(note, this); }
  ~Flaws() { poppler::set_debug_error_function(ignore, nullptr); }
  Flaws(const Flaws&) = delete;
  Flaws& operator=(const Flaws&) = delete;

  const std::string& first() const { return first_; }
  std::size_t count() const { return count_; }

 private:
  static void note(const std::string& flaw, void* self) {
    Flaws& flaws = *static_cast<Flaws*>(self);
    if (flaws.count_++ == 0) flaws.first_ = flaw.substr(0, flaw.find('\n'));
  }
  static void ignore(const std::string&, void*) {}

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
  const int count = document->pages();
  if (count <= 0) throw ReadError(Outcome::corrupt, "a PDF file without pages");
  ingest::Pages pages;
  pages.count = static_cast<std::uint32_t>(count);
  pages.title = utf8_of(document->get_title());
  if (!document->has_permission(poppler::perm_copy)) {
    pages.warnings.emplace_back("copying_not_permitted");
  }
  // Without a picture, a page with errors and no word has lost its text.
  const bool pictures = holds_pictures(bytes);
  for (std::uint32_t n = range.first; n <= std::min(range.last, pages.count); ++n) {
    const std::size_t flaws_before = flaws.count();
    auto page = page_of(*document, n);
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
