#include <limits>
#include <utility>

#include "pipeline/ingest/byte_codec.h"
#include "pipeline/ingest/pages/page.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::string_view kMagic = "orgkarta pages 1\n";
constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
constexpr unsigned kBold = 1;
constexpr unsigned kSpaceAfter = 2;

void write_word(ByteWriter& out, const PageWord& word) {
  out.string(word.text);
  for (const float edge : word.edges) out.coordinate(edge);
  out.coordinate(word.top);
  out.coordinate(word.bottom);
  out.coordinate(word.size);
  out.number((word.bold ? kBold : 0) | (word.space_after ? kSpaceAfter : 0));
}

PageWord read_word(ByteReader& in) {
  PageWord word;
  word.text = in.string();
  if (word.text.empty()) in.fail("a word without characters");
  word.edges.resize(utf8::count(word.text) + 1);
  for (float& edge : word.edges) edge = in.coordinate();
  word.top = in.coordinate();
  word.bottom = in.coordinate();
  word.size = in.coordinate();
  const std::uint64_t flags = in.number(kBold | kSpaceAfter);
  word.bold = (flags & kBold) != 0;
  word.space_after = (flags & kSpaceAfter) != 0;
  return word;
}

}  // namespace

std::string encode_pages(const Pages& pages) {
  ByteWriter out;
  out.out = kMagic;
  out.number(pages.count);
  out.string(pages.title);
  out.number(pages.pages.size());
  for (const Page& page : pages.pages) {
    out.number(page.number);
    out.coordinate(page.width);
    out.coordinate(page.height);
    out.number(page.words.size());
    for (const PageWord& word : page.words) write_word(out, word);
  }
  out.number(pages.damaged.size());
  for (const std::uint32_t number : pages.damaged) out.number(number);
  out.string(pages.flaw);
  out.number(pages.warnings.size());
  for (const std::string& warning : pages.warnings) out.string(warning);
  return std::move(out.out);
}

Pages decode_pages(std::string_view bytes) {
  constexpr std::size_t kLeastWord = 8;  // bytes
  constexpr std::size_t kLeastPage = 4;
  ByteReader in(bytes);
  in.expect(kMagic);
  Pages pages;
  pages.count = static_cast<std::uint32_t>(in.number(kMost));
  pages.title = in.string();
  pages.pages.resize(in.count(kLeastPage));
  for (Page& page : pages.pages) {
    page.number = static_cast<std::uint32_t>(in.number(kMost));
    page.width = in.coordinate();
    page.height = in.coordinate();
    page.words.resize(in.count(kLeastWord));
    for (PageWord& word : page.words) word = read_word(in);
  }
  pages.damaged.resize(in.count(1));
  for (std::uint32_t& number : pages.damaged) {
    number = static_cast<std::uint32_t>(in.number(kMost));
  }
  pages.flaw = in.string();
  pages.warnings.resize(in.count(1));
  for (std::string& warning : pages.warnings) warning = in.string();
  in.expect_end();
  return pages;
}

}  // namespace orgkarta::ingest
