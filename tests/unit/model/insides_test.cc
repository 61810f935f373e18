#include "pipeline/model/insides.h"

#include <gtest/gtest.h>

namespace orgkarta {
namespace {

const auto anywhere = [](std::size_t, std::size_t) { return true; };

Insides insides_of(std::initializer_list<const char*> forms) {
  Insides insides;
  for (const char* form : forms) insides.add(form);
  return insides;
}

TEST(Insides, TheLowestNumberWinsWhereverItStands) {
  const Insides insides = insides_of({"cost", "plan", "co", "%"});
  EXPECT_EQ(insides.lowest("a plan of costs", anywhere), 0);
  EXPECT_EQ(insides.lowest("a plan of colour", anywhere), 1);
  EXPECT_EQ(insides.lowest("in colour", anywhere), 2);
  EXPECT_EQ(insides.lowest("5%", anywhere), 3);
  EXPECT_EQ(insides.lowest("c", anywhere), -1);
  EXPECT_EQ(insides.lowest("", anywhere), -1);
}

TEST(Insides, AFormCountsOnlyWhereItIsAccepted) {
  const Insides insides = insides_of({"plan", "an", "an"});
  const auto at_begin = [](std::size_t at, std::size_t) { return at == 0; };
  EXPECT_EQ(insides.lowest("a plan", at_begin), -1);
  EXPECT_EQ(insides.lowest("an airplane", at_begin), 1);
  const auto five_on = [](std::size_t at, std::size_t end) { return at == 5 && end == 7; };
  EXPECT_EQ(insides.lowest("an airplane: an end", five_on), -1);
  EXPECT_EQ(insides.lowest("an, a an", five_on), -1);
  EXPECT_EQ(insides.lowest("an, aan", five_on), 1);
}

TEST(Insides, WhatBeginsIsNotWhatStandsInside) {
  const Insides insides = insides_of({"plan", "-"});
  EXPECT_TRUE(insides.any_begins("plans", anywhere));
  EXPECT_TRUE(insides.any_begins("-", anywhere));
  EXPECT_FALSE(insides.any_begins("a plan", anywhere));
  EXPECT_FALSE(insides.any_begins("", anywhere));
  EXPECT_FALSE(insides.any_begins("plans", [](std::size_t, std::size_t end) { return end > 4; }));
}

TEST(Insides, WithoutFormsNothingStandsInside) {
  EXPECT_EQ(Insides().lowest("plan", anywhere), -1);
  EXPECT_FALSE(Insides().any_begins("plan", anywhere));
}

}  // namespace
}  // namespace orgkarta
