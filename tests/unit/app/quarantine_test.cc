#include "pipeline/app/quarantine.h"

#include <gtest/gtest.h>

#include "pipeline/app/process.h"

namespace orgkarta::app {
namespace {

const std::string kSha(64, 'a');

output::EarlierFailure earlier(std::uint32_t attempts, const std::string& message = "SIGSEGV") {
  return {kSha, "text/html", Outcome::crash, message, attempts};
}

Record document(const std::string& media_type = "text/html") {
  Record record;
  record.path = "a";
  record.sha256 = kSha;
  record.media_type = media_type;
  return record;
}

TEST(Quarantine, KeepsWhatFailedThreeTimes) {
  Record record = document();
  EXPECT_FALSE(Quarantine().keeps(record));
  EXPECT_FALSE(Quarantine({earlier(kMostAttempts - 1)}, false).keeps(record));
  EXPECT_EQ(record.outcome, Outcome::ok);
  EXPECT_TRUE(Quarantine({earlier(kMostAttempts)}, false).keeps(record));
  EXPECT_EQ(record.outcome, Outcome::crash);
  EXPECT_EQ(record.attempts, kMostAttempts);
  EXPECT_EQ(record.problem->message,
            "not tried again after 3 runs: SIGSEGV; --retry-failed tries it, and so do another "
            "version and other limits");
}

TEST(Quarantine, SaysSoOnce) {
  Record first = document();
  ASSERT_TRUE(Quarantine({earlier(3)}, false).keeps(first));
  Record second = document();
  ASSERT_TRUE(Quarantine({earlier(3, first.problem->message)}, false).keeps(second));
  EXPECT_EQ(second.problem->message, first.problem->message);
}

TEST(Quarantine, KnowsDocumentsByBytesAndReader) {
  const Quarantine quarantine({earlier(5)}, false);
  Record other_reader = document("application/pdf");
  EXPECT_FALSE(quarantine.keeps(other_reader));
  Record other_bytes = document();
  other_bytes.sha256.back() = 'b';
  EXPECT_FALSE(quarantine.keeps(other_bytes));
}

TEST(Quarantine, OfTwoOfTheSameTheOneTriedMoreOftenCounts) {
  for (const auto& both : {std::vector{earlier(1), earlier(3)}, {earlier(3), earlier(1)}}) {
    Record record = document();
    EXPECT_TRUE(Quarantine(both, false).keeps(record));
  }
}

TEST(Quarantine, CountsTheEndsOfReadersAlone) {
  const Quarantine quarantine({earlier(2)}, true);
  for (const Outcome outcome : {Outcome::crash, Outcome::oom, Outcome::timeout}) {
    Record record = document();
    ASSERT_FALSE(quarantine.keeps(record));
    settle(record, "decode", outcome, "x");
    quarantine.count(record);
    EXPECT_EQ(record.attempts, 3U);
  }
  for (const Outcome outcome : {Outcome::corrupt, Outcome::too_large, Outcome::encrypted}) {
    Record record = document();
    settle(record, "decode", outcome, "x");
    quarantine.count(record);
    EXPECT_EQ(record.attempts, 0U);
  }
}

TEST(Quarantine, ReadersAreOthersWithOtherOptions) {
  const Options plain;
  Options ocr;
  ocr.ocr = true;
  Options larger;
  larger.max_bytes *= 2;
  Options busy;
  busy.jobs = 8;
  EXPECT_NE(reader_settings(plain), reader_settings(ocr));
  EXPECT_NE(reader_settings(plain), reader_settings(larger));
  EXPECT_EQ(reader_settings(plain), reader_settings(busy));
}

}  // namespace
}  // namespace orgkarta::app
