#include "output/find_names.h"

#include <gtest/gtest.h>

#include "empty_database.h"

namespace orgkarta::output {
namespace {

TEST(Matches, EqualWhateverCaseAccentsAndHyphens) {
  EXPECT_TRUE(matches("VARD och omsorgsnamnden", "Vård- och omsorgsnämnden", Nearness::equal));
  EXPECT_TRUE(matches("it avdelningen", "IT-avdelningen", Nearness::equal));
  EXPECT_TRUE(matches("itavdelningen", "IT-avdelningen", Nearness::equal));
  EXPECT_FALSE(matches("vårdnämnd", "Vårdnämnden", Nearness::equal));
  EXPECT_FALSE(matches("", "", Nearness::equal));
  EXPECT_FALSE(matches("-", "Vårdnämnden", Nearness::part));
  EXPECT_FALSE(matches("V\xE5rd", "V\xE5rd", Nearness::equal));  // no UTF-8
}

TEST(Matches, EndingsOfEachWord) {
  EXPECT_TRUE(matches("avdelning för skola", "Avdelningen för skolan", Nearness::ending));
  EXPECT_TRUE(matches("Socialnämnden", "socialnämnd", Nearness::ending));
  EXPECT_FALSE(matches("social", "socialnämnd", Nearness::ending));
  EXPECT_FALSE(matches("IT", "ITX", Nearness::ending));  // too short to bear an ending
  EXPECT_FALSE(matches("avdelning", "Avdelningen för skolan", Nearness::ending));
}

TEST(Matches, BeginningsAndParts) {
  EXPECT_TRUE(matches("kultur", "Kultur- och fritidsnämnden", Nearness::begins));
  EXPECT_FALSE(matches("fritid", "Kultur- och fritidsnämnden", Nearness::begins));
  EXPECT_TRUE(matches("fritid", "Kultur- och fritidsnämnden", Nearness::part));
  EXPECT_TRUE(matches("fritid kult", "Kultur- och fritidsnämnden", Nearness::part));
  EXPECT_TRUE(matches("nämnden", "Kultur- och fritidsnämnden", Nearness::part));
  EXPECT_FALSE(matches("fritid bygg", "Kultur- och fritidsnämnden", Nearness::part));
}

TEST(Matches, UpToTwoWrongLetters) {
  EXPECT_TRUE(matches("Socialnänmden", "Socialnämnden", Nearness::misspelt));
  EXPECT_TRUE(matches("Scialnämdnen", "Socialnämnden", Nearness::misspelt));
  EXPECT_FALSE(matches("Sozialnemde", "Socialnämnden", Nearness::misspelt));
  EXPECT_TRUE(matches("Linb", "Lind", Nearness::misspelt));
  EXPECT_FALSE(matches("Libb", "Lind", Nearness::misspelt));  // two of four letters are too many
  EXPECT_FALSE(matches("IT", "IF", Nearness::misspelt));
}

/// A database with names of two municipalities.
class FindNames : public testing::Test {
 protected:
  FindNames() {
    db_.run(
        "INSERT INTO municipalities VALUES ('0581', 'Norrköpings kommun'), ('0580', 'Linköpings "
        "kommun'),"
        " ('0180', 'Stockholms stad'), ('0139', 'Upplands-Bro kommun'), ('0114', 'Upplands Väsby "
        "kommun')");
    organisation("a", "0581", "Vårdnämnden");
    organisation("b", "0580", "Vårdnämnden");
    organisation("c", "0581", "Omsorgsnämnden");
    name("c", 2, "Socialnämnden");
    name("c", 1001, "SN");
    name("c", 1002, "socialnämnd");
    organisation("d", "0581", "Åreskolan");
    organisation("e", "0581", "Areskolan");
    db_.run("INSERT INTO persons VALUES ('p', '0581', 'Anna Öst', NULL, NULL, NULL)");
  }

  void organisation(const std::string& id, const std::string& code, const std::string& current) {
    db_.run("INSERT INTO organisations (id, municipality, name, kind, state, documents) VALUES ('" +
            id + "', '" + code + "', '" + current + "', 'committee', 'existing', 1)");
    name(id, 1, current);
  }

  void name(const std::string& id, int ordinal, const std::string& text) {
    db_.run("INSERT INTO organisation_names (organisation, ordinal, name, proper) VALUES ('" + id +
            "', " + std::to_string(ordinal) + ", '" + text + "', " + (ordinal < 1001 ? "1" : "0") +
            ")");
  }

  std::string ids(const std::string& asked, const std::string& municipality = "") {
    return joined(find_names(db_.connection(), asked, municipality));
  }

  static std::string joined(const std::vector<Found>& all) {
    std::string out;
    for (const Found& one : all) out += (out.empty() ? "" : " ") + one.id;
    return out;
  }

  EmptyDatabase db_;
};

TEST_F(FindNames, ByIdNameAbbreviationAndFormerName) {
  EXPECT_EQ(ids("c"), "c");
  EXPECT_EQ(ids("sn"), "c");
  EXPECT_EQ(ids("socialnamnden"), "c");
  EXPECT_EQ(ids("ost anna"), "p");
  const Found found = find_names(db_.connection(), "sn").front();
  EXPECT_EQ(found.name, "Omsorgsnämnden");
  EXPECT_EQ(found.matched, "SN");
  EXPECT_EQ(found.municipality, "Norrköpings kommun");
}

TEST_F(FindNames, AllThatAreEquallyNear) {
  EXPECT_EQ(ids("vårdnämnden"), "a b");
  EXPECT_EQ(ids("vårdnämnden", "0580"), "b");
  EXPECT_EQ(ids("nämnden"), "a b c");
  EXPECT_EQ(ids("Brandkåren"), "");
}

TEST_F(FindNames, RightAccentsGoFirst) {
  EXPECT_EQ(ids("åreskolan"), "d");
  EXPECT_EQ(ids("areskolan"), "e");
  EXPECT_EQ(ids("ÄRESKOLAN"), "d e");
}

TEST_F(FindNames, Municipalities) {
  const auto found = [&](const char* asked) {
    return joined(find_municipality(db_.connection(), asked));
  };
  EXPECT_EQ(found("0581"), "0581");
  EXPECT_EQ(found("norrköping"), "0581");
  EXPECT_EQ(found("Norrköpings kommun"), "0581");
  EXPECT_EQ(found("stockholm"), "0180");
  EXPECT_EQ(found("lin"), "0580");
  EXPECT_EQ(found("upplands"), "0114 0139");
  EXPECT_EQ(found("upplands bro"), "0139");
  EXPECT_EQ(found("norköping"), "0581");
  EXPECT_EQ(found("köping"), "0580 0581");
  EXPECT_EQ(found("0582"), "");
  EXPECT_EQ(found(""), "");
}

}  // namespace
}  // namespace orgkarta::output
