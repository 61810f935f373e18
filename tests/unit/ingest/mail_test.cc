// Mail with its attachments.
#include "pipeline/ingest/archive/mail.h"

#include "archive_support.h"

namespace orgkarta::ingest {
namespace {

std::string header(const std::string& type) {
  return "From: a@a.example\r\nTo: b@a.example\r\nMIME-Version: 1.0\r\n"
         "Subject: =?iso-8859-1?Q?F=F6r?= =?utf-8?B?w6Rscw==?=\r\n"
         "Date: Tue, 05 Mar 2024 23:30:00 -0800\r\nContent-Type: " +
         type + "\r\n";
}

std::string part(const std::string& fields, const std::string& body) {
  return "--b\r\n" + fields + "\r\n" + body + "\r\n";
}

std::string mixed(const std::string& parts) {
  return header("multipart/mixed; boundary=b") + "\r\n" + parts + "--b--\r\n";
}

TEST(Mail, ItsTextIsAMemberWithSubjectAndDay) {
  const Result result =
      unpacked(header("text/plain; charset=iso-8859-1") +
                   "Content-Transfer-Encoding: quoted-printable\r\n\r\nn=E4mnd =\r\nen\r\n",
               "a.eml");
  ASSERT_EQ(result.members.size(), 1U) << result.message;
  const Member& body = result.members[0].member;
  EXPECT_EQ(body.name, "body.txt");
  EXPECT_EQ(body.title, "F\xC3\xB6r\xC3\xA4ls");
  EXPECT_EQ(body.published, "2024-03-05");  // the sender's day
  EXPECT_EQ(body.charset, "iso-8859-1");
  EXPECT_EQ(result.members[0].bytes, "n\xE4mnd en\r\n");
}

TEST(Mail, AttachmentsAreMembersWithTheirNames) {
  const Result result = unpacked(
      mixed(part("Content-Type: text/plain\r\n", "text") +
            part("Content-Type: application/pdf; name=\"=?utf-8?Q?n=C3=A4mnd.pdf?=\"\r\n"
                 "Content-Transfer-Encoding: base64\r\n",
                 "JVBE\r\nRi0x") +
            part("Content-Disposition: attachment; filename*=utf-8''%C3%A5r.txt\r\n", "year") +
            part("Content-Type: application/zip\r\n", "PK")),
      "a.eml");
  ASSERT_EQ(result.members.size(), 4U) << result.message;
  EXPECT_EQ(result.members[1].member.name, "n\xC3\xA4mnd.pdf");
  EXPECT_EQ(result.members[1].member.media_type, "application/pdf");
  EXPECT_EQ(result.members[1].bytes, "%PDF-1");
  EXPECT_EQ(result.members[1].member.published, "");  // the mail's day, not the file's
  EXPECT_EQ(result.members[2].member.name, "\xC3\xA5r.txt");
  EXPECT_EQ(result.members[3].member.name, "attachment");
}

std::string alternative(const std::string& plain, const std::string& page) {
  return header("multipart/alternative; boundary=b") + "\r\n" +
         part("Content-Type: text/plain\r\n", plain) + part("Content-Type: text/html\r\n", page) +
         "--b--\r\n";
}

TEST(Mail, OfTwoFormsOfATextThePlainOneIsTaken) {
  const Result plain = unpacked(alternative("plain", "<p>page"), "a.eml");
  ASSERT_EQ(plain.members.size(), 1U);
  EXPECT_EQ(plain.members[0].bytes, "plain");
  const Result page = unpacked(alternative(" \r\n", "<p>page"), "a.eml");
  ASSERT_EQ(page.members.size(), 1U);
  EXPECT_EQ(page.members[0].member.name, "body.html");
  EXPECT_EQ(page.members[0].member.media_type, "text/html");
  EXPECT_EQ(page.members[0].bytes, "<p>page");
}

TEST(Mail, AMailWithinIsAMemberOfItsOwn) {
  const std::string inner = header("text/plain") + "\r\ninner text\r\n";
  const Result result = unpacked(mixed(part("Content-Type: message/rfc822\r\n", inner)), "a.eml");
  ASSERT_EQ(result.members.size(), 1U);
  EXPECT_EQ(result.members[0].member.name, "message.eml");
  const Result again = unpacked(result.members[0].bytes, "message.eml");
  ASSERT_EQ(again.members.size(), 1U);
  EXPECT_EQ(again.members[0].bytes.substr(0, 10), "inner text");
}

TEST(Mail, WhatIsEncryptedIsTold) {
  const Result result =
      unpacked(mixed(part("Content-Type: application/pkcs7-mime; name=smime.p7m\r\n", "x") +
                     part("Content-Type: text/plain\r\n", "text")),
               "a.eml");
  ASSERT_EQ(result.members.size(), 2U);
  EXPECT_EQ(result.members[0].member.outcome, Outcome::encrypted);
  EXPECT_EQ(result.members[1].bytes, "text");
}

TEST(Mail, WithoutADateThereIsNone) {
  const Result result = unpacked("Subject: x\r\n\r\ntext\r\n", "a.eml");
  ASSERT_EQ(result.members.size(), 1U);
  EXPECT_EQ(result.members[0].member.published, "");
}

/// No cut of a mail does harm, and what stands before the cut is there.
TEST(Mail, EveryCutIsRead) {
  const std::string whole = mixed(part("Content-Type: text/plain\r\n", "first text") +
                                  part("Content-Type: text/plain; name=a.txt\r\n", "second"));
  const std::size_t first = whole.find("first text") + 10;
  for (std::size_t size = 30; size < whole.size(); ++size) {
    const Result result = unpacked(whole.substr(0, size), "a.eml");
    if (size < first) continue;
    ASSERT_GE(result.members.size(), 1U) << size;
    EXPECT_EQ(result.members[0].bytes.substr(0, 10), "first text") << size;
  }
}

}  // namespace
}  // namespace orgkarta::ingest
