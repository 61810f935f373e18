#include "pipeline/model/offset_map.h"

#include <algorithm>
#include <stdexcept>

namespace orgkarta {
namespace {

std::int64_t shift_after(const OffsetMap::Edit& e) {
  return static_cast<std::int64_t>(e.in.end) - static_cast<std::int64_t>(e.out.end);
}

}  // namespace

void OffsetMap::add(Span in, Span out) {
  const std::int64_t last_in = edits_.empty() ? 0 : edits_.back().in.end;
  const std::int64_t last_out = edits_.empty() ? 0 : edits_.back().out.end;
  if (in.begin < last_in || out.begin < last_out || in.end < in.begin || out.end < out.begin ||
      in.begin - last_in != out.begin - last_out) {
    throw std::logic_error("OffsetMap: edits out of order");
  }
  edits_.push_back({in, out});
}

Span OffsetMap::to_input(Span out) const {
  const auto shifted = [](std::uint32_t p, std::int64_t by) {
    return static_cast<std::uint32_t>(p + by);
  };
  // The first edit that ends after the span's begin (an edit that ends there lies before it).
  auto b = std::partition_point(edits_.begin(), edits_.end(),
                                [&](const Edit& e) { return e.out.end <= out.begin; });
  Span in;
  if (b != edits_.end() && b->out.begin < out.begin) {
    in.begin = b->in.begin;
  } else {
    in.begin = shifted(out.begin, b == edits_.begin() ? 0 : shift_after(*std::prev(b)));
  }
  // The first edit that does not begin before the span's end: it lies behind it. Spans are short,
  // so that it is mostly the first one, or the one behind.
  auto e = out.empty() ? edits_.begin() : b;
  const auto before_end = [&](const Edit& x) { return x.out.begin < out.end; };
  for (int near = 0; near < 2 && e != edits_.end() && before_end(*e); ++near) ++e;
  if (e != edits_.end() && before_end(*e)) {
    e = std::partition_point(e, edits_.end(), before_end);
  }
  if (e == edits_.begin()) {
    in.end = out.end;
  } else {
    const Edit& last = *std::prev(e);
    in.end = last.out.end > out.end ? last.in.end : shifted(out.end, shift_after(last));
  }
  if (in.end < in.begin) in.end = in.begin;
  return in;
}

}  // namespace orgkarta
