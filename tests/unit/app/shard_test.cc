#include "pipeline/app/shard.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace orgkarta::app {
namespace {

using Strings = std::vector<std::string>;

Input input(std::string path, std::uint64_t size = 0) {
  Input out;
  out.path = std::move(path);
  out.size = size;
  return out;
}

std::vector<Input> many(std::size_t count, std::uint64_t largest) {
  std::mt19937 chance(7);
  std::vector<Input> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(input("d/" + std::to_string(i) + ".txt", chance() % largest));
  }
  return out;
}

Strings paths(const std::vector<Input>& inputs) {
  Strings out;
  for (const Input& i : inputs) out.push_back(i.path);
  return out;
}

Strings of_shard(const std::vector<Input>& inputs, std::uint64_t part, std::uint64_t of) {
  return paths(take_shard(inputs, {part, of}));
}

std::uint64_t bytes(const std::vector<Input>& inputs) {
  std::uint64_t out = 0;
  for (const Input& i : inputs) out += i.size;
  return out;
}

TEST(Shard, IsWrittenAsPartOfParts) {
  const auto shard = parse_shard("3/8");
  ASSERT_TRUE(shard);
  EXPECT_EQ(shard->part, 3U);
  EXPECT_EQ(shard->of, 8U);
  EXPECT_EQ(name_of(*shard), "3/8");
  for (const char* wrong : {"0/4", "5/4", "x", "", "/", "1/", "/1", "1/0", "-1/4", "1/4/2", "1.5/4",
                            " 1/4", "1/4 ", "1/99999999999999999999"}) {
    EXPECT_FALSE(parse_shard(wrong)) << wrong;
  }
}

TEST(Shard, EveryInputIsInExactlyOne) {
  const std::vector<Input> inputs = many(500, 100'000);
  for (const std::uint64_t of : {1U, 2U, 7U, 499U, 1000U}) {
    Strings all;
    for (std::uint64_t part = 1; part <= of; ++part) {
      for (std::string& path : of_shard(inputs, part, of)) all.push_back(std::move(path));
    }
    Strings expected = paths(inputs);
    std::sort(all.begin(), all.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(all, expected) << of;
  }
}

TEST(Shard, HasItsShareOfTheBytes) {
  const std::vector<Input> inputs = many(5000, 100'000);
  const std::uint64_t share = bytes(inputs) / 9;
  for (std::uint64_t part = 1; part <= 9; ++part) {
    const std::uint64_t found = bytes(take_shard(inputs, {part, 9}));
    EXPECT_NEAR(static_cast<double>(found), static_cast<double>(share), 110'000) << part;
  }
}

TEST(Shard, DoesNotHangOnTheOrderOfTheList) {
  std::vector<Input> inputs = many(200, 1000);
  Strings first = of_shard(inputs, 2, 5);
  std::shuffle(inputs.begin(), inputs.end(), std::mt19937(3));
  Strings second = of_shard(inputs, 2, 5);
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  EXPECT_EQ(first, second);
  EXPECT_EQ(listing_of(inputs).sha256, listing_of(many(200, 1000)).sha256);
}

TEST(Shard, KeepsTheOrderOfTheList) {
  const std::vector<Input> inputs = {input("b"), input("a"), input("d"), input("c")};
  EXPECT_EQ(of_shard(inputs, 1, 2), (Strings{"b", "a"}));
  EXPECT_EQ(of_shard(inputs, 2, 2), (Strings{"d", "c"}));
}

TEST(Shard, IsTwoOfTwiceAsMany) {
  const std::vector<Input> inputs = many(301, 50'000);
  for (const std::uint64_t of : {1U, 3U, 8U, 200U}) {
    for (std::uint64_t part = 1; part <= of; ++part) {
      Strings halves = of_shard(inputs, 2 * part - 1, 2 * of);
      for (std::string& path : of_shard(inputs, 2 * part, 2 * of)) halves.push_back(path);
      Strings whole = of_shard(inputs, part, of);
      std::sort(halves.begin(), halves.end());
      std::sort(whole.begin(), whole.end());
      EXPECT_EQ(halves, whole) << part << "/" << of;
    }
  }
}

TEST(Shard, WhatIsCalledLikeAMemberGoesWithTheArchive) {
  std::vector<Input> inputs = many(50, 1000);
  inputs.push_back(input("a.zip", 10));
  inputs.push_back(input("a.zip b", 90'000));
  inputs.push_back(input("a.zip!x", 10));
  inputs.push_back(input("a.zip!x!y", 10));
  inputs.push_back(input("z!x", 10));
  for (std::uint64_t part = 1; part <= 40; ++part) {
    const Strings found = of_shard(inputs, part, 40);
    const auto has = [&](const char* path) { return std::ranges::count(found, path); };
    EXPECT_EQ(has("a.zip"), has("a.zip!x"));
    EXPECT_EQ(has("a.zip"), has("a.zip!x!y"));
  }
}

TEST(Shard, HugeSizesDoNotOverflow) {
  const std::uint64_t huge = std::uint64_t{1} << 60;
  const std::vector<Input> inputs = {input("a", huge), input("b", huge), input("c", huge)};
  EXPECT_EQ(of_shard(inputs, 500'000'000, 1'000'000'000), Strings{});
  EXPECT_EQ(of_shard(inputs, 500'000'001, 1'000'000'000), (Strings{"b"}));
}

TEST(Shard, ListingsDifferBySizesAndPaths) {
  const std::string one = listing_of({input("a", 1), input("b", 2)}).sha256;
  EXPECT_NE(one, listing_of({input("a", 1), input("b", 3)}).sha256);
  EXPECT_NE(one, listing_of({input("a", 1), input("c", 2)}).sha256);
  EXPECT_EQ(listing_of({input("a", 1)}).inputs, 1U);
}

}  // namespace
}  // namespace orgkarta::app
