// Web archives.
#include "pipeline/ingest/archive/warc.h"

#include <zlib.h>

#include "archive_support.h"

namespace orgkarta::ingest {
namespace {

std::string gzip(const std::string& text, int window = 15 + 16) {
  z_stream zlib{};
  deflateInit2(&zlib, 9, Z_DEFLATED, window, 9, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 1000, '\0');
  zlib.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(text.data()));  // NOLINT
  zlib.avail_in = static_cast<uInt>(text.size());
  zlib.next_out = reinterpret_cast<unsigned char*>(out.data());
  zlib.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&zlib, Z_FINISH), Z_STREAM_END);
  out.resize(zlib.total_out);
  deflateEnd(&zlib);
  return out;
}

std::string record(const std::string& fields, const std::string& block) {
  return "WARC/1.1\r\n" + fields + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

/// A page that was fetched.
std::string fetched(const std::string& body, const std::string& http = "",
                    const std::string& warc = "", const std::string& status = "200 OK") {
  return record(
      "WARC-Type: response\r\nWARC-Target-URI: https://a.example/x\r\n"
      "Content-Type: application/http; msgtype=response\r\n" +
          warc,
      "HTTP/1.1 " + status + "\r\nContent-Type: text/html; charset=\"ISO-8859-1\"\r\n" + http +
          "\r\n" + body);
}

void expect_page(const Result& result, const std::string& body) {
  EXPECT_EQ(result.outcome, Outcome::ok) << result.message;
  ASSERT_EQ(result.members.size(), 1U);
  const Member& member = result.members[0].member;
  EXPECT_EQ(member.outcome, Outcome::ok) << member.message;
  EXPECT_EQ(member.name, "https://a.example/x");
  EXPECT_EQ(member.url, "https://a.example/x");
  EXPECT_EQ(member.media_type, "text/html");
  EXPECT_EQ(member.charset, "ISO-8859-1");
  EXPECT_EQ(member.published, "");  // when it was fetched says nothing
  EXPECT_EQ(member.missing, "");
  EXPECT_EQ(result.members[0].bytes, body);
}

TEST(Warc, AFetchedPageIsADocument) {
  const std::string date = "WARC-Date: 2024-03-05T00:00:00Z\r\n";
  expect_page(unpacked(fetched("<p>text", "", date)), "<p>text");
  expect_page(unpacked(gzip(fetched("<p>text", "", date))), "<p>text");
}

TEST(Warc, WhatIsNoDocumentIsPassedOver) {
  const std::string type = "Content-Type: application/http; msgtype=";
  std::string all = record("WARC-Type: warcinfo\r\n", "software: x\r\n");
  all += record("WARC-Type: request\r\n" + type + "request\r\n", "GET / HTTP/1.1\r\n\r\n");
  all += fetched("gone", "", "", "404 Not Found");
  all += fetched("moved", "Location: /y\r\n", "", "301 Moved");
  all += record("WARC-Type: revisit\r\n" + type + "response\r\n", "HTTP/1.1 200 OK\r\n\r\n");
  all += record("WARC-Type: metadata\r\n", "a: b");
  all += record("WARC-Type: response\r\nContent-Type: text/dns\r\n", "200 names");
  all += fetched("here");
  expect_page(unpacked(all), "here");
}

TEST(Warc, ResourcesAndConversionsAreWholeBlocks) {
  const Result result =
      unpacked(record("WARC-Type: resource\r\nWARC-Target-URI: <urn:a>\r\n"
                      "Content-Type: text/plain;charset=utf-8\r\n",
                      "one") +
               record("warc-type: Conversion\r\nWARC-Target-URI: urn:b\r\n", "two"));
  ASSERT_EQ(result.members.size(), 2U);
  EXPECT_EQ(result.members[0].member.name, "urn:a");
  EXPECT_EQ(result.members[0].member.charset, "utf-8");
  EXPECT_EQ(result.members[0].bytes, "one");
  EXPECT_EQ(result.members[1].bytes, "two");
}

TEST(Warc, CodingsAreUndone) {
  const std::string body = "<p>" + std::string(100'000, 'x');
  const std::string chunks = "3;name=value\r\n<p>\r\n0186A0\r\n" + std::string(100'000, 'x') +
                             "\r\n0\r\nTrailer: x\r\n\r\n";
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  expect_page(unpacked(fetched(chunks, chunked)), body);
  expect_page(unpacked(fetched(gzip(body), "Content-Encoding: gzip\r\n")), body);
  expect_page(unpacked(fetched(gzip(body, 15), "Content-Encoding: deflate\r\n")), body);
  expect_page(unpacked(fetched(gzip(body, -15), "Content-Encoding: deflate\r\n")), body);
  const std::string packed = gzip("<p>");
  expect_page(unpacked(fetched("0005\r\n" + packed.substr(0, 5) + "\r\n" +
                                   (packed.size() - 5 < 16 ? "" : "1") + "" +
                                   std::string(1, "0123456789abcdef"[(packed.size() - 5) % 16]) +
                                   "\r\n" + packed.substr(5) + "\r\n0\r\n\r\n",
                               chunked + "Content-Encoding: gzip\r\n")),
              "<p>");
}

/// Crawlers store bodies with their codings undone and leave the header as it was.
TEST(Warc, CodingsThatAreMerelyClaimedGoThrough) {
  expect_page(unpacked(fetched("<p>text", "Transfer-Encoding: chunked\r\n")), "<p>text");
  expect_page(unpacked(fetched("<p>text", "Content-Encoding: gzip\r\n")), "<p>text");
  expect_page(unpacked(fetched("<p>text", "Content-Encoding: deflate\r\n")), "<p>text");
}

TEST(Warc, WhatIsNotThereIsTold) {
  const auto missing = [](const std::string& bytes) {
    const Result result = unpacked(bytes);
    return result.members.empty() ? "nothing" : result.members[0].member.missing;
  };
  EXPECT_NE(missing(fetched("a", "", "WARC-Truncated: length\r\n")).find("length"),
            std::string::npos);
  EXPECT_NE(missing(fetched("a", "", "WARC-Segment-Number: 1\r\n")).find("another record"),
            std::string::npos);
  EXPECT_NE(missing(fetched("5\r\nabc", "Transfer-Encoding: chunked\r\n")).find("cut off"),
            std::string::npos);
  const std::string packed = gzip(std::string(1000, 'x') + "end");
  EXPECT_NE(missing(fetched(packed.substr(0, packed.size() - 9), "Content-Encoding: gzip\r\n"))
                .find("cut off"),
            std::string::npos);
}

TEST(Warc, ADamagedBodyCostsItself) {
  std::string packed = gzip("some text that is long enough to be damaged in the middle of it");
  packed[20] = static_cast<char>(packed[20] ^ 0x55);
  packed[21] = static_cast<char>(packed[21] ^ 0x55);
  const Result result = unpacked(fetched(packed, "Content-Encoding: gzip\r\n") + fetched("b"));
  EXPECT_EQ(result.outcome, Outcome::ok) << result.message;
  ASSERT_EQ(result.members.size(), 2U);
  EXPECT_EQ(result.members[0].member.outcome, Outcome::corrupt);
  EXPECT_EQ(result.members[1].bytes, "b");
}

TEST(Warc, OtherThanTextComesWithoutBytes) {
  const Result result = unpacked(
      record("WARC-Type: resource\r\nWARC-Target-URI: urn:a\r\nContent-Type: image/png\r\n", "x") +
      fetched("x", "Content-Encoding: br\r\n"));
  ASSERT_EQ(result.members.size(), 2U);
  for (const Unpacked& found : result.members) {
    EXPECT_EQ(found.member.outcome, Outcome::unsupported);
    EXPECT_EQ(found.bytes, "");
  }
  EXPECT_EQ(result.members[1].member.message, "content encoding br");
}

TEST(Warc, EveryCutIsTold) {
  const std::string one = fetched("<p>one");
  const std::string whole = one + fetched("<p>two");
  for (std::size_t size = one.size(); size < whole.size(); ++size) {
    const Result result = unpacked(whole.substr(0, size));
    ASSERT_GE(result.members.size(), 1U);
    EXPECT_EQ(result.members[0].bytes, "<p>one");
    if (result.members.size() < 2) continue;
    const Unpacked& second = result.members[1];
    EXPECT_TRUE(second.bytes == "<p>two" || !second.member.missing.empty()) << size;
  }
  const std::string packed = gzip(one) + gzip(fetched("<p>two"));
  for (std::size_t size = gzip(one).size() + 1; size < packed.size(); ++size) {
    const Result result = unpacked(packed.substr(0, size));
    EXPECT_EQ(result.outcome, Outcome::corrupt) << size;
    EXPECT_EQ(result.members.at(0).bytes, "<p>one");
  }
}

}  // namespace
}  // namespace orgkarta::ingest
