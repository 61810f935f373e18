#include <algorithm>
#include <string>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/package.h"
#include "pipeline/ingest/word/read_word.h"

namespace orgkarta::ingest {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kMimeAt = 30;  // of the first entry's name

// Names of streams stand in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return bytes.find(wide) != bytes.npos;
}

WordKind kind_of_zip(std::string_view bytes) {
  const std::string_view first = bytes.substr(std::min(kMimeAt, bytes.size()));
  if (first.starts_with("mimetype" + std::string(kOdtType))) {
    const std::string_view rest = first.substr(8 + kOdtType.size());
    // A template is a text too; a master document is none.
    return rest.starts_with("-master") || rest.starts_with("-web") ? WordKind::none : WordKind::odt;
  }
  try {
    const word::Package package(bytes);
    // Some programs call the main part otherwise.
    for (const char* name : {"word/document.xml", "word/document2.xml", "word/styles.xml"}) {
      if (package.has(name)) return WordKind::docx;
    }
    return package.read("mimetype") == kOdtType ? WordKind::odt : WordKind::none;
  } catch (const ReadError&) {
    // Its name tells what it was meant to be.
    return WordKind::none;
  }
}

}  // namespace

WordKind word_kind(std::string_view bytes) {
  if (bytes.starts_with("{\\rtf")) return WordKind::rtf;
  if (bytes.starts_with(kZip)) return kind_of_zip(bytes);
  if (!bytes.starts_with(kOle)) return WordKind::none;
  if (has_stream(bytes, "EncryptedPackage")) return WordKind::docx;
  return has_stream(bytes, "WordDocument") ? WordKind::doc : WordKind::none;
}

}  // namespace orgkarta::ingest
