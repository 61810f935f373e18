// ZIP, tar and compressed files.
#include <archive.h>
#include <archive_entry.h>

#include "archive_support.h"

namespace orgkarta::ingest {
namespace {

struct File {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
};

/// An archive that libarchive writes into memory.
std::string packed(const std::vector<File>& files, int format, int filter = ARCHIVE_FILTER_NONE) {
  std::string out(std::size_t{1} << 20, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  archive_write_set_format(a, format);
  archive_write_add_filter(a, filter);
  archive_write_set_bytes_per_block(a, 0);
  EXPECT_EQ(archive_write_open_memory(a, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const File& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry, file.type);
    archive_entry_set_perm(entry, 0644);
    if (file.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    EXPECT_EQ(archive_write_header(a, entry), ARCHIVE_OK) << archive_error_string(a);
    archive_write_data(a, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  EXPECT_EQ(archive_write_close(a), ARCHIVE_OK);
  archive_write_free(a);
  out.resize(used);
  return out;
}

std::string zip(const std::vector<File>& files) { return packed(files, ARCHIVE_FORMAT_ZIP); }

const std::vector<File> kTwo = {{"a/b.txt", "one"}, {"../c.txt", "two"}};

void expect_two(const Result& result) {
  EXPECT_EQ(result.outcome, Outcome::ok) << result.message;
  ASSERT_EQ(result.members.size(), 2U);
  EXPECT_EQ(result.members[0].member.name, "a/b.txt");
  EXPECT_EQ(result.members[0].bytes, "one");
  EXPECT_EQ(result.members[1].member.name, "../c.txt");
  EXPECT_EQ(result.members[1].bytes, "two");
}

TEST(Unpack, ZipAndTarGiveTheirFiles) {
  expect_two(unpacked(zip(kTwo)));
  for (const int format :
       {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE}) {
    for (const int filter :
         {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ}) {
      expect_two(unpacked(packed(kTwo, format, filter), "a.tar"));
    }
  }
}

TEST(Unpack, ACompressedFileIsNamedByItsArchive) {
  for (const auto& [filter, name] :
       {std::pair(ARCHIVE_FILTER_GZIP, "x.html.gz"), std::pair(ARCHIVE_FILTER_BZIP2, "x.html.BZ2"),
        std::pair(ARCHIVE_FILTER_XZ, "x.html.xz")}) {
    const Result result = unpacked(packed({{"", "page"}}, ARCHIVE_FORMAT_RAW, filter), name);
    EXPECT_EQ(result.outcome, Outcome::ok) << result.message;
    ASSERT_EQ(result.members.size(), 1U);
    EXPECT_EQ(result.members[0].member.name, "x.html");
    EXPECT_EQ(result.members[0].bytes, "page");
  }
  EXPECT_EQ(uncompressed_name("a.TGZ"), "a.tar");
  EXPECT_EQ(uncompressed_name(".gz"), "content");
  EXPECT_EQ(uncompressed_name("a"), "content");
}

TEST(Unpack, NamesAreUtf8WhereTheArchiveSaysSo) {
  const std::string name = "n\xC3\xA4mnd.txt";
  const std::string tar = packed({{name, "x"}}, ARCHIVE_FORMAT_TAR_GNUTAR);
  EXPECT_EQ(unpacked(tar).members.at(0).member.name, name);
  std::string other = zip({{"n__mnd.txt", "x"}});  // the bit that says UTF-8 is set by hand
  for (std::size_t at = other.find("n__mnd"); at != std::string::npos;
       at = other.find("n__mnd", at)) {
    other.replace(at, name.size(), name);
  }
  other[7] = static_cast<char>(other[7] | 8);
  const std::size_t central = other.find("PK\x01\x02");
  other[central + 9] = static_cast<char>(other[central + 9] | 8);
  EXPECT_EQ(unpacked(other).members.at(0).member.name, name);
}

TEST(Unpack, LinksAreNotFollowedAndFoldersPassedOver) {
  const Result result = unpacked(
      packed({{"f/", "", AE_IFDIR}, {"l", "", AE_IFLNK}, {"a", "x"}}, ARCHIVE_FORMAT_TAR_USTAR));
  ASSERT_EQ(result.members.size(), 2U);
  EXPECT_EQ(result.members[0].member.outcome, Outcome::skipped);
  EXPECT_EQ(result.members[1].bytes, "x");
}

TEST(Unpack, HiddenFoldersArePassedOver) {
  const Result result = unpacked(zip({{"a/.git/b", "x"}, {"__MACOSX/._c", "x"}, {"./d", "y"}}));
  ASSERT_EQ(result.members.size(), 3U);
  EXPECT_EQ(result.members[0].member.outcome, Outcome::skipped);
  EXPECT_EQ(result.members[1].member.outcome, Outcome::skipped);
  EXPECT_EQ(result.members[1].bytes, "");
  EXPECT_EQ(result.members[2].bytes, "y");
}

/// Names from before ZIP knew UTF-8 come as they are; escape_path() takes care of them.
TEST(Unpack, NamesInOldCodePagesComeAsTheyAre) {
  std::string archive = zip({{"n__mnd.txt", "x"}});
  for (std::size_t at = archive.find("n__"); at != std::string::npos; at = archive.find("n__")) {
    archive[at + 1] = '\x84';
    archive[at + 2] = 'x';
  }
  EXPECT_EQ(unpacked(archive).members.at(0).member.name, "n\x84xmnd.txt");
}

/// Whatever is damaged, what is not ReadError is our bug.
TEST(Unpack, AnyDamageIsToldOrReadOver) {
  std::uint32_t random = 1;
  const auto next = [&random](std::size_t below) {
    random = random * 1664525U + 1013904223U;
    return static_cast<std::size_t>(random >> 8) % below;
  };
  const std::vector<File> files = {{"a.txt", std::string(3000, 'a')}, {"b.txt", "two"}};
  const std::string web =
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 80"
      "\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
  const std::string mail =
      "From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nYWJj"
      "\r\n--b\r\nContent-Disposition: attachment; filename*=utf-8''%C3%A4\r\n\r\nx\r\n--b--\r\n";
  for (const auto& [bytes, name] :
       {std::pair(zip(files), "a.zip"), std::pair(packed(files, ARCHIVE_FORMAT_TAR_GNUTAR), "a"),
        std::pair(packed(files, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FILTER_GZIP), "a"),
        std::pair(packed(files, ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_XZ), "a"),
        std::pair(web, "a.warc"), std::pair(mail, "a.eml")}) {
    for (int round = 0; round < 300; ++round) {
      std::string damaged = bytes;
      for (std::size_t i = 0; i < 1 + next(6); ++i) {
        damaged[next(damaged.size())] = static_cast<char>(next(256));
      }
      EXPECT_NO_THROW(unpacked(damaged, name)) << name;
    }
  }
}

TEST(Unpack, AZipThatIsADocumentIsNone) {
  for (const auto& files : std::vector<std::vector<File>>{
           {{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}},
           {{"word/document.xml", "<x/>"}, {"[Content_Types].xml", "<x/>"}},
           {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}}}) {
    const Result result = unpacked(zip(files));
    EXPECT_FALSE(result.container);
    EXPECT_TRUE(result.members.empty());
  }
  EXPECT_TRUE(unpacked(zip({{"a", "x"}, {"mimetype", "text/plain"}})).container);
}

TEST(Unpack, AMemberThatIsTooLargeCostsNoOther) {
  UnpackLimits limits;
  limits.member_bytes = 10;
  for (const int format : {ARCHIVE_FORMAT_ZIP, ARCHIVE_FORMAT_TAR_USTAR}) {
    const Result result = unpacked(
        packed({{"a", std::string(11, 'x')}, {"b", std::string(10, 'x')}}, format), "a", limits);
    EXPECT_EQ(result.outcome, Outcome::ok);
    ASSERT_EQ(result.members.size(), 2U);
    EXPECT_EQ(result.members[0].member.outcome, Outcome::too_large);
    EXPECT_EQ(result.members[0].member.size, 11U);
    EXPECT_EQ(result.members[1].member.outcome, Outcome::ok);
  }
}

TEST(Unpack, AnArchiveWithinMayBeLargerThanADocument) {
  UnpackLimits limits;
  limits.member_bytes = 10;
  const Result result = unpacked(zip({{"b.zip", zip(kTwo)}}), "a", limits);
  EXPECT_EQ(result.members.at(0).member.outcome, Outcome::ok);
}

TEST(Unpack, LimitsOfTheWholeEndItAndKeepWhatCame) {
  UnpackLimits limits;
  limits.expanded = 25;
  const std::vector<File> files(5, {"a", std::string(10, 'x')});
  Result result = unpacked(packed(files, ARCHIVE_FORMAT_TAR_USTAR), "a", limits);
  EXPECT_EQ(result.outcome, Outcome::too_large);
  EXPECT_NE(result.message.find("--max-expanded"), std::string::npos);
  EXPECT_EQ(result.members.size(), 2U);

  limits = {};
  limits.members = 3;
  result = unpacked(packed(files, ARCHIVE_FORMAT_TAR_USTAR), "a", limits);
  EXPECT_NE(result.message.find("--max-members"), std::string::npos);
  EXPECT_EQ(result.members.size(), 3U);

  limits = {};
  limits.unmeasured = 50'000;
  limits.ratio = 20;
  result = unpacked(zip({{"a", std::string(40'000, 'x')}, {"b", std::string(40'000, 'x')}}), "a",
                    limits);
  EXPECT_NE(result.message.find("--max-ratio"), std::string::npos) << result.message;
  EXPECT_EQ(result.members.size(), 1U);
}

TEST(Unpack, MembersThatAreNotReadComeWithoutBytes) {
  const MemoryFile file(zip({{"a.jpg", "picture"}, {"b", "text"}}));
  UnpackOptions options;
  options.kind = Container::zip;
  options.unread = [](std::string_view name) {
    return name == "a.jpg" ? std::optional<std::string_view>("image/jpeg") : std::nullopt;
  };
  std::vector<Unpacked> members;
  KeepingSink sink(members);
  const auto size = static_cast<std::uint64_t>(::lseek(file.fd(), 0, SEEK_END));
  EXPECT_TRUE(unpack({file.fd(), 0, size}, options, sink));
  ASSERT_EQ(members.size(), 2U);
  EXPECT_EQ(members[0].member.outcome, Outcome::unsupported);
  EXPECT_EQ(members[0].bytes, "");
  EXPECT_EQ(members[1].bytes, "text");
}

/// Whatever a file is cut to, what comes of it is a prefix of what is in it, and the cut is told.
TEST(Unpack, EveryCutIsToldAndCostsOnlyTheEnd) {
  for (const int filter : {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_XZ}) {
    const std::string whole = packed(kTwo, ARCHIVE_FORMAT_TAR_USTAR, filter);
    for (std::size_t size = 0; size < whole.size(); size += 37) {
      const Result result = unpacked(whole.substr(0, size), "a.tar");
      for (std::size_t i = 0; i < result.members.size(); ++i) {
        const Unpacked& found = result.members[i];
        if (found.member.outcome != Outcome::ok || found.member.name == "content") continue;
        EXPECT_EQ(found.member.name, kTwo.at(i).name);
        EXPECT_EQ(found.bytes, kTwo.at(i).bytes);
      }
    }
  }
  const std::string archive = zip(kTwo);
  for (std::size_t size = 4; size < archive.size(); ++size) {
    EXPECT_NE(unpacked(archive.substr(0, size)).outcome, Outcome::ok) << size;
  }
}

}  // namespace
}  // namespace orgkarta::ingest
