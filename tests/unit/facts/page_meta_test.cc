// What a file says of itself counts where neither its text nor the user does.
#include <gtest/gtest.h>

#include "pipeline/facts/extract.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {
namespace {

Text text_with(Meta meta, BlockKind kind = BlockKind::paragraph) {
  Text text;
  text.text = "Nämnden sammanträder.";
  Block block;
  block.kind = kind;
  block.span = block.content = {0, static_cast<std::uint32_t>(text.text.size())};
  block.sentence_count = 1;
  text.blocks = {block};
  text.sentences = {block.span};
  text.meta = std::move(meta);
  return text;
}

Lexicons lexicons() {
  Lexicons all;
  Lexicon& names = all["municipalities"];
  names.name = "municipalities";
  names.add("Motala kommun", unicode::lower("Motala kommun"), "0583", 0);
  return all;
}

const Meta kMeta{"Ny nämnd", "Nyheter från Motala kommun", "2023-05-12", "2023-06-01"};

TEST(PageMeta, FillsWhatIsMissing) {
  const Facts facts = extract(text_with(kMeta), {}, lexicons(), {});
  EXPECT_EQ(facts.title, "Ny nämnd");
  EXPECT_EQ(facts.published, "2023-05-12");
  EXPECT_EQ(facts.updated, "2023-06-01");
  ASSERT_TRUE(facts.municipality);
  EXPECT_EQ(facts.municipality->code, "0583");
}

TEST(PageMeta, GivesWayToTheUserAndTheText) {
  Hints hints;
  hints.title = "Protokoll";
  hints.published = "2020-01-01";
  hints.municipality = "0180";
  const Facts facts = extract(text_with(kMeta), {}, lexicons(), hints);
  EXPECT_EQ(facts.title, "Protokoll");
  EXPECT_EQ(facts.published, "2020-01-01");
  EXPECT_EQ(facts.municipality->code, "0180");
  EXPECT_EQ(extract(text_with(kMeta, BlockKind::title), {}, lexicons(), {}).title,
            "Nämnden sammanträder.");
}

TEST(PageMeta, SaysNothingIfEmpty) {
  const Facts facts = extract(text_with({}), {}, lexicons(), {});
  EXPECT_FALSE(facts.published);
  EXPECT_FALSE(facts.updated);
  EXPECT_FALSE(facts.municipality);
}

}  // namespace
}  // namespace orgkarta::facts
