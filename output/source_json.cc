#include "output/source_json.h"

#include <array>
#include <cmath>
#include <span>

#include "output/json_object.h"

namespace orgkarta::output {
namespace {

// Tenths of a point; a float's further digits are noise.
double rounded(float points) { return std::round(static_cast<double>(points) * 10) / 10; }

void append_box(JsonBuffer& out, const Box& box) {
  const std::array<float, 4> edges{box.left, box.top, box.right, box.bottom};
  append_json_array(out, edges,
                    [](JsonBuffer& to, float edge) { append_json_number(to, rounded(edge)); });
}

void add_page(JsonObject& json, const PageBoxes& page) {
  json.integer("page", page.page);
  append_json_array(json.raw("boxes"), page.boxes, append_box);
}

void append_page(JsonBuffer& out, const PageBoxes& page) {
  JsonObject json(out);
  add_page(json, page);
  json.close();
}

}  // namespace

void append_source(JsonBuffer& out, const SourcePlace& source) {
  JsonObject json(out);
  if (source.bytes) {
    json.integer("start", source.bytes->begin);
    json.integer("end", source.bytes->end);
  } else if (source.paragraphs) {
    const auto [first, last] = *source.paragraphs;
    json.integer("paragraph", first);
    if (last != first) json.integer("last", last);
  } else {
    add_page(json, source.pages.front());
    const auto more = std::span(source.pages).subspan(1);
    if (!more.empty()) append_json_array(json.raw("more"), more, append_page);
  }
  json.close();
}

std::string pages_json(const SourcePlace& source) {
  std::string out;
  if (source.pages.empty()) return out;
  {
    JsonBuffer json(out);
    append_json_array(json, source.pages, append_page);
  }
  return out;
}

}  // namespace orgkarta::output
