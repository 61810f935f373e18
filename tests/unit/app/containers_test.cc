#include "pipeline/app/containers.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/app/readers.h"
#include "tests/unit/app/temp_dir.h"

namespace orgkarta::app {
namespace {

const std::string kHead =
    "From: a@a.example\r\nTo: b@a.example\r\nSubject: Notice 19121212-1212\r\n";

std::string mail(const std::string& text) { return kHead + "\r\n" + text; }
std::string mail_with(const std::string& inner) {
  return kHead + "MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" + inner;
}

/// What becomes of the files of a folder.
struct Opened {
  explicit Opened(const TempDir& dir, const ContainerLimits& limits = {})
      : readers(1), inputs(list_inputs({dir.path()}, "-")) {
    make_paths_unique(inputs, {dir.path()});
    inputs = open_containers(std::move(inputs), limits, {}, readers.unpackers(), spool, signals);
  }

  std::string bytes(std::size_t i) const {
    return spool->read(inputs.at(i).offset, inputs.at(i).size);
  }
  /// "path outcome" of each.
  std::vector<std::string> summary() const {
    std::vector<std::string> out;
    for (const Input& i : inputs)
      out.push_back(i.path + " " + std::string(outcome_name(i.outcome)));
    return out;
  }

  Readers readers;
  Signals signals;
  std::unique_ptr<Spool> spool;
  std::vector<Input> inputs;
};

using Strings = std::vector<std::string>;

TEST(Containers, AMemberStandsWhereItsArchiveStood) {
  const TempDir dir;
  dir.write("a.txt");
  dir.write("b.eml", mail("text of b"));
  dir.write("c.txt", "From: nobody\n\nno mail");
  const Opened opened(dir);
  EXPECT_EQ(opened.summary(), (Strings{"a.txt ok", "b.eml!body.txt ok", "c.txt ok"}));
  EXPECT_FALSE(opened.inputs[0].file.empty());
  EXPECT_TRUE(opened.inputs[1].file.empty());
  EXPECT_EQ(opened.bytes(1), "text of b");
  EXPECT_EQ(opened.inputs[1].fallback.title, "Notice ********-****");
  EXPECT_TRUE(opened.inputs[1].hints.title.empty());
}

TEST(Containers, WithoutAnyThereIsNoSpool) {
  const TempDir dir;
  dir.write("a.txt");
  EXPECT_EQ(Opened(dir).spool, nullptr);
}

TEST(Containers, ThoseWithinAreOpenedAsDeepAsTheyMay) {
  const TempDir dir;
  dir.write("a.eml", mail_with(mail_with(mail("text"))));
  ContainerLimits limits;
  EXPECT_EQ(Opened(dir, limits).summary(), (Strings{"a.eml!message.eml!message.eml!body.txt ok"}));
  limits.depth = 2;
  EXPECT_EQ(Opened(dir, limits).summary(), (Strings{"a.eml!message.eml!message.eml too_deep"}));
}

TEST(Containers, MembersAreCountedThroughAllLevels) {
  const TempDir dir;
  dir.write("a.eml", mail_with(mail_with(mail("text"))));
  ContainerLimits limits;
  limits.archive.members = 2;
  const Opened opened(dir, limits);
  EXPECT_EQ(opened.summary(), (Strings{"a.eml!message.eml!message.eml too_large"}));
  EXPECT_NE(opened.inputs[0].message.find("--max-members"), std::string::npos);
}

TEST(Containers, LinesAreMembersOfTheirFile) {
  const TempDir dir;
  dir.write("a.jsonl",
            "{\"path\":\"x\",\"text\":\"one\"}\n{\"text\":\"two\"}\nnone\n"
            "{\"path\":\"m\",\"base64\":"
            "\"RnJvbTogYQpNZXNzYWdlLUlEOiBiClRvOiBjClN1YmplY3Q6IGQKCmhlcmU=\"}");
  dir.write("b.jsonl", "\n");
  const Opened opened(dir);
  EXPECT_EQ(opened.summary(),
            (Strings{"a.jsonl!x ok", "a.jsonl!line:2 ok", "a.jsonl!line:3 corrupt",
                     "a.jsonl!m!body.txt ok", "b.jsonl empty"}));
  EXPECT_EQ(opened.bytes(0), "one");
  EXPECT_EQ(opened.bytes(3), "here");
}

TEST(Containers, WhatCannotBeOpenedStaysWithItsOutcome) {
  const TempDir dir;
  dir.write("a.zip", "PK\x03\x04 nothing more");
  dir.write("b.docx", "PK\x03\x04 a document by its name");
  const Opened opened(dir);
  ASSERT_EQ(opened.inputs.size(), 2U);
  EXPECT_EQ(opened.inputs[0].path, "a.zip");
  EXPECT_EQ(opened.inputs[0].outcome, Outcome::corrupt);
  EXPECT_EQ(opened.inputs[1].path, "b.docx");
}

}  // namespace
}  // namespace orgkarta::app
