#include "pipeline/ingest/archive/member_codec.h"

#include "archive_support.h"

namespace orgkarta::ingest {
namespace {

Member sample() {
  Member member;
  member.name = std::string("a\0\xFF", 3);
  member.url = "https://a.example/";
  member.title = "title";
  member.published = "2024-03-05";
  member.media_type = "text/html";
  member.charset = "utf-8";
  member.size = 4;
  member.outcome = Outcome::corrupt;
  member.message = "why";
  member.missing = "what";
  return member;
}

TEST(MemberCodec, EverythingComesThrough) {
  std::vector<Unpacked> members;
  KeepingSink sink(members);
  decode_to(encode_bytes("by"), sink);
  decode_to(encode_bytes(std::string("\0s", 2)), sink);
  decode_to(encode_member(sample()), sink);
  ASSERT_EQ(members.size(), 1U);
  EXPECT_EQ(members[0].bytes, std::string("by\0s", 4));
  const Member& found = members[0].member;
  const Member wanted = sample();
  EXPECT_EQ(found.name, wanted.name);
  EXPECT_EQ(found.url, wanted.url);
  EXPECT_EQ(found.title, wanted.title);
  EXPECT_EQ(found.published, wanted.published);
  EXPECT_EQ(found.media_type, wanted.media_type);
  EXPECT_EQ(found.charset, wanted.charset);
  EXPECT_EQ(found.size, wanted.size);
  EXPECT_EQ(found.outcome, wanted.outcome);
  EXPECT_EQ(found.message, wanted.message);
  EXPECT_EQ(found.missing, wanted.missing);
}

TEST(MemberCodec, NothingIsTrusted) {
  std::vector<Unpacked> members;
  KeepingSink sink(members);
  const std::string whole = encode_member(sample());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_THROW(decode_to(whole.substr(0, size), sink), CodecError) << size;
  }
  EXPECT_THROW(decode_to(whole + "x", sink), CodecError);
  EXPECT_THROW(decode_to("xyz", sink), CodecError);
  std::string outcome = whole;
  outcome[whole.size() - 8] = 99;
  EXPECT_THROW(decode_to(outcome, sink), CodecError);
}

TEST(MemberCodec, ARequestComesThrough) {
  UnpackRequest request;
  request.range = {-1, 7, 1000};
  request.options.kind = Container::warc;
  request.options.file_name = "a.warc";
  request.options.limits = {1, 2, 3, 4, 5};
  const UnpackRequest found = decode_request(encode_request(request));
  EXPECT_EQ(found.range.offset, 7U);
  EXPECT_EQ(found.range.size, 1000U);
  EXPECT_EQ(found.options.kind, Container::warc);
  EXPECT_EQ(found.options.file_name, "a.warc");
  EXPECT_EQ(found.options.limits.expanded, 1U);
  EXPECT_EQ(found.options.limits.member_bytes, 5U);
  EXPECT_THROW(decode_request("short"), CodecError);
}

}  // namespace
}  // namespace orgkarta::ingest
