#include "pipeline/ingest/archive/media_field.h"

#include <algorithm>
#include <array>

#include "pipeline/ingest/archive/ascii.h"

namespace orgkarta::ingest {

MediaField read_media_field(std::string_view value) {
  MediaField field;
  const std::size_t end = std::min(value.find(';'), value.size());
  field.type = ascii_lower(trimmed(value.substr(0, end)));
  const std::string lower = ascii_lower(value);
  constexpr std::string_view kCharset = "charset=";
  const std::size_t at = lower.find(kCharset, end);
  if (at == std::string::npos) return field;
  std::string_view charset = value.substr(at + kCharset.size());
  if (charset.starts_with('"')) charset.remove_prefix(1);
  field.charset = trimmed(charset.substr(0, charset.find_first_of("\";, ")));
  return field;
}

bool is_never_read(std::string_view media_type) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {"image/", "video/", "audio/", "font/", "text/css", "text/javascript",
       "application/javascript", "application/x-javascript", "application/font",
       "application/x-font", "application/json", "application/ld+json", "application/xml",
       "text/xml", "application/rss", "application/atom", "text/csv"});
  return std::any_of(kTypes.begin(), kTypes.end(),
                     [&](std::string_view type) { return media_type.starts_with(type); });
}

}  // namespace orgkarta::ingest
