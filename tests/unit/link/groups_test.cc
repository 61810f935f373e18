#include "pipeline/link/groups.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

/// What group_by_name() alone makes of the papers.
struct Grouped {
  explicit Grouped(const Papers& papers, const std::string& code = "0581")
      : documents(papers.documents()),
        names(lexicons(), municipalities().name(code)),
        block(documents, code, names),
        groups(group_by_name(block, municipalities())) {}

  GroupIndex of(std::uint32_t document, const std::string& unit) const {
    return groups.of_node[*block.node(document, unit)];
  }

  std::vector<StoredDocument> documents;
  Names names;
  Block block;
  Groups groups;
};

TEST(Groups, SpellingsOfOneNameAreOneGroup) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Kultur- och fritidsnämnden", UnitKind::committee);
  papers.add("b", "2015-01-01").unit("Norrköpings kultur & fritidsnämnd", UnitKind::committee);
  papers.add("c", "2016-01-01").unit("Kulturnämnden", UnitKind::committee);
  const Grouped found(papers);
  EXPECT_EQ(found.of(0, "u1"), found.of(1, "u1"));
  EXPECT_NE(found.of(0, "u1"), found.of(2, "u1"));
}

TEST(Groups, DocumentsStandByDayThenPath) {
  Papers papers;
  papers.add("z", "").unit("Sist");
  papers.add("c", "2015-01-01").unit("Tredje");
  papers.add("b", "2015-01-01").unit("Andra");
  papers.add("a", "2014").unit("Första");
  const Grouped found(papers);
  std::string order;
  for (std::uint32_t d = 0; d < found.block.size(); ++d) order += found.block.document(d).path;
  EXPECT_EQ(order, "abcz");
  EXPECT_EQ(found.block.day(0), "2014-01-01");
  EXPECT_EQ(found.block.day(3), "");
  EXPECT_EQ(found.block.last_day(), "2015-01-01");
}

TEST(Groups, SharedNamesStandBelowTheirBodies) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Arbetsutskottet", UnitKind::subcommittee, a.unit("Socialnämnden", UnitKind::committee));
  a.unit("Arbetsutskottet", UnitKind::subcommittee, a.unit("Kommunstyrelsen", UnitKind::board));
  Paper& b = papers.add("b", "2015-01-01");
  b.unit("arbetsutskott", UnitKind::subcommittee, b.unit("Socialnämnden", UnitKind::committee));
  const Grouped found(papers);
  EXPECT_NE(found.of(0, "u2"), found.of(0, "u4"));
  EXPECT_EQ(found.of(0, "u2"), found.of(1, "u2"));
}

TEST(Groups, ANounAloneOfNobodyIsOfItsDocument) {
  Papers papers;
  papers.add("a", "2014-01-01").unit("Staben");
  papers.add("b", "2015-01-01").unit("Staben");
  const Grouped found(papers);
  EXPECT_NE(found.of(0, "u1"), found.of(1, "u1"));
}

TEST(Groups, OtherMunicipalitiesBodiesAreTheirs) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Socialnämnden", UnitKind::committee);
  const auto other = a.unit("Linköpings kommun", UnitKind::municipality);
  a.unit("Socialnämnden", UnitKind::committee, other);
  a.unit("Norrköpings kommun", UnitKind::municipality);
  a.unit("Norrköping", UnitKind::municipality);
  const Grouped found(papers);
  EXPECT_NE(found.of(0, "u1"), found.of(0, "u3"));
  EXPECT_EQ(found.groups.all[found.of(0, "u1")].municipality, "0581");
  EXPECT_EQ(found.groups.all[found.of(0, "u3")].municipality, "0580");
  EXPECT_TRUE(found.groups.all[found.of(0, "u2")].listed);
  EXPECT_EQ(found.of(0, "u4"), found.of(0, "u5"));
}

TEST(Groups, ARegionIsNotTheMunicipalityOfItsName) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Uppsala kommun", UnitKind::municipality);
  a.unit("Region Uppsala", UnitKind::region);
  const Grouped found(papers, "0380");
  EXPECT_NE(found.of(0, "u1"), found.of(0, "u2"));
}

TEST(Groups, ParentsInACircleEnd) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.unit("Arbetsutskottet", UnitKind::subcommittee, "u2");
  a.unit("Arbetsutskottet", UnitKind::subcommittee, "u1");
  const Grouped found(papers);
  EXPECT_EQ(found.groups.of_node.size(), 2U);
}

TEST(DocumentDay, IsTheDayOnWhichItSpeaks) {
  Facts facts;
  EXPECT_EQ(document_day(facts), "");
  const auto tell = [&](DateRole role, const char* value) {
    Date date;
    date.role = role;
    date.value = value;
    facts.dates.push_back(date);
  };
  tell(DateRole::reference, "2011-01-01");
  EXPECT_EQ(document_day(facts), "");
  tell(DateRole::decision, "2012-03-04");
  EXPECT_EQ(document_day(facts), "2012-03-04");
  facts.updated = "2013-05";
  EXPECT_EQ(document_day(facts), "2013-05-01");
  tell(DateRole::meeting, "XXXX-02-02");
  EXPECT_EQ(document_day(facts), "2013-05-01");
  tell(DateRole::meeting, "2012-02-02");
  EXPECT_EQ(document_day(facts), "2012-02-02");
  facts.published = "2014-01-01";
  EXPECT_EQ(document_day(facts), "2014-01-01");
  facts.type = DocumentType::organisation_page;
  EXPECT_EQ(document_day(facts), "2013-05-01");
}

}  // namespace
}  // namespace orgkarta::link
