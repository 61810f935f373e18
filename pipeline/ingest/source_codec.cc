#include "pipeline/ingest/source_codec.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "pipeline/ingest/byte_codec.h"

namespace orgkarta::ingest {
namespace {

using Writer = ByteWriter;
using Reader = ByteReader;

constexpr std::string_view kMagic = "orgkarta source 2\n";

// Edits as differences: what lies between two, then their sizes.
void write_map(Writer& out, const OffsetMap& map) {
  out.number(map.edits().size());
  std::uint32_t end = 0;
  for (const OffsetMap::Edit& edit : map.edits()) {
    out.number(edit.in.begin - end);
    out.number(edit.in.size());
    out.number(edit.out.size());
    end = edit.in.end;
  }
}

OffsetMap read_map(Reader& in) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  OffsetMap map;
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  for (std::size_t left = in.count(3); left > 0; --left) {
    const std::uint64_t between = in.number(kMost);
    const std::uint64_t size = in.number(kMost);
    const std::uint64_t becomes = in.number(kMost);
    const std::uint64_t in_begin = from + between;
    const std::uint64_t out_begin = to + between;
    from = in_begin + size;
    to = out_begin + becomes;
    if (from > kMost || to > kMost) in.fail("an edit lies beyond any text");
    map.add({static_cast<std::uint32_t>(in_begin), static_cast<std::uint32_t>(from)},
            {static_cast<std::uint32_t>(out_begin), static_cast<std::uint32_t>(to)});
  }
  return map;
}

void write_lines(Writer& out, const std::vector<LineMark>& lines) {
  out.number(lines.size());
  for (const LineMark& line : lines) {
    out.number(static_cast<std::uint64_t>(line.kind));
    out.number(line.level);
  }
}

std::vector<LineMark> read_lines(Reader& in, std::string_view text) {
  std::vector<LineMark> lines(in.count(2));
  for (LineMark& line : lines) {
    line.kind = static_cast<LineKind>(in.number(static_cast<std::uint64_t>(LineKind::wrapped)));
    line.level = static_cast<std::uint8_t>(in.number(255));
  }
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t wanted = text.empty() ? 0 : ends + 1;
  if (!lines.empty() && lines.size() != wanted) in.fail("marks for other lines than the text's");
  return lines;
}

void write_places(Writer& out, const Places& places) {
  out.number(places.glyphs.size());
  std::uint32_t begin = 0;
  for (const Glyph& glyph : places.glyphs) {
    out.number(glyph.begin - std::exchange(begin, glyph.begin));
    out.number(glyph.page);
    for (const float points : {glyph.box.left, glyph.box.top, glyph.box.right, glyph.box.bottom}) {
      out.coordinate(points);
    }
  }
  out.number(places.paragraphs.size());
  begin = 0;
  for (const ParagraphMark& mark : places.paragraphs) {
    out.number(mark.begin - std::exchange(begin, mark.begin));
    out.number(mark.number);
  }
}

// Numbers of places in a text of `size` bytes, each at or behind the one before.
std::uint32_t read_begin(Reader& in, std::uint32_t before, std::size_t size) {
  const std::uint64_t begin = before + in.number(size);
  if (begin > size) in.fail("a place lies behind the text's end");
  return static_cast<std::uint32_t>(begin);
}

Places read_places(Reader& in, std::size_t size) {
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  Places places;
  places.glyphs.resize(in.count(6));
  std::uint32_t begin = 0;
  for (Glyph& glyph : places.glyphs) {
    glyph.begin = begin = read_begin(in, begin, size);
    glyph.page = static_cast<std::uint32_t>(in.number(kMost));
    for (float* const points :
         {&glyph.box.left, &glyph.box.top, &glyph.box.right, &glyph.box.bottom}) {
      *points = in.coordinate();
    }
  }
  places.paragraphs.resize(in.count(2));
  begin = 0;
  for (ParagraphMark& mark : places.paragraphs) {
    mark.begin = begin = read_begin(in, begin, size);
    mark.number = static_cast<std::uint32_t>(in.number(kMost));
  }
  return places;
}

// The newest step's last edit must lie in the text.
void check_steps(const Reader& in, const Source& source) {
  if (source.steps.empty() || source.steps.front().identity()) return;
  if (source.steps.front().edits().back().out.end > source.utf8.size()) {
    in.fail("an edit lies behind the text's end");
  }
}

}  // namespace

std::string encode_source(const Source& source) {
  Writer out;
  out.out = kMagic;
  out.string(source.utf8);
  out.number(source.steps.size());
  for (const OffsetMap& map : source.steps) write_map(out, map);
  write_lines(out, source.lines);
  write_places(out, source.places);
  for (const std::string* text :
       {&source.charset, &source.media_type, &source.meta.title, &source.meta.site,
        &source.meta.published, &source.meta.updated, &source.missing}) {
    out.string(*text);
  }
  out.number(source.warnings.size());
  for (const std::string& warning : source.warnings) out.string(warning);
  return std::move(out.out);
}

Source decode_source(std::string_view bytes) {
  Reader in(bytes);
  in.expect(kMagic);
  Source source;
  source.utf8 = in.string();
  for (std::size_t left = in.count(1); left > 0; --left) source.steps.push_back(read_map(in));
  check_steps(in, source);
  source.lines = read_lines(in, source.utf8);
  source.places = read_places(in, source.utf8.size());
  for (std::string* text :
       {&source.charset, &source.media_type, &source.meta.title, &source.meta.site,
        &source.meta.published, &source.meta.updated, &source.missing}) {
    *text = in.string();
  }
  for (std::size_t left = in.count(1); left > 0; --left) source.warnings.push_back(in.string());
  in.expect_end();
  return source;
}

}  // namespace orgkarta::ingest
