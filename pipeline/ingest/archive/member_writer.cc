#include "pipeline/ingest/archive/member_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;

}  // namespace

void MemberWriter::count_entry() {
  if (++entries_ <= options_.limits.members) return;
  throw ReadError(Outcome::too_large,
                  fmt::format("more than {} members (--max-members)", options_.limits.members));
}

void MemberWriter::count_bytes(std::uint64_t n) {
  const UnpackLimits& limits = options_.limits;
  expanded_ += n;
  if (expanded_ > limits.expanded) {
    throw ReadError(Outcome::too_large, fmt::format("expands to more than {} MB (--max-expanded)",
                                                    limits.expanded / kMegabyte));
  }
  if (expanded_ > limits.unmeasured && expanded_ / limits.ratio > packed_) {
    throw ReadError(Outcome::too_large,
                    fmt::format("expands to more than {} times its {} bytes (--max-ratio)",
                                limits.ratio, packed_));
  }
}

void MemberWriter::begin(std::string_view name, std::uint64_t announced) {
  name_ = name;
  announced_ = announced;
  size_ = 0;
  most_ = 0;
  too_large_ = false;
}

bool MemberWriter::write(std::string_view piece) {
  const UnpackLimits& limits = options_.limits;
  count_bytes(piece.size());
  if (piece.empty() || too_large_) return !too_large_;
  if (size_ == 0) {
    const bool archive = container_of(piece, name_) != Container::none;
    most_ = archive ? limits.expanded : limits.member_bytes;
  }
  size_ += piece.size();
  too_large_ = std::max(size_, announced_) > most_;
  if (!too_large_) sink_.bytes(piece);
  return !too_large_;
}

void MemberWriter::end(Member member) {
  member.size = size_;
  if (too_large_) {
    member.outcome = Outcome::too_large;
    member.message = fmt::format("larger than {} bytes (--max-size)", most_);
    member.size = std::max(size_, announced_);
  }
  ++members_;
  sink_.member(std::move(member));
  size_ = 0;
}

void MemberWriter::refuse(Member member, Outcome outcome, std::string message) {
  member.outcome = outcome;
  member.message = std::move(message);
  ++members_;
  sink_.member(std::move(member));
}

}  // namespace orgkarta::ingest
