#include "pipeline/facts/told.h"

#include <gtest/gtest.h>

#include <vector>

namespace orgkarta::facts {
namespace {

TEST(Told, EachKindComesInTextOrder) {
  RuleInfo post, change, other_post;
  post.gives = other_post.gives = "post";
  change.gives = "change";
  std::vector<Statement> all;
  for (const RuleInfo* rule : {&post, &change, &other_post, &change, &post}) {
    all.emplace_back().rule = rule;
  }
  const Told told(all);
  const auto posts = told.giving("post");
  EXPECT_EQ(std::vector<const Statement*>(posts.begin(), posts.end()),
            (std::vector<const Statement*>{&all[0], &all[2], &all[4]}));
  const auto changes = told.giving("change");
  EXPECT_EQ(std::vector<const Statement*>(changes.begin(), changes.end()),
            (std::vector<const Statement*>{&all[1], &all[3]}));
  EXPECT_TRUE(told.giving("goal").empty());
}

TEST(Told, NothingIsToldByNoStatements) { EXPECT_TRUE(Told({}).giving("post").empty()); }

}  // namespace
}  // namespace orgkarta::facts
