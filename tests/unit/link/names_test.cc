#include "pipeline/link/names.h"

#include <gtest/gtest.h>

#include "support.h"

namespace orgkarta::link {
namespace {

std::string key(std::string_view name, std::string_view municipality = "Norrköpings kommun") {
  return Names(lexicons(), municipality).key(name);
}

/// Expects all spellings to have the key of the first.
void expect_one(const std::vector<std::string>& spellings) {
  for (const std::string& spelling : spellings) {
    EXPECT_EQ(key(spelling), key(spellings.front())) << spelling;
  }
}

TEST(Names, CaseEndingsAndHyphensMakeNoDifference) {
  expect_one({"Tillväxt- och utvecklingskontoret", "tillväxt- och utvecklingskontorets",
              "TILLVÄXT- OCH UTVECKLINGSKONTORET", "Tillväxt– och utvecklingskontor",
              "Tillväxt och utvecklingskontoret", "Tillväxt & utvecklingskontoret",
              "Tillväxt samt utvecklingskontoret", "tillväxt-\nutvecklingskontoret"});
  expect_one(
      {"Kultur- och fritidsnämnden", "Kultur- och fritidsnämndens", "kultur & fritidsnämnd"});
  expect_one({"Kommunfullmäktige", "kommunfullmäktiges"});
  expect_one({"Tekniska kontoret", "tekniska kontorets", "TEKNISKA KONTORET"});
  expect_one({"Bygg- och miljöstyrelsen", "bygg- och miljöstyrelsens"});
  expect_one({"Miljörådet", "miljöråd"});
}

TEST(Names, HeadForFieldIsFieldHead) {
  expect_one({"Avdelningen för kultur", "Kulturavdelningen", "kulturavdelning"});
  expect_one({"Enheten för barn och unga", "Barn- och unga-enheten", "enheten för barn & unga"});
  expect_one({"Kontoret för vård och omsorg", "Vård- och omsorgskontoret"});
}

TEST(Names, TheMunicipalityItselfSaysNothing) {
  expect_one({"Socialnämnden", "Norrköpings kommuns socialnämnd", "Socialnämnden i Norrköping",
              "Socialnämnden i Norrköpings kommun", "Norrköpings socialnämnd"});
  EXPECT_EQ(key("Norrköpings kommun"), key("norrköpings kommuns"));
  EXPECT_NE(key("Kontakt Norrköping"), "");
}

TEST(Names, AnotherMunicipalityDoes) {
  EXPECT_NE(key("Socialnämnden i Linköpings kommun"), key("Socialnämnden"));
  EXPECT_EQ(key("Norrköpings socialnämnd", ""), key("Norrköpings socialnämnd", "Nacka kommun"));
}

TEST(Names, OtherFieldsAreOtherNames) {
  EXPECT_NE(key("Kulturnämnden"), key("Kultur- och fritidsnämnden"));
  EXPECT_NE(key("Socialnämnd Nord"), key("Socialnämnd Syd"));
  EXPECT_NE(key("Socialnämnden"), key("Socialkontoret"));
  EXPECT_NE(key("Enhet 1"), key("Enhet 2"));
  EXPECT_NE(key("Barn- och utbildningsnämnden"), key("Utbildningsnämnden"));
}

TEST(Names, FieldsOfTitlesAndBodies) {
  const Names names(lexicons(), "Norrköpings kommun");
  const auto field = [&](const char* body) { return names.field_of_key(names.key(body)); };
  EXPECT_EQ(names.field_of_title("kultur- och fritidsdirektör"),
            field("Kultur- & fritidskontoret"));
  EXPECT_EQ(names.field_of_title("socialchef"), field("Socialförvaltningen"));
  EXPECT_EQ(names.field_of_title("teknisk chef"), field("Tekniska kontoret"));
  EXPECT_NE(names.field_of_title("kulturchef"), field("Kultur- och fritidskontoret"));
  EXPECT_EQ(field("Kommunstyrelsen"), "");
  for (const char* general : {"chef", "enhetschef", "direktör", "verkställande direktör",
                              "biträdande socialchef", "kommundirektör", "rektor", ""}) {
    EXPECT_EQ(names.field_of_title(general), "") << general;
  }
}

TEST(Names, NothingWithALetterIsEmpty) {
  for (const char* name :
       {"och", "Den nya", "Norrköping", "Norrköpings kommun", "&", "7", "S", "i"}) {
    EXPECT_NE(key(name), "") << name;
  }
}

TEST(Names, Kinds) {
  const Names names(lexicons(), "Norrköpings kommun");
  EXPECT_TRUE(names.is_head(names.key("Staben")));
  EXPECT_TRUE(names.is_head(names.key("kansliet")));
  EXPECT_FALSE(names.is_head(names.key("Kommunkansliet")));
  EXPECT_TRUE(names.is_shared(names.key("Arbetsutskottet")));
  EXPECT_TRUE(names.is_shared(names.key("Presidiet")));
  EXPECT_TRUE(names.is_shared(names.key("Ledningsgruppen")));
  EXPECT_FALSE(names.is_shared(names.key("Socialnämnden")));
  EXPECT_TRUE(Names::is_part("teknisk", "teknisk kontor"));
  EXPECT_FALSE(Names::is_part("teknisk nämnd", "teknisk kontor"));
  EXPECT_TRUE(Names::is_abbreviation("KSF"));
  EXPECT_TRUE(Names::is_abbreviation("VÅÄ"));
  EXPECT_FALSE(Names::is_abbreviation("K"));
  EXPECT_FALSE(Names::is_abbreviation("Ksf"));
  EXPECT_FALSE(Names::is_abbreviation("KS AU"));
  EXPECT_FALSE(Names::is_abbreviation("KOMMUNEN"));
}

TEST(Municipalities, ByAnyFormOfTheirNames) {
  EXPECT_EQ(municipalities().code("Norrköpings kommun"), "0581");
  EXPECT_EQ(municipalities().code("norrköpings kommuns"), "0581");
  EXPECT_EQ(municipalities().code("Norrköping"), "0581");
  EXPECT_EQ(municipalities().code("Stockholms stad"), "0180");
  EXPECT_EQ(municipalities().code("Stockholm"), "0180");
  EXPECT_EQ(municipalities().code("Kommunen"), std::nullopt);
  EXPECT_EQ(municipalities().code("Norrköpings kontor"), std::nullopt);
  EXPECT_EQ(municipalities().name("0581"), "Norrköpings kommun");
  EXPECT_EQ(municipalities().name("9999"), "");
}

}  // namespace
}  // namespace orgkarta::link
