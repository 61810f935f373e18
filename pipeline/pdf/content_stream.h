// A content's bytes.
#pragma once

#include <poppler/Object.h>

#include <array>
#include <string_view>
#include <vector>

#include "pipeline/pdf/content_lexer.h"

namespace orgkarta::pdf {

/// A content's streams one behind the other.
class StreamBytes final : public ContentBytes {
 public:
  /// Of one stream, or of an array of them or of references to them. What is neither has none.
  StreamBytes(const Object& content, XRef* xref);

 protected:
  std::string_view piece() override;

 private:
  XRef* xref_;
  std::vector<Object> streams_;
  Object current_{objNull};
  std::size_t at_ = 0;
  std::array<unsigned char, 4096> room_{};
};

}  // namespace orgkarta::pdf
