#include <gtest/gtest.h>

#include <string>

#include "support.h"

namespace orgkarta::text {
namespace {

struct Case {
  const char* name;
  const char* in;
  const char* outline;
};

class Blocks : public testing::TestWithParam<Case> {};

TEST_P(Blocks, Are) { EXPECT_EQ(outline(read(GetParam().in)), GetParam().outline); }

const char* const kWrapped =
    "Kommunstyrelsen beslutade vid sammanträdet att ge förvaltningen i uppdrag att se över\n"
    "organisationen av kommunens kök och städning. Uppdraget ska redovisas senast i oktober.\n";

INSTANTIATE_TEST_SUITE_P(
    Joining, Blocks,
    testing::Values(
        Case{"soft line ends are joined", kWrapped,
             "paragraph ||Kommunstyrelsen beslutade vid sammanträdet att ge förvaltningen i "
             "uppdrag att se över "
             "organisationen av kommunens kök och städning. Uppdraget ska redovisas senast i "
             "oktober.\n"},
        Case{"a parted word", "Granskningen gäller förtro-\nendevalda i kommunen.",
             "paragraph ||Granskningen gäller förtroendevalda i kommunen.\n"},
        Case{"a suspended hyphen", "Frågan gäller tillväxt-\noch utvecklingskontoret.",
             "paragraph ||Frågan gäller tillväxt- och utvecklingskontoret.\n"},
        Case{"a hyphen that stays", "Chef för IT-\navdelningen den 2024-\n04-16.",
             "paragraph ||Chef för IT-avdelningen den 2024-04-16.\n"},
        Case{"bars that part the cells of lines above each other",
             "Namn | Titel\nEva Ek | enhetschef\n\nHem | Kontakt\n",
             "row ||Namn\tTitel\nrow ||Eva Ek\tenhetschef\n"
             "paragraph ||Hem | Kontakt\n"},
        Case{"an address on a line of its own", "Eva Ek\nEnhetschef\neva.ek@example.org\nMalmö",
             "paragraph ||Eva Ek\nparagraph ||Enhetschef\nparagraph ||eva.ek@example.org\n"
             "paragraph ||Malmö\n"},
        Case{"one letter and a hyphen", "Skicka e-\npost till oss.",
             "paragraph ||Skicka e-post till oss.\n"},
        Case{"over a page's end",
             "Enheten ska arbeta med köp av tjänster från andra och externa\n\n\nleverantörer "
             "under året.",
             "paragraph ||Enheten ska arbeta med köp av tjänster från andra och externa "
             "leverantörer under året.\n"},
        Case{"over page furniture",
             "Enheten ska arbeta med köp av tjänster från andra och externa\n\n33 "
             "(73)\n\fJusterandes sign\n\nleverantörer under året.",
             "paragraph ||Enheten ska arbeta med köp av tjänster från andra och externa "
             "leverantörer under året.\n"},
        Case{"names under each other stay",
             "Anna Ek (S), ordförande\nBo Al (M)\nEva Bo (C), 1:e vice ordförande",
             "paragraph ||Anna Ek (S), ordförande\nparagraph ||Bo Al (M)\nparagraph ||Eva Bo (C), "
             "1:e vice ordförande\n"},
        Case{"a line that ends in och goes on",
             "Nämnden, Socialnämnden Norr och\nSocialnämnden Söder ansvarar.",
             "paragraph ||Nämnden, Socialnämnden Norr och Socialnämnden Söder ansvarar.\n"},
        Case{"nothing is joined to a colon", "Nämnden beslutar:\natt godkänna planen",
             "paragraph ||Nämnden beslutar:\nparagraph ||att godkänna planen\n"},
        Case{"a section within an enumeration",
             "Bordlagt den 12 juni 2024, § 549, den 28 augusti,\n§ 714, och den 9 oktober.",
             "paragraph ||Bordlagt den 12 juni 2024, § 549, den 28 augusti, § 714, och den 9 "
             "oktober.\n"},
        Case{"bare lower-case lines stay", "planavdelningen\nmiljöavdelningen",
             "paragraph ||planavdelningen\nparagraph ||miljöavdelningen\n"}));

INSTANTIATE_TEST_SUITE_P(
    Lists, Blocks,
    testing::Values(
        Case{"bullets", "Enheter:\n  • Köket\n  • Städet\n",
             "heading ||Enheter:\nitem •||Köket\nitem •||Städet\n"},
        Case{"bullets and letters", " • A. Stärka skolan.\n • B. Bygga.\n",
             "item •|A|Stärka skolan.\nitem •|B|Bygga.\n"},
        Case{"hyphens and letters", "- a. Trygghet\n- b. Folkhälsa\n",
             "item -|a|Trygghet\nitem -|b|Folkhälsa\n"},
        Case{"numbers", "1. Planen antas.\n2) Budgeten fastställs.\n10.\tFrågan bordläggs.",
             "item |1|Planen antas.\nitem |2|Budgeten fastställs.\nitem |10|Frågan bordläggs.\n"},
        Case{"nested by indentation", "* Ekonomi\n    o Inköp\n    o Lön\n* HR\n",
             "item •||Ekonomi\nitem1 •||Inköp\nitem1 •||Lön\nitem •||HR\n"},
        Case{"nested by marker", "1. Skolan\na) Köket\nb) Salen\n2. Vården\n",
             "item |1|Skolan\nitem1 |a|Köket\nitem1 |b|Salen\nitem |2|Vården\n"},
        Case{"wrapped items", "• Avdelningen för vård leds av\n  Eva Ek i dag\n• Köket",
             "item •||Avdelningen för vård leds av Eva Ek i dag\nitem •||Köket\n"},
        Case{"an initial is no label", "B. Ek valdes.\nC. Al avgick.",
             "paragraph ||B. Ek valdes.\nparagraph ||C. Al avgick.\n"},
        Case{"figures are no labels", "2.5 miljoner kronor\n2024 nr 165.\n08.30 Mötet öppnas",
             "paragraph ||2.5 miljoner kronor\nparagraph ||2024 nr 165.\nparagraph ||08.30 Mötet "
             "öppnas\n"},
        Case{"somebody speaks", "Ny chef.\n\n– Det känns roligt, säger hon.\n\nHon börjar nu.",
             "paragraph ||Ny chef.\nparagraph –||Det känns roligt, säger hon.\nparagraph ||Hon "
             "börjar nu.\n"}));

INSTANTIATE_TEST_SUITE_P(
    Headings, Blocks,
    testing::Values(
        Case{"title, heading, text",
             "Ny organisation i hamnen\n\nHamnen får en ny ledning i höst.\n\nVad händer "
             "nu\n\nLedningen flyttar in under oktober månad.",
             "title ||Ny organisation i hamnen\nparagraph ||Hamnen får en ny ledning i "
             "höst.\nheading ||Vad händer nu\nparagraph ||Ledningen flyttar in under oktober "
             "månad.\n"},
        Case{"a title above a page's frame",
             "Ny organisation i hamnen\n\nPublicerad\n\nHamnen får en ny ledning i höst.",
             "title ||Ny organisation i hamnen\nboilerplate ||Publicerad\nparagraph ||Hamnen får "
             "en ny ledning i höst.\n"},
        Case{"known headings",
             "Beslut\nPlanen antas av nämnden.\nYrkanden\nEva Ek (S) yrkar bifall.",
             "heading ||Beslut\nparagraph ||Planen antas av nämnden.\nheading "
             "||Yrkanden\nparagraph ||Eva Ek (S) yrkar bifall.\n"},
        Case{"numbered",
             "1. Bakgrund\n\nNämnden vill samla arbetet.\n\n2. Syfte\n\nSyftet är att spara tid.",
             "heading |1|Bakgrund\nparagraph ||Nämnden vill samla arbetet.\nheading "
             "|2|Syfte\nparagraph ||Syftet är att spara tid.\n"},
        Case{"sections", "§ 12 Dnr KS 2024/1\nRapport från hamnen\n\nBeslut\n\nRapporten godkänns.",
             "heading ||§ 12 Dnr KS 2024/1\ntitle ||Rapport från hamnen\nheading "
             "||Beslut\nparagraph ||Rapporten godkänns.\n"},
        Case{"a lone date is none", "Ny chef i hamnen\n\n2024-05-06\n\nHamnen får en ny chef.",
             "title ||Ny chef i hamnen\nparagraph ||2024-05-06\nparagraph ||Hamnen får en ny "
             "chef.\n"},
        Case{"recipients are none", "Beslutet skickas till\n\nTekniska nämnden\n\n5 (9)\n",
             "heading ||Beslutet skickas till\nparagraph ||Tekniska nämnden\nboilerplate ||5 "
             "(9)\n"}));

INSTANTIATE_TEST_SUITE_P(
    Others, Blocks,
    testing::Values(
        Case{"labels",
             "Datum: 2024-05-06\nPlats och tid:\tRådhuset, kl. 13.00\nDet här är en vanlig mening: "
             "den fortsätter.",
             "label |Datum|Datum: 2024-05-06\nlabel |Plats och tid|Plats och tid: Rådhuset, kl. "
             "13.00\nparagraph ||Det här är en vanlig mening: den fortsätter.\n"},
        Case{"rows", "Nämnd      2024     2025\nSkolnämnden      100     120\n",
             "row ||Nämnd\t2024\t2025\nrow ||Skolnämnden\t100\t120\n"},
        Case{"a signature", "Planen antas.\n\nEva Ek\nKommundirektör\n",
             "paragraph ||Planen antas.\nsignature ||Eva Ek\nsignature ||Kommundirektör\n"},
        Case{"browser notice",
             "Du har en gammal webbläsare\n\nByt till en nyare webbläsare för att sidan ska "
             "fungera.\n\nNytt torg i centrum\n\nTorget byggs om i vår.",
             "boilerplate ||Du har en gammal webbläsare\nboilerplate ||Byt till en nyare "
             "webbläsare för att sidan ska fungera.\ntitle ||Nytt torg i centrum\nparagraph "
             "||Torget byggs om i vår.\n"},
        Case{"a page's frame",
             "Hoppa till innehåll\nLyssna\nTorget byggs om i vår.\nDela på Facebook\nTill toppen\n",
             "boilerplate ||Hoppa till innehåll\nboilerplate ||Lyssna\nparagraph ||Torget byggs om "
             "i vår.\nboilerplate ||Dela på Facebook\nboilerplate ||Till toppen\n"},
        Case{"signing remarks",
             "Planen antas.\n\nJusterandes sign\tUtdragsbestyrkande\nTransaktionsidentitet: "
             "12AB\nDet här dokumentet är digitalt signerat",
             "paragraph ||Planen antas.\nboilerplate ||Justerandes "
             "sign\tUtdragsbestyrkande\nboilerplate ||Transaktionsidentitet: 12AB\nboilerplate "
             "||Det här dokumentet är digitalt signerat\n"},
        Case{"running heads",
             "Hamnstads kommun\nHamnstyrelsen\n\n1 (2)\n\nPlanen antas.\n\fHamnstads "
             "kommun\nHamnstyrelsen\n\n2 (2)\n\nMötet slutade.",
             "paragraph ||Hamnstads kommun\nparagraph ||Hamnstyrelsen\nboilerplate ||1 "
             "(2)\nparagraph ||Planen antas.\nboilerplate ||Hamnstads kommun\nboilerplate "
             "||Hamnstyrelsen\nboilerplate ||2 (2)\nparagraph ||Mötet slutade.\n"},
        Case{"page numbers",
             "Planen antas.\n\n12\n\nMötet slutade.\n\nSida 3 av 9\n\n3(9)\n\nsidan är klar.\n",
             "paragraph ||Planen antas.\nboilerplate ||12\nparagraph ||Mötet slutade.\nboilerplate "
             "||Sida 3 av 9\nboilerplate ||3(9)\nparagraph ||sidan är klar.\n"},
        Case{"drawn lines", "Planen antas.\n\n_________\n\nMötet slutade.\n-----\n",
             "paragraph ||Planen antas.\nboilerplate ||_________\nparagraph ||Mötet "
             "slutade.\nboilerplate ||-----\n"},
        Case{"nothing", " \n\n\f\n", ""}));

INSTANTIATE_TEST_SUITE_P(
    Markup, Blocks,
    testing::Values(Case{"headings and emphasis",
                         "## **§ 5**\n\n## **Ny hamn** Dnr 5\n\nHamnen **byggs** om.\n\n_Beslutet "
                         "skickas till:_\n",
                         "heading2 ||§ 5\ntitle2 ||Ny hamn\nparagraph ||Dnr 5\nparagraph ||Hamnen "
                         "byggs om.\nheading ||Beslutet skickas till:\n"},
                    Case{"quotes, escapes, notes",
                         "> Hamnen byggs om.\n\n<!-- sida 6 -->\n\n1\\. Planen antas.\n\n**==> "
                         "picture [3 x 1] intentionally omitted <==**\n",
                         "paragraph ||Hamnen byggs om.\nitem |1|Planen antas.\n"},
                    Case{"tables", "|Nämnd|2024|\n|---|---|\n| Skolnämnden | 100 |\n",
                         "row ||Nämnd\t2024\nrow ||Skolnämnden\t100\n"}));

TEST(Blocks, ArePartedByOneLineFeed) {
  const Text text = read("\n\n Rubrik \r\n\r\n\r\n • A \r\n • B\r\n\r\nText text.\r\n");
  std::uint32_t at = 0;
  for (const Block& block : text.blocks) {
    EXPECT_EQ(block.span.begin, at);
    EXPECT_TRUE(block.span.contains(block.content));
    EXPECT_FALSE(block.content.empty());
    at = block.span.end + 1;
  }
  EXPECT_EQ(at, text.text.size() + 1);
  EXPECT_EQ(text.text, "Rubrik\n• A\n• B\nText text.");
  EXPECT_TRUE(text.blocks[1].after_blank);
  EXPECT_FALSE(text.blocks[2].after_blank);
}

TEST(Blocks, NeedNoLexicons) {
  EXPECT_EQ(read_text(source_of("Beslut\n\nPlanen antas."), Words({})).text,
            "Beslut\nPlanen antas.");
}

INSTANTIATE_TEST_SUITE_P(
    Contents, Blocks,
    testing::Values(
        Case{"lines with a leader are boilerplate",
             "Plan\n\nMål ........ 3\nEkonomi . . . . 12\nTid\u2026 14\n\nMålen är två.\n",
             "title ||Plan\nboilerplate ||Mål ........ 3\nboilerplate ||Ekonomi . . . . 12\n"
             "boilerplate ||Tid\u2026 14\nparagraph ||Målen är två.\n"},
        Case{"without leaders the heading tells, up to a line without a rising page",
             "Innehåll\nMål 3\nEkonomi 12\nBudget 2\n\nMålen är två.\n",
             "boilerplate ||Innehåll\nboilerplate ||Mål 3\nboilerplate ||Ekonomi 12\n"
             "heading ||Budget 2\nparagraph ||Målen är två.\n"},
        Case{"a figure behind words is none", "Kostnaden är 3\nmen intäkten 12\n",
             "paragraph ||Kostnaden är 3 men intäkten 12\n"}),
    [](const auto& test) { return "case" + std::to_string(test.index); });

INSTANTIATE_TEST_SUITE_P(
    Letterheads, Blocks,
    testing::Values(Case{
        "behind the first page they split no sentence",
        "Protokoll\n\nSida 1 (2)\n\n1. Ett\n2. Två\n3. Tre\n4. Fyra\n5. Fem\n6. Sex\n7. Sju\n8. "
        "Åtta\n\n"
        "Kostnaden för detta beräknas bli två miljoner kronor\n\nSida 2 (2)\n\n"
        "Nämnden\tSAMMANTRÄDESPROTOKOLL\n\nper år.\n",
        "title ||Protokoll\nboilerplate ||Sida 1 (2)\nitem |1|Ett\nitem |2|Två\n"
        "item |3|Tre\nitem |4|Fyra\nitem |5|Fem\nitem |6|Sex\nitem |7|Sju\n"
        "item |8|Åtta\n"
        "paragraph ||Kostnaden för detta beräknas bli två miljoner kronor per år.\n"}),
    [](const auto& test) { return "case" + std::to_string(test.index); });

}  // namespace
}  // namespace orgkarta::text
