#include "output/organisation_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

namespace orgkarta::output {
namespace {

/// What stands in documents of 2020 to 2024, made by hand.
class Tree : public testing::Test {
 protected:
  Tree() {
    told_.code = "0581";
    told_.name = "Norrköpings kommun";
    told_.last_document = "2024-06-30";
    told_.last_day = "2024-06-30";
    add("se-0581", "municipality", seen("2020-01-01"));
    names("se-0581", {{"Norrköpings kommun", seen("2020-01-01")}});
  }

  static Term seen(const std::string& day) { return {"", "", day, day}; }
  static Term from(const std::string& day) { return {day, "", "2020-01-01", "2020-01-01"}; }
  static Term until(const std::string& day) { return {"", day, "2020-01-01", "2020-01-01"}; }

  OrganisationTold& add(const std::string& id, const std::string& kind, const Term& term) {
    OrganisationTold o;
    o.id = id;
    o.kind = kind;
    o.term = term;
    o.names = {{id, term}};
    told_.organisations.push_back(std::move(o));
    return told_.organisations.back();
  }

  OrganisationTold& at(const std::string& id) {
    for (OrganisationTold& o : told_.organisations) {
      if (o.id == id) return o;
    }
    throw std::out_of_range(id);
  }

  void names(const std::string& id, std::vector<NameTold> names) {
    at(id).names = std::move(names);
  }
  void parents(const std::string& id, std::vector<ParentTold> all) {
    at(id).parents = std::move(all);
  }

  /// "a(b c(d))": the names that stand below the municipality on a day.
  std::string below(const std::string& day) const {
    return text(organisation_tree(told_, day).root.children);
  }

  static std::string text(const std::vector<OrganisationAt>& all) {
    std::string out;
    for (const OrganisationAt& one : all) {
      if (!out.empty()) out += ' ';
      out += one.name;
      if (!one.children.empty()) out += '(' + text(one.children) + ')';
    }
    return out;
  }

  std::string heads(const std::string& day) const {
    std::string out;
    const OrganisationTree tree = organisation_tree(told_, day);
    for (const HeadAt& h : tree.root.children.at(0).heads) {
      out += (out.empty() ? "" : " ") + h.person + (h.acting ? "*" : "");
    }
    return out;
  }

  MunicipalityTold told_;
};

TEST_F(Tree, FromTheFoundingToTheDissolution) {
  add("office", "office", {"2021-01-01", "2023-01-01", "2020-06-01", "2024-01-01"}).dissolved =
      true;
  EXPECT_EQ(below("2020-12-31"), "");
  EXPECT_EQ(below("2021-01-01"), "office");
  EXPECT_EQ(below("2022-12-31"), "office");
  EXPECT_EQ(below("2023-01-01"), "");
  EXPECT_TRUE(organisation_tree(told_, "2021-01-01").root.children[0].founded);
}

TEST_F(Tree, WithoutAFoundingFromTheFirstDocumentAndForEver) {
  add("office", "office", seen("2021-05-05"));
  EXPECT_EQ(below("2021-05-04"), "");
  EXPECT_EQ(below("2021-05-05"), "office");
  EXPECT_EQ(below("2099-01-01"), "office");
  EXPECT_EQ(organisation_tree(told_, "2099-01-01").root.children[0].last_seen, "2021-05-05");
}

TEST_F(Tree, WhatIsProposedNeverIs) {
  add("office", "office", from("2021-01-01")).proposed = true;
  EXPECT_EQ(below("2024-01-01"), "");
}

TEST_F(Tree, WithoutADayFromTheLastDocumentOn) {
  add("office", "office", seen(""));
  EXPECT_EQ(below("2024-06-29"), "");
  EXPECT_EQ(below("2024-06-30"), "office");
}

TEST_F(Tree, DissolvedOnNoKnownDayIsNotThere) {
  add("office", "office", seen("2020-01-01")).dissolved = true;
  EXPECT_EQ(below("2024-01-01"), "");
}

TEST_F(Tree, NamesHoldInTheirTime) {
  add("office", "office", seen("2020-01-01"));
  names("office", {{"Old", until("2022-01-01")}, {"New", from("2022-01-01")}});
  EXPECT_EQ(below("2021-12-31"), "Old");
  EXPECT_EQ(below("2022-01-01"), "New");
}

TEST_F(Tree, NamesWithoutADayHoldFromTheFirstDocument) {
  add("office", "office", seen("2020-01-01"));
  names("office", {{"Old", seen("2020-01-01")}, {"New", seen("2022-02-02")}});
  EXPECT_EQ(below("2022-02-01"), "Old");
  EXPECT_EQ(below("2022-02-02"), "New");
}

TEST_F(Tree, BeforeAnyNameHeldItHasTheFirst) {
  add("office", "office", from("2019-01-01"));
  names("office", {{"First", seen("2021-01-01")}, {"Second", seen("2022-01-01")}});
  EXPECT_EQ(below("2019-06-01"), "First");
}

TEST_F(Tree, ParentsChangeOnTheirDay) {
  add("a", "office", seen("2020-01-01"));
  add("b", "office", seen("2020-01-01"));
  add("u", "unit", seen("2020-01-01"));
  parents("u", {{"a", until("2022-01-01")}, {"b", from("2022-01-01")}});
  EXPECT_EQ(below("2021-12-31"), "a(u) b");
  EXPECT_EQ(below("2022-01-01"), "a b(u)");
}

TEST_F(Tree, AParentToldLaterIsBetterThanNone) {
  add("a", "office", seen("2020-01-01"));
  add("u", "unit", seen("2020-01-01"));
  parents("u", {{"a", seen("2023-01-01")}});
  EXPECT_EQ(below("2020-06-01"), "a(u)");
}

TEST_F(Tree, AParentThatIsNotThereIsPassedOver) {
  add("a", "office", seen("2020-01-01"));
  add("d", "department", until("2022-01-01"));
  add("u", "unit", seen("2020-01-01"));
  parents("d", {{"a", seen("2020-01-01")}});
  parents("u", {{"d", seen("2020-01-01")}});
  EXPECT_EQ(below("2021-01-01"), "a(d(u))");
  EXPECT_EQ(below("2022-01-01"), "a(u)");
  at("a").term.to = "2023-01-01";
  EXPECT_EQ(below("2023-01-01"), "u");
  EXPECT_FALSE(organisation_tree(told_, "2023-01-01").root.children[0].parent_told);
}

TEST_F(Tree, RingsAreOpenedAtTheHighestKind) {
  add("a", "office", seen("2020-01-01"));
  add("d", "department", seen("2020-01-01"));
  add("u", "unit", seen("2020-01-01"));
  parents("a", {{"d", seen("2020-01-01")}});
  parents("d", {{"a", seen("2020-01-01")}});
  parents("u", {{"d", seen("2020-01-01")}});
  EXPECT_EQ(below("2021-01-01"), "a(d(u))");
  parents("u", {{"u", seen("2020-01-01")}});
  EXPECT_EQ(below("2021-01-01"), "a(d) u");
}

TEST_F(Tree, NothingIsLostInDepth) {
  for (int i = 0; i < 1000; ++i) {
    add("u" + std::to_string(i), "unit", seen("2020-01-01"));
    if (i > 0)
      parents("u" + std::to_string(i), {{"u" + std::to_string(i - 1), seen("2020-01-01")}});
  }
  const std::string all = below("2021-01-01");
  EXPECT_EQ(std::count(all.begin(), all.end(), 'u'), 1000);
}

TEST_F(Tree, SortedByKindThenName) {
  add("z", "board", seen("2020-01-01"));
  add("b", "office", seen("2020-01-01"));
  add("a", "office", seen("2020-01-01"));
  EXPECT_EQ(below("2021-01-01"), "z a b");
}

TEST_F(Tree, HeadsLeadUntilTheyAreReplaced) {
  auto& office = add("office", "office", seen("2020-01-01"));
  office.heads = {{1, "ann", "Ann", "chef", false, seen("2020-03-01"), "2022-01-01"},
                  {2, "bo", "Bo", "chef", false, from("2022-01-01"), ""},
                  {3, "cy", "Cy", "chef", false, {"", "2023-01-01", "2021-01-01", ""}, ""}};
  EXPECT_EQ(heads("2020-02-29"), "");
  EXPECT_EQ(heads("2020-03-01"), "ann");
  EXPECT_EQ(heads("2021-12-31"), "ann cy");
  EXPECT_EQ(heads("2022-01-01"), "cy bo");
  EXPECT_EQ(heads("2023-01-01"), "bo");
}

TEST_F(Tree, ActingHeadsStandLastAndNobodyTwice) {
  auto& office = add("office", "office", seen("2020-01-01"));
  office.heads = {{1, "ann", "Ann", "chef", true, seen("2020-03-01"), ""},
                  {2, "bo", "Bo", "chef", false, seen("2020-04-01"), ""},
                  {3, "ann", "Ann", "chef", false, seen("2021-01-01"), ""}};
  EXPECT_EQ(heads("2020-12-31"), "bo ann*");
  EXPECT_EQ(heads("2021-01-01"), "bo ann");
}

TEST_F(Tree, AHeadOfNoKnownDayLeadsIfNobodyElseIsTold) {
  auto& office = add("office", "office", seen("2020-01-01"));
  office.heads = {{1, "ann", "Ann", "chef", false, seen(""), ""}};
  EXPECT_EQ(heads("2024-06-29"), "");
  EXPECT_EQ(heads("2024-06-30"), "ann");
  office.heads.push_back({2, "bo", "Bo", "chef", false, seen("2020-04-01"), ""});
  EXPECT_EQ(heads("2024-06-30"), "bo");
  office.heads[1].term.to = "2023-01-01";
  office.heads[0].term.to = "2023-01-01";
  EXPECT_EQ(heads("2024-06-30"), "");
}

TEST_F(Tree, TheMunicipalityIsTheRootAlsoUnnamed) {
  told_.organisations.clear();
  const OrganisationTree tree = organisation_tree(told_, "2021-01-01");
  EXPECT_EQ(tree.root.id, "se-0581");
  EXPECT_EQ(tree.root.name, "Norrköpings kommun");
  EXPECT_TRUE(tree.root.children.empty());
}

}  // namespace
}  // namespace orgkarta::output
