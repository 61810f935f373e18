#include "pipeline/sandbox/source_codec.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace orgkarta::sandbox {
namespace {

// "a<b>c" as a file of 5 bytes whose tag became one space: "a c".
Source sample() {
  Source source;
  source.utf8 = "a c";
  source.to_file.add({1, 4}, {1, 2});
  source.charset = "windows-1252";
  source.media_type = "text/html";
  source.warnings = {"bad_bytes: 2", ""};
  return source;
}

TEST(SourceCodec, KeepsEveryMember) {
  const Source source = sample();
  const Source decoded = decode_source(encode_source(source), 5);
  EXPECT_EQ(decoded.utf8, source.utf8);
  EXPECT_EQ(decoded.charset, source.charset);
  EXPECT_EQ(decoded.media_type, source.media_type);
  EXPECT_EQ(decoded.warnings, source.warnings);
  EXPECT_EQ(decoded.to_file.to_input({1, 2}), (Span{1, 4}));
  EXPECT_EQ(decoded.to_file.to_input({2, 3}), (Span{4, 5}));
}

TEST(SourceCodec, EmptyIsFine) { EXPECT_EQ(decode_source(encode_source({}), 0).utf8, ""); }

TEST(SourceCodec, CutOrLongerIsRefused) {
  const std::string bytes = encode_source(sample());
  for (std::size_t n = 0; n < bytes.size(); ++n) {
    EXPECT_THROW(decode_source(bytes.substr(0, n), 5), std::runtime_error) << n;
  }
  EXPECT_THROW(decode_source(bytes + "x", 5), std::runtime_error);
}

TEST(SourceCodec, AnyChangedByteGivesASourceWithinTheFileOrNone) {
  const std::string bytes = encode_source(sample());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (const char change : {'\x01', '\x7f', '\xff'}) {
      std::string changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ change);
      try {
        const Source source = decode_source(changed, 5);
        const Span all{0, static_cast<std::uint32_t>(source.utf8.size())};
        EXPECT_LE(source.to_file.to_input(all).end, 5U) << i;
      } catch (const std::runtime_error&) {
        // as it should be
      }
    }
  }
}

TEST(SourceCodec, AMapOfAnotherFileIsRefused) {
  EXPECT_THROW(decode_source(encode_source(sample()), 4), std::runtime_error);
  EXPECT_THROW(decode_source(encode_source(sample()), 6), std::runtime_error);
}

}  // namespace
}  // namespace orgkarta::sandbox
