#include "pipeline/model/rewriter.h"

#include <stdexcept>
#include <utility>

namespace orgkarta {
namespace {

Span span_of(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

}  // namespace

void Rewriter::replace(std::size_t n, std::string_view out) {
  if (n > input_.size() - at_) throw std::logic_error("Rewriter: behind the input's end");
  if (n == 0 && out.empty()) return;
  flush();
  map_.add(span_of(at_, n), span_of(out_.size(), out.size()));
  out_.append(out);
  at_ += n;
  copied_ = at_;
}

Rewritten Rewriter::finish() && {
  at_ = input_.size();
  flush();
  return {std::move(out_), std::move(map_)};
}

void Rewriter::flush() {
  if (at_ > input_.size() || at_ < copied_)
    throw std::logic_error("Rewriter: position out of order");
  out_.append(input_, copied_, at_ - copied_);
  copied_ = at_;
}

}  // namespace orgkarta
