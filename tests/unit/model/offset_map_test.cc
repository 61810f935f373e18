#include "pipeline/model/offset_map.h"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <string>

#include "pipeline/model/rewriter.h"

namespace orgkarta {
namespace {

// "ab--cd" → "abX" + "cd": the dashes became X.
Rewritten sample() {
  Rewriter writer("ab--cd");
  writer.keep_to(2);
  writer.replace(2, "X");
  return std::move(writer).finish();
}

TEST(OffsetMap, IdentityMapsSpansToThemselves) {
  const OffsetMap map;
  EXPECT_TRUE(map.identity());
  EXPECT_EQ(map.to_input({3, 7}), (Span{3, 7}));
}

TEST(OffsetMap, MapsAroundAReplacement) {
  const Rewritten r = sample();
  EXPECT_EQ(r.text, "abXcd");
  EXPECT_EQ(r.map.to_input({0, 2}), (Span{0, 2}));
  EXPECT_EQ(r.map.to_input({2, 3}), (Span{2, 4}));
  EXPECT_EQ(r.map.to_input({3, 5}), (Span{4, 6}));
  EXPECT_EQ(r.map.to_input({1, 4}), (Span{1, 5}));
}

TEST(OffsetMap, APositionInsideAnEditWidensToAllOfIt) {
  Rewriter writer("aXb");
  writer.keep_to(1);
  writer.replace(1, "123");
  const Rewritten r = std::move(writer).finish();
  EXPECT_EQ(r.text, "a123b");
  EXPECT_EQ(r.map.to_input({2, 3}), (Span{1, 2}));
  EXPECT_EQ(r.map.to_input({2, 5}), (Span{1, 3}));
  EXPECT_EQ(r.map.to_input({0, 2}), (Span{0, 2}));
}

TEST(OffsetMap, WhatIsDroppedAtASpansEndsStaysOutside) {
  Rewriter writer("--ab--cd");
  writer.drop(2);
  writer.keep_to(4);
  writer.drop(2);
  const Rewritten r = std::move(writer).finish();
  EXPECT_EQ(r.text, "abcd");
  EXPECT_EQ(r.map.to_input({0, 2}), (Span{2, 4}));
  EXPECT_EQ(r.map.to_input({2, 4}), (Span{6, 8}));
  EXPECT_EQ(r.map.to_input({0, 4}), (Span{2, 8}));
}

TEST(OffsetMap, AnInsertionBelongsToNoInput) {
  Rewriter writer("ab");
  writer.keep_to(1);
  writer.replace(0, "XY");
  const Rewritten r = std::move(writer).finish();
  EXPECT_EQ(r.text, "aXYb");
  EXPECT_EQ(r.map.to_input({1, 3}), (Span{1, 1}));
  EXPECT_EQ(r.map.to_input({0, 4}), (Span{0, 2}));
}

TEST(OffsetMap, RefusesEditsOutOfOrder) {
  OffsetMap map;
  map.add({2, 3}, {2, 4});
  EXPECT_THROW(map.add({1, 2}, {4, 5}), std::logic_error);
  EXPECT_THROW(map.add({5, 6}, {5, 6}), std::logic_error);  // three bytes between, or two?
  EXPECT_NO_THROW(map.add({5, 6}, {6, 7}));
}

TEST(Rewriter, RefusesToGoBehindTheInput) {
  Rewriter writer("ab");
  EXPECT_THROW(writer.replace(3, "x"), std::logic_error);
}

// Each output span's input, rewritten alone, gives the span: the rule is to drop 'd', double 'x'
// and swap "()" for "y".
Rewritten rewrite(std::string_view in) {
  Rewriter writer(in);
  for (std::size_t i = 0; i < in.size();) {
    writer.keep_to(i);
    if (in[i] == 'd') {
      writer.drop(1);
      i += 1;
    } else if (in[i] == 'x') {
      writer.replace(1, "xx");
      i += 1;
    } else if (in.substr(i).starts_with("()")) {
      writer.replace(2, "y");
      i += 2;
    } else {
      ++i;
    }
  }
  return std::move(writer).finish();
}

TEST(OffsetMap, EverySpanLeadsBackToWhatItWasMadeOf) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string in;
    for (int i = 0; i < 30; ++i) in += std::string_view("abdx()")[random() % 6];
    const Rewritten r = rewrite(in);
    for (std::uint32_t begin = 0; begin < r.text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= r.text.size(); ++end) {
        const Span back = r.map.to_input({begin, end});
        ASSERT_LE(back.end, in.size());
        const std::string again = rewrite(in.substr(back.begin, back.size())).text;
        const bool inside_x = r.text[begin] == 'x' || r.text[end - 1] == 'x';
        if (!inside_x) {
          ASSERT_EQ(again, r.text.substr(begin, end - begin)) << in;
        }
        ASSERT_NE(again.find(r.text.substr(begin, end - begin)), std::string::npos) << in;
      }
    }
  }
}

}  // namespace
}  // namespace orgkarta
