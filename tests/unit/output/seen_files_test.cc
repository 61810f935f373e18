#include "output/seen_files.h"

#include <gtest/gtest.h>

namespace orgkarta::output {
namespace {

TEST(Lasts, WhatHangsOnTheBytesAlone) {
  for (const Outcome outcome : {Outcome::ok, Outcome::empty, Outcome::corrupt, Outcome::encrypted,
                                Outcome::too_large, Outcome::bad_charset}) {
    EXPECT_TRUE(lasts(outcome, "text/html", false)) << outcome_name(outcome);
  }
}

TEST(Lasts, NotWhatAnotherRunMayReadBetter) {
  for (const Outcome outcome : {Outcome::timeout, Outcome::oom, Outcome::crash, Outcome::unreadable,
                                Outcome::changed, Outcome::vanished}) {
    EXPECT_FALSE(lasts(outcome, "text/html", false)) << outcome_name(outcome);
  }
  EXPECT_FALSE(lasts(Outcome::partial, "application/pdf", false));
  EXPECT_TRUE(lasts(Outcome::partial, "text/html", false));
}

TEST(Lasts, NotWhatAProgramMayReadThatIsInstalledMeanwhile) {
  EXPECT_FALSE(lasts(Outcome::unsupported, "application/msword", false));
  EXPECT_FALSE(lasts(Outcome::unsupported, "application/pdf", false));
  EXPECT_TRUE(lasts(Outcome::unsupported, "image/png", false));
  EXPECT_TRUE(lasts(Outcome::no_text_layer, "application/pdf", false));
  EXPECT_FALSE(lasts(Outcome::no_text_layer, "application/pdf", true));
}

}  // namespace
}  // namespace orgkarta::output
