// The block and the sentence of an offset.
#include "pipeline/facts/view.h"

#include <gtest/gtest.h>

namespace orgkarta::facts {
namespace {

Text two_blocks() {
  Text text;
  text.text = "One.\nTwo.";
  for (const Span span : {Span{0, 4}, Span{5, 9}}) {
    Block block;
    block.span = block.content = span;
    text.blocks.push_back(block);
    text.sentences.push_back(span);
  }
  return text;
}

TEST(View, FindsTheBlockOfAnOffset) {
  const Text text = two_blocks();
  const Found found;
  const Lexicons lexicons;
  const Hints hints;
  const View view(text, found, lexicons, hints);
  EXPECT_EQ(view.block_at(0), 0U);
  EXPECT_EQ(view.block_at(3), 0U);
  EXPECT_EQ(view.block_at(4), 0U);  // the line feed belongs to what stands before it
  EXPECT_EQ(view.block_at(5), 1U);
  EXPECT_EQ(view.block_at(100), 1U);
}

}  // namespace
}  // namespace orgkarta::facts
