#include <algorithm>
#include <string>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/read_word.h"
#include "pipeline/ingest/word/zip_directory.h"

namespace orgkarta::ingest {
namespace {

constexpr std::string_view kZip = "PK\x03\x04";
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// Names of streams stand in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide.append({c, '\0'});
  return bytes.find(wide) != bytes.npos;
}

/// What the first entry says that an OpenDocument file is; it stands there unpacked.
std::string_view declared_type(std::string_view bytes) {
  constexpr std::size_t kHeader = 30;  // bytes in front of the entry's name
  constexpr std::string_view kName = "mimetype";
  if (bytes.substr(0, kHeader + kName.size()).substr(std::min(kHeader, bytes.size())) != kName) {
    return {};
  }
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const std::size_t extra = byte(28) + std::size_t{256} * byte(29);
  const bool stored = byte(8) == 0 && byte(9) == 0;
  const std::size_t begin = std::min(kHeader + kName.size() + extra, bytes.size());
  return stored ? bytes.substr(begin, byte(22)) : std::string_view();
}

// Nothing is unpacked here: that is for a process of its own.
WordKind kind_of_zip(std::string_view bytes) {
  const std::string_view declared = declared_type(bytes);
  if (declared == kOdtType || declared == std::string(kOdtType) + "-template") {
    return WordKind::odt;
  }
  try {
    // Some programs call the main part otherwise.
    for (const word::ZipEntry& entry : word::read_zip_directory(bytes)) {
      for (const char* name : {"word/document.xml", "word/document2.xml", "word/styles.xml"}) {
        if (entry.name == name) return WordKind::docx;
      }
    }
  } catch (const ReadError&) {
    // Its name tells what it was meant to be.
  }
  return WordKind::none;
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
