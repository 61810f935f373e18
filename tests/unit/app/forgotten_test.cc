#include "pipeline/app/forgotten.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "output/error.h"
#include "temp_dir.h"

namespace orgkarta::app {
namespace {

Forgotten who(const std::string& name) {
  Forgotten out;
  EXPECT_TRUE(out.add("0581", name, "2024-03-05", "asked"));
  return out;
}

/// "x" for each block.
std::string masked(const Forgotten& forgotten, std::string text, const char* code = "0581") {
  forgotten.mask(text, code);
  for (std::size_t at; (at = text.find("\xE2\x96\x88")) != std::string::npos;) {
    text.replace(at, 3, "x");
  }
  return text;
}

TEST(Forgotten, EachSignOfANameHoweverWritten) {
  const Forgotten forgotten = who("Åsa-Karin Öst");
  EXPECT_EQ(masked(forgotten, "Av Åsa-Karin Öst, chef"), "Av xxxxxxxxx xxx, chef");
  EXPECT_EQ(masked(forgotten, "ÅSA-KARIN ÖST"), "xxxxxxxxx xxx");
  EXPECT_EQ(masked(forgotten, "Åsa Karin\nÖsts bord"), "xxx xxxxx\nxxxx bord");
  EXPECT_EQ(masked(forgotten, "Öst, Åsa-Karin: här"), "xxxx xxxxxxxxx: här");
  EXPECT_EQ(masked(forgotten, "Åsa-Karin ÖstÅsa-Karin Öst"), "Åsa-Karin ÖstÅsa-Karin Öst");
}

TEST(Forgotten, OthersStay) {
  const Forgotten forgotten = who("Eva Ek");
  for (const char* text : {"Eva Eklund", "Eva. Nils Ek", "Eva   och Ek", "eva ek", "Ek", "Eva",
                           "Eva (Ek)", "Yeva Ek", "Eva Ek2"}) {
    EXPECT_EQ(masked(forgotten, text), text);
  }
  EXPECT_EQ(masked(forgotten, "Eva Ek", "0580"), "Eva Ek");
  EXPECT_EQ(masked(forgotten, "Eva Eva Ek Ek"), "Eva xxx xx Ek");
}

TEST(Forgotten, ASingleWordIsNoName) {
  Forgotten forgotten;
  EXPECT_FALSE(forgotten.add("0581", "Ek", "2024-03-05", "asked"));
  EXPECT_TRUE(forgotten.rows().empty());
}

TEST(Forgotten, TheMapLeadsBackSignBySign) {
  const Forgotten forgotten = who("Åsa Ek");
  const std::string old = "Av Åsa Ek i";
  std::string text = old;
  OffsetMap map;
  ASSERT_EQ(forgotten.mask(text, "0581", &map), 1U);
  const auto i = static_cast<std::uint32_t>(text.size() - 1);
  EXPECT_EQ(map.to_input({i, i + 1}), (Span{11, 12}));
  EXPECT_EQ(map.to_input({3, 6}), (Span{3, 5}));  // the first letter has two bytes
  EXPECT_EQ(map.to_input({6, 12}), (Span{5, 7}));
}

TEST(Forgotten, TheFileIsForItsOwnerAndReadBack) {
  const TempDir dir;
  EXPECT_TRUE(Forgotten::load(dir.path()).rows().empty());
  const Forgotten forgotten = who("Eva Ek");
  forgotten.save(dir.path());
  struct stat found {};
  ASSERT_EQ(::stat((dir.path() / Forgotten::kFile).c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777U, 0600U);
  const Forgotten again = Forgotten::load(dir.path());
  EXPECT_EQ(again.rows(), forgotten.rows());
  EXPECT_EQ(masked(again, "Eva Ek"), "xxx xx");
  EXPECT_NE(who("Eva Ek").rows(), again.rows());  // another key, other hashes
}

TEST(Forgotten, ASpoiltFileIsNoEmptyOne) {
  const TempDir dir;
  for (const char* bytes : {"", "{}", "{\"key\": \"00\", \"forgotten\": []}", "{\"key\": 1}"}) {
    dir.write(Forgotten::kFile, bytes);
    EXPECT_THROW(Forgotten::load(dir.path()), output::EnvironmentError) << bytes;
  }
}

}  // namespace
}  // namespace orgkarta::app
