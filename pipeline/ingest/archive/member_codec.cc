#include "pipeline/ingest/archive/member_codec.h"

#include <cstring>
#include <utility>

namespace orgkarta::ingest {
namespace {

constexpr char kBytes = 'b';
constexpr char kMember = 'm';

/// Numbers of eight bytes as they lie in memory, as both ends are the same program; strings behind
/// their size.
class Writer {
 public:
  explicit Writer(std::string start) : out(std::move(start)) {}
  Writer& number(std::uint64_t n) {
    out.append(reinterpret_cast<const char*>(&n), sizeof n);
    return *this;
  }
  Writer& string(std::string_view s) {
    number(s.size());
    out += s;
    return *this;
  }

  std::string out;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::uint64_t number() {
    std::uint64_t n = 0;
    const std::string_view bytes = take(sizeof n);
    std::memcpy(&n, bytes.data(), sizeof n);
    return n;
  }
  std::string string() { return std::string(take(number())); }
  void expect_end() const {
    if (!rest_.empty()) throw CodecError("encoded member: more than a member");
  }

 private:
  std::string_view take(std::uint64_t n) {
    if (n > rest_.size()) throw CodecError("encoded member: cut");
    const std::string_view taken = rest_.substr(0, static_cast<std::size_t>(n));
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
};

Member decode_member(std::string_view bytes) {
  Reader in(bytes);
  Member member;
  for (std::string* text :
       {&member.name, &member.url, &member.title, &member.published, &member.media_type,
        &member.charset, &member.message, &member.missing}) {
    *text = in.string();
  }
  member.size = in.number();
  const std::uint64_t outcome = in.number();
  if (outcome >= kOutcomeNames.size()) throw CodecError("encoded member: no such outcome");
  member.outcome = static_cast<Outcome>(outcome);
  in.expect_end();
  return member;
}

}  // namespace

std::string encode_request(const UnpackRequest& request) {
  const UnpackLimits& limits = request.options.limits;
  Writer out("");
  out.number(request.range.offset).number(request.range.size);
  out.number(static_cast<std::uint64_t>(request.options.kind)).string(request.options.file_name);
  out.number(limits.expanded).number(limits.ratio).number(limits.unmeasured);
  out.number(limits.members).number(limits.member_bytes);
  return out.out;
}

UnpackRequest decode_request(std::string_view bytes) {
  Reader in(bytes);
  UnpackRequest request;
  request.range.offset = in.number();
  request.range.size = in.number();
  request.options.kind = static_cast<Container>(in.number());
  request.options.file_name = in.string();
  UnpackLimits& limits = request.options.limits;
  for (std::uint64_t* limit : {&limits.expanded, &limits.ratio, &limits.unmeasured, &limits.members,
                               &limits.member_bytes}) {
    *limit = in.number();
  }
  in.expect_end();
  return request;
}

std::string encode_bytes(std::string_view piece) { return kBytes + std::string(piece); }

std::string encode_member(const Member& member) {
  Writer out(std::string(1, kMember));
  out.string(member.name).string(member.url).string(member.title).string(member.published);
  out.string(member.media_type).string(member.charset).string(member.message);
  out.string(member.missing).number(member.size);
  out.number(static_cast<std::uint64_t>(member.outcome));
  return out.out;
}

void decode_to(std::string_view bytes, MemberSink& sink) {
  const char tag = bytes.empty() ? '\0' : bytes.front();
  if (tag == kBytes) return sink.bytes(bytes.substr(1));
  if (tag != kMember) throw CodecError("encoded member: neither bytes nor a member");
  sink.member(decode_member(bytes.substr(1)));
}

}  // namespace orgkarta::ingest
