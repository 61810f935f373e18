#include "pipeline/app/media_type.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "pipeline/ingest/html/read_html.h"

namespace orgkarta::app {
namespace {

using namespace std::string_view_literals;
using Pair = std::pair<std::string_view, std::string_view>;

constexpr auto kEndings = std::to_array<Pair>({
    {".bz2", "application/x-bzip2"},
    {".csv", "text/csv"},
    {".eml", "message/rfc822"},
    {".gif", "image/gif"},
    {".gz", "application/gzip"},
    {".jpeg", "image/jpeg"},
    {".jpg", "image/jpeg"},
    {".json", "application/json"},
    {".jsonl", "application/jsonl"},
    {".png", "image/png"},
    {".ppt", "application/vnd.ms-powerpoint"},
    {".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {".tif", "image/tiff"},
    {".tiff", "image/tiff"},
    {".xls", "application/vnd.ms-excel"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".xml", "application/xml"},
    {".zip", "application/zip"},
});

constexpr auto kBeginnings = std::to_array<Pair>({
    {"PK\x03\x04", "application/zip"},
    {"PK\x05\x06", "application/zip"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "application/x-ole-storage"},
    {"{\\rtf", "application/rtf"},
    {"\x1F\x8B\x08", "application/gzip"},
    {"BZh", "application/x-bzip2"},
    {"\x89PNG\r\n", "image/png"},
    {"\xFF\xD8\xFF", "image/jpeg"},
    {"GIF8", "image/gif"},
    {"II*\0"sv, "image/tiff"},
    {"MM\0*"sv, "image/tiff"},
    {"\x7F"
     "ELF",
     "application/x-executable"},
    {"SQLite format 3", "application/vnd.sqlite3"},
});

constexpr auto kWordEndings = std::to_array<std::pair<std::string_view, ingest::WordKind>>({
    {".doc", ingest::WordKind::doc},
    {".docx", ingest::WordKind::docx},
    {".odt", ingest::WordKind::odt},
    {".rtf", ingest::WordKind::rtf},
});

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Control characters that no text has: all but tab, line ends, form feed, escape and NUL (which
/// UTF-16 is full of, and which damaged texts hold).
bool is_binary_control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u != 0 && u < 0x20 && u != '\t' && u != '\n' && u != '\r' && u != '\f' && u != '\v' &&
         u != 0x1A && u != 0x1B;
}

/// "FILE.HTM" gives ".htm"; empty if the name has no ending.
std::string ending_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string ending(file_name.substr(dot));
  std::transform(ending.begin(), ending.end(), ending.begin(), lower_ascii);
  return ending;
}

ingest::WordKind word_kind_by_name(std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  for (const auto& [known, kind] : kWordEndings) {
    if (known == ending) return kind;
  }
  return ingest::WordKind::none;
}

}  // namespace

std::optional<std::string_view> unsupported_by_name(std::string_view file_name) {
  const std::string ending = ending_of(file_name);
  for (const auto& [known, type] : kEndings) {
    if (known == ending) return type;
  }
  return std::nullopt;
}

std::optional<std::string_view> unsupported_by_content(std::string_view bytes) {
  for (const auto& [beginning, type] : kBeginnings) {
    if (bytes.substr(0, beginning.size()) == beginning) return type;
  }
  const std::string_view sample = bytes.substr(0, 4096);
  const auto controls = std::count_if(sample.begin(), sample.end(), is_binary_control);
  if (static_cast<std::size_t>(controls) * 20 > sample.size()) return "application/octet-stream";
  return std::nullopt;
}

bool is_pdf(std::string_view file_name, std::string_view bytes) {
  constexpr std::size_t kReach = 1024;  // readers take a file whose header stands so far within
  if (bytes.substr(0, kReach).find("%PDF-") != std::string_view::npos) return true;
  return ending_of(file_name) == ".pdf" && !bytes.empty() && !ingest::holds_html(bytes);
}

bool is_html(std::string_view file_name, std::string_view bytes) {
  const std::string ending = ending_of(file_name);
  const bool named = ending == ".html" || ending == ".htm" || ending == ".xhtml";
  return ingest::begins_as_html(bytes) || (named && ingest::holds_html(bytes));
}

ingest::WordKind word_format(std::string_view file_name, std::string_view bytes) {
  using ingest::WordKind;
  const WordKind found = ingest::word_kind(bytes);
  if (found != WordKind::none) return found;
  const WordKind named = word_kind_by_name(file_name);
  const bool package = named == WordKind::docx || named == WordKind::odt;
  const bool container = bytes.find("PK\x03\x04") != bytes.npos ||
                         bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  return package && container ? named : WordKind::none;
}

std::string_view media_type_of(ingest::WordKind kind) {
  switch (kind) {
    case ingest::WordKind::docx:
      return ingest::kDocxType;
    case ingest::WordKind::odt:
      return ingest::kOdtType;
    case ingest::WordKind::doc:
      return "application/msword";
    case ingest::WordKind::rtf:
      return "application/rtf";
    case ingest::WordKind::none:
      break;
  }
  return {};
}

std::string type_mismatch(std::string_view file_name, std::string_view media_type) {
  const ingest::WordKind named = word_kind_by_name(file_name);
  if (named == ingest::WordKind::none || media_type_of(named) == media_type) return {};
  return "named " + ending_of(file_name) + ", is " + std::string(media_type);
}

}  // namespace orgkarta::app
