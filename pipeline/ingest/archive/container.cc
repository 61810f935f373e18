#include "pipeline/ingest/archive/container.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include "pipeline/ingest/archive/ascii.h"

namespace orgkarta::ingest {
namespace {

using namespace std::string_view_literals;

/// The sum in a tar's header is right, its own place taken as spaces.
bool begins_as_tar(std::string_view bytes) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kSum = 148;
  constexpr std::size_t kSumSize = 8;
  if (bytes.size() < kHeader || bytes.front() == '\0') return false;
  std::string_view digits = bytes.substr(kSum, kSumSize);
  digits.remove_prefix(std::min(digits.find_first_not_of(' '), digits.size()));
  unsigned stated = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), stated, 8);
  if (error != std::errc()) return false;
  unsigned sum = 0;
  for (std::size_t i = 0; i < kHeader; ++i) {
    const bool own = i >= kSum && i < kSum + kSumSize;
    sum += own ? static_cast<unsigned char>(' ') : static_cast<unsigned char>(bytes[i]);
  }
  return sum == stated;
}

/// A tar without members is nothing but its end.
bool ends_as_tar(std::string_view bytes) {
  constexpr std::size_t kEnd = 1024;
  return bytes.size() >= kEnd && bytes.find_first_not_of('\0') == std::string_view::npos;
}

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(),
                                      [](char c) { return c > ' ' && c < '\x7F' && c != ':'; });
}

/// How many fields of mail stand in the header that the bytes begin with; 0 if it is no header.
int mail_fields(std::string_view bytes) {
  static constexpr auto kFields = std::to_array<std::string_view>(
      {"received", "return-path", "delivered-to", "mime-version", "message-id", "from", "to",
       "subject", "date", "content-type", "reply-to", "cc", "dkim-signature", "x-mailer"});
  int found = 0;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    const bool cut = end == bytes.size();
    bytes.remove_prefix(cut ? end : end + 1);
    if (line.empty() || line == "\r" || cut) break;
    if (line.front() == ' ' || line.front() == '\t') continue;  // goes on from the line above
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_field_name(line.substr(0, colon))) return 0;
    const std::string name = ascii_lower(line.substr(0, colon));
    found += std::count(kFields.begin(), kFields.end(), name) != 0 ? 1 : 0;
  }
  return found;
}

bool begins_as_mail(std::string_view bytes, bool named) {
  constexpr int kEnough = 4;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const int fields = mail_fields(bytes);
  if (named) return fields > 0;
  if (fields < kEnough) return false;
  const std::string head = ascii_lower(bytes);
  return head.find("\nmessage-id:") != head.npos || head.find("mime-version:") != head.npos ||
         head.starts_with("received:");
}

}  // namespace

Container container_of(std::string_view beginning, std::string_view file_name) {
  for (const auto& [start, kind] :
       {std::pair("PK\x03\x04"sv, Container::zip), std::pair("PK\x05\x06"sv, Container::zip),
        std::pair("\x1F\x8B\x08"sv, Container::compressed),
        std::pair("BZh"sv, Container::compressed),
        std::pair("\xFD"
                  "7zXZ\0"sv,
                  Container::compressed),
        std::pair("WARC/1."sv, Container::warc)}) {
    if (beginning.starts_with(start)) return kind;
  }
  const std::string name = ascii_lower(file_name);
  if (begins_as_tar(beginning)) return Container::tar;
  if (name.ends_with(".tar") && ends_as_tar(beginning)) return Container::tar;
  if (begins_as_mail(beginning, name.ends_with(".eml"))) return Container::mail;
  return Container::none;
}

std::string uncompressed_name(std::string_view file_name) {
  const std::string lower = ascii_lower(file_name);
  for (const auto& [ending, instead] : {std::pair(".gz"sv, ""sv), std::pair(".bz2"sv, ""sv),
                                        std::pair(".xz"sv, ""sv), std::pair(".tgz"sv, ".tar"sv)}) {
    if (!lower.ends_with(ending) || lower.size() == ending.size()) continue;
    return std::string(file_name.substr(0, file_name.size() - ending.size())) +
           std::string(instead);
  }
  return "content";
}

}  // namespace orgkarta::ingest
