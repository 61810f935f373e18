#include "pipeline/ingest/archive/container.h"

#include <gtest/gtest.h>

#include <string>

namespace orgkarta::ingest {
namespace {

constexpr const char* kMail =
    "Received: from a by b\r\n for c\r\nFrom: a@a.example\r\nTo: b\r\nSubject: c\r\n\r\ntext";

TEST(Container, IsToldByTheFirstBytes) {
  EXPECT_EQ(container_of("PK\x03\x04...", "a.txt"), Container::zip);
  EXPECT_EQ(container_of("\x1F\x8B\x08...", "a"), Container::compressed);
  EXPECT_EQ(container_of("BZh9", "a"), Container::compressed);
  EXPECT_EQ(container_of("WARC/1.1\r\n", "a"), Container::warc);
  EXPECT_EQ(container_of(std::string(1024, '\0'), "a.tar"), Container::tar);
  EXPECT_EQ(container_of(kMail, "a"), Container::mail);
}

TEST(Container, TextIsNone) {
  for (const char* text :
       {"", "PK", "Text: with a colon\n\nmore", "From: the board\nTo: the committee\n\ntext",
        "Subject: a\nDate: b\nFrom: c\nTo: d\nCc: e\n\nprinted", "Received: 2024\n\ntext"}) {
    EXPECT_EQ(container_of(text, "a.txt"), Container::none) << text;
  }
  EXPECT_EQ(container_of(std::string(1024, '\0'), "a.txt"), Container::none);
  EXPECT_EQ(container_of(std::string(1024, 'x'), "a.tar"), Container::none);
}

TEST(Container, ANameMakesMailOfLess) {
  EXPECT_EQ(container_of("Subject: a\n\ntext", "a.EML"), Container::mail);
  EXPECT_EQ(container_of("no header at all\n\ntext", "a.eml"), Container::none);
  EXPECT_EQ(container_of("Name: a\n\ntext", "a.eml"), Container::none);
}

}  // namespace
}  // namespace orgkarta::ingest
