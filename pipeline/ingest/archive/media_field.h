// The field Content-Type.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::ingest {

struct MediaField {
  std::string type;     ///< in lower case: text/html
  std::string charset;  ///< as written, without quotes; empty: none
};

/// "Text/HTML; charset=utf-8" gives text/html and utf-8. Reads whatever is written.
MediaField read_media_field(std::string_view value);

/// Whether what is declared so is never read: images, sound, fonts, scripts, style sheets, data.
bool is_never_read(std::string_view media_type);

}  // namespace orgkarta::ingest
