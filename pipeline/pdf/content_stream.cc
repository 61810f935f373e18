#include "pipeline/pdf/content_stream.h"

#include <poppler/Stream.h>

namespace orgkarta::pdf {

StreamBytes::StreamBytes(const Object& content, XRef* xref) : xref_(xref) {
  if (content.isStream()) {
    streams_.push_back(content.copy());
  } else if (content.isArray()) {
    for (int i = 0; i < content.arrayGetLength(); ++i) {
      streams_.push_back(content.arrayGetNF(i).copy());
    }
  }
}

std::string_view StreamBytes::piece() {
  for (;;) {
    if (current_.isStream()) {
      const int count = current_.streamGetChars(static_cast<int>(room_.size()), room_.data());
      if (count > 0) return {reinterpret_cast<const char*>(room_.data()), std::size_t(count)};
      current_.streamClose();
      current_ = Object(objNull);
      return " ";
    }
    if (at_ == streams_.size()) return {};
    current_ = streams_[at_++].fetch(xref_);
    if (current_.isStream()) current_.streamReset();
  }
}

}  // namespace orgkarta::pdf
