#include "pipeline/app/file_stamp.h"

#include <gtest/gtest.h>

namespace orgkarta::app {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kNow = 1'700'000'000 * kSecond + 5;

FileStamp touched(std::int64_t modified, std::int64_t changed) {
  return {10, modified, changed, 7};
}

TEST(FileStamp, WhatWasTouchedLongAgoIsSettled) {
  EXPECT_TRUE(is_settled(touched(kNow - kSecond, kNow - kSecond), kNow));
  EXPECT_TRUE(is_settled(touched(1, 1), kNow));
}

TEST(FileStamp, WhatWasTouchedJustNowIsNot) {
  EXPECT_FALSE(is_settled(touched(kNow - 1, kNow - kSecond), kNow));
  EXPECT_FALSE(is_settled(touched(kNow - kSecond, kNow - 1), kNow));
  EXPECT_FALSE(is_settled(touched(kNow - kSecond / 20, kNow - kSecond), kNow));
}

TEST(FileStamp, TheFutureIsNot) {
  EXPECT_FALSE(is_settled(touched(kNow + 3600 * kSecond, kNow - kSecond), kNow));
}

TEST(FileStamp, WholeSecondsNeedTwoOfThem) {
  const std::int64_t second = kNow / kSecond * kSecond;
  EXPECT_FALSE(is_settled(touched(second - kSecond, second - kSecond), kNow));
  EXPECT_TRUE(is_settled(touched(second - 2 * kSecond, second - 3 * kSecond), kNow));
}

}  // namespace
}  // namespace orgkarta::app
