#include "pipeline/app/library.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace orgkarta {
namespace {

const std::string kRules = ORGKARTA_SOURCE "/tests/golden/rules";
constexpr const char* kText = "Socialnämnden leds av Anna Lind.\n";

TEST(Library, OneDocumentInFactsOut) {
  Extractor extractor(kRules);
  About about;
  about.path = "a.txt";
  about.municipality = "0581";
  const Extracted first = extractor.extract(kText, about);
  EXPECT_EQ(first.outcome, "ok");
  EXPECT_EQ(first.message, "");
  EXPECT_NE(first.json.find("\"path\":\"a.txt\""), std::string::npos) << first.json;
  EXPECT_NE(first.json.find("\"code\":\"0581\""), std::string::npos);
  EXPECT_EQ(first.json.find('\n'), std::string::npos);
  EXPECT_EQ(extractor.extract(kText, about).json, first.json);
}

TEST(Library, WhatCannotBeReadIsAnOutcome) {
  Extractor extractor(kRules);
  const Extracted nothing = extractor.extract("");
  EXPECT_EQ(nothing.outcome, "empty");
  EXPECT_NE(nothing.message, "");
  EXPECT_EQ(nothing.json, "");
  EXPECT_EQ(extractor.extract(kText).outcome, "ok");  // the next one is none the worse for it
}

TEST(Library, WrongUseIsThrown) {
  EXPECT_THROW(Extractor(ORGKARTA_SOURCE "/tests/nowhere"), std::runtime_error);
  Extractor extractor(kRules);
  About about;
  about.municipality = "58";
  EXPECT_THROW(extractor.extract(kText, about), std::invalid_argument);
  about.municipality.clear();
  about.published = "soon";
  EXPECT_THROW(extractor.extract(kText, about), std::invalid_argument);
}

}  // namespace
}  // namespace orgkarta
