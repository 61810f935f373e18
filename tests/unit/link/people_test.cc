#include "pipeline/link/people.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;

/// "id name: posts", a person a line.
std::string people(const Registry& registry) {
  std::string out;
  for (const Person& p : registry.people) {
    out += p.id.substr(std::string("se-0581-person-").size()) + ' ' + p.name + ": " +
           std::to_string(p.posts.size()) + '\n';
  }
  return out;
}

TEST(People, OneNameIsOnePerson) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Anna Lindqvist", "ekonomichef", "", Role::head);
  papers.add("b", "2013-01-01").post("ANNA LINDQVIST", "kommundirektör", "", Role::head);
  papers.add("c", "2014-01-01").post("Anna-Karin Lindqvist", "rektor", "", Role::head);
  EXPECT_EQ(people(papers.link()),
            "anna-lindqvist Anna Lindqvist: 2\nanna-karin-lindqvist Anna-Karin Lindqvist: 1\n");
}

TEST(People, ElectedAndEmployedAreTwo) {
  Papers papers;
  Paper& a = papers.add("a", "2012-01-01");
  a.post("Lars Johansson", "ledamot", "", Role::member);
  a.post("Lars Johansson", "enhetschef", "", Role::head);
  papers.add("b", "2013-01-01").post("Lars Johansson", "chef", "", Role::head);
  Post& member = papers.add("c", "2014-01-01").post("Lars Johansson", "", "");
  member.party = "S";
  papers.add("d", "2015-01-01").post("Lars Johansson", "kommunalråd");
  EXPECT_EQ(people(papers.link()),
            "lars-johansson Lars Johansson: 3\nlars-johansson-2 Lars Johansson: 2\n");
  EXPECT_EQ(papers.link().people[0].party, "S");
  EXPECT_EQ(papers.link().people[1].party, std::nullopt);
}

TEST(People, WhoIsOfNeitherSideGoesWithTheOneOfThatName) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Eva Ek", "representant", "", Role::representative);
  papers.add("b", "2013-01-01").post("Eva Ek", "chef", "", Role::head);
  EXPECT_EQ(people(papers.link()), "eva-ek Eva Ek: 2\n");
}

TEST(People, AShorterFormNeedsACommonTitleOrBody) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Eva Ek Lund", "ekonomichef", "", Role::head);
  papers.add("b", "2013-01-01").post("E. Ek", "ekonomichef", "", Role::head);
  papers.add("c", "2014-01-01").post("Eva Ek", "rektor", "", Role::head);
  EXPECT_EQ(people(papers.link()),
            "eva-ek-lund Eva Ek Lund: 1\n"
            "e-ek E. Ek: 1\n"
            "eva-ek Eva Ek: 1\n");
  papers.add("d", "2015-01-01").post("Eva Ek", "ekonomichef", "", Role::head);
  EXPECT_EQ(people(papers.link()), "eva-ek-lund Eva Ek Lund: 3\ne-ek E. Ek: 1\n");
}

TEST(People, AnInitialOfOnePerson) {
  Papers papers;
  Paper& a = papers.add("a", "2012-01-01");
  a.post("Eva Ek", "chef", a.unit("Tekniska kontoret", office), Role::head);
  Paper& b = papers.add("b", "2013-01-01");
  b.post("E. Ek", "förvaltningschef", b.unit("Tekniska kontoret", office), Role::head);
  EXPECT_EQ(people(papers.link()), "eva-ek Eva Ek: 2\n");
  papers.add("c", "2014-01-01").post("Erik Ek", "chef", "", Role::head);  // now two may be meant
  EXPECT_EQ(people(papers.link()), "eva-ek Eva Ek: 1\ne-ek E. Ek: 1\nerik-ek Erik Ek: 1\n");
}

TEST(People, AnotherFirstNameIsAnotherPerson) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Eva Ek Lund", "chef", "", Role::head);
  papers.add("b", "2013-01-01").post("Anna Ek", "chef", "", Role::head);
  papers.add("c", "2013-01-02").post("Ek", "chef", "", Role::head);
  EXPECT_EQ(papers.link().people.size(), 3U);
}

TEST(People, NeverAcrossMunicipalities) {
  Papers papers;
  papers.add("a", "2012-01-01").post("Maria Bergström", "chef", "", Role::head);
  EXPECT_EQ(papers.link("0581").people.at(0).id, "se-0581-person-maria-bergstrom");
  EXPECT_EQ(papers.link("0136").people.at(0).id, "se-0136-person-maria-bergstrom");
}

TEST(People, SeenFromFirstToLast) {
  Papers papers;
  papers.add("b", "2014-01-01").post("Eva Ek", "chef", "", Role::head);
  papers.add("a", "2012-01-01").post("Eva Ek", "chef", "", Role::head);
  papers.add("c", "").post("Eva Ek", "chef", "", Role::head);
  const Person person = papers.link().people.at(0);
  EXPECT_EQ(span_of(person.validity), ".. seen 2012-01-01..2014-01-01");
  EXPECT_EQ(person.posts, (std::vector<std::int64_t>{1001, 1, 2001}));
}

}  // namespace
}  // namespace orgkarta::link
