#include "pipeline/text/sentences.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.h"

namespace orgkarta::text {
namespace {

// Written with | between the sentences.
class Sentences : public testing::TestWithParam<const char*> {};

TEST_P(Sentences, AreSplit) {
  std::string content = GetParam();
  std::vector<std::string> want(1);
  std::string plain;
  for (const char c : content) {
    if (c == '|') {
      want.emplace_back();
    } else {
      plain += c;
      if (!want.back().empty() || c != ' ') want.back() += c;
    }
  }
  const Words words(lexicons());
  std::vector<Span> spans;
  split_sentences(plain, {0, static_cast<std::uint32_t>(plain.size())}, words, spans);
  std::vector<std::string> got;
  for (const Span s : spans) got.push_back(plain.substr(s.begin, s.size()));
  EXPECT_EQ(got, want);
}

INSTANTIATE_TEST_SUITE_P(
    Text, Sentences,
    testing::Values(
        "En mening.", "En mening utan punkt", "Nämnden beslutar.| Beslutet gäller i dag.",
        "Vad händer nu?| Inget!| Så är det …| Ja.",
        "Det gäller bl.a. Norra skolan och t.ex. Södra skolan.",
        "Ca. 30 tjänster, dvs. Fler än nu.", "Han möter A. Svensson och B. G. Ek i dag.",
        "Den 31. december upphör enheten.| Sedan börjar en ny.",
        "Han sa: ”Vi börjar nu.”| Sedan gick han.", "Det var allt (se bilaga 2.)| Mötet slutade.",
        "Kostnaden är 2.5 miljoner.| 30 tjänster berörs.",
        "Se kl. 13.00 och nr. 5 samt dnr. KS 2024/1.", "Fr.o.m. 1 maj gäller 3 kap. 5 § lagen.",
        "Mötet var i maj.| – Vi är nöjda, säger hon.", "Klart år 2024.| Därefter nästa.",
        "Webb: www.exempel.se och mer.", "Allt är klart.| ”Bra”, säger hon.",
        "T.f. chef är Eva Ek.| Hon börjar nu.", "Nu!!!| Sedan."));

TEST(Sentences, OfATextLieInTheirBlocks) {
  const Text text = read("Rubrik\n\nEn mening. Två meningar.\n\n- Punkt ett. Slut.\n- Punkt två\n");
  std::size_t total = 0;
  for (const Block& block : text.blocks) {
    EXPECT_EQ(block.first_sentence, total);
    for (std::uint32_t i = 0; i < block.sentence_count; ++i) {
      EXPECT_TRUE(block.content.contains(text.sentences[block.first_sentence + i]));
    }
    total += block.sentence_count;
  }
  EXPECT_EQ(total, 6U);
}

}  // namespace
}  // namespace orgkarta::text
