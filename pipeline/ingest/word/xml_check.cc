#include "pipeline/ingest/word/xml_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/ingest/read_error.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest::word {
namespace {

/// Walks over markup alone; text between tags is passed over.
class Checker {
 public:
  Checker(std::string_view xml, std::string_view part) : xml_(xml), part_(part) {}

  void run() {
    while ((at_ = xml_.find('<', at_)) != xml_.npos) {
      const std::string_view rest = xml_.substr(at_);
      if (rest.starts_with("<!--")) {
        skip_to("-->", 4);
      } else if (rest.starts_with("<![CDATA[")) {
        skip_to("]]>", 9);
      } else if (rest.starts_with("<?")) {
        skip_to("?>", 2);
      } else if (rest.starts_with("<!")) {
        refuse(Outcome::corrupt, "DOCTYPE not allowed");
      } else if (rest.starts_with("</")) {
        if (depth_ > 0) --depth_;
        skip_to(">", 2);
      } else {
        element();
      }
    }
  }

 private:
  [[noreturn]] void refuse(Outcome outcome, std::string_view what) const {
    throw ReadError(outcome, fmt::format("{}: {}", part_, what));
  }

  void skip_to(std::string_view end, std::size_t size) {
    at_ = xml_.find(end, at_ + size);
    if (at_ != xml_.npos) at_ += end.size();
  }

  void element() {
    std::size_t attributes = 0;
    char quote = 0;
    for (++at_; at_ < xml_.size(); ++at_) {
      const char c = xml_[at_];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=') {
        ++attributes;
      } else if (c == '>') {
        break;
      }
    }
    const bool empty = at_ < xml_.size() && xml_[at_ - 1] == '/';
    if (!empty && ++depth_ > kMaxDepth) {
      refuse(Outcome::too_deep, fmt::format("elements nested deeper than {}", kMaxDepth));
    }
    all_attributes_ += attributes;
    if (attributes > kMaxAttributes || all_attributes_ > kMaxAllAttributes) {
      refuse(Outcome::too_large, fmt::format("more than {} attributes of one element, or {} of all",
                                             kMaxAttributes, kMaxAllAttributes));
    }
    if (++elements_ > kMaxElements) {
      refuse(Outcome::too_large, fmt::format("more than {} elements", kMaxElements));
    }
  }

  std::string_view xml_;
  std::string_view part_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  std::size_t all_attributes_ = 0;
};

// The start of the character that `n` lies in.
std::size_t boundary(std::string_view text, std::size_t n) {
  for (int i = 0; i < 3 && n > 0 && n < text.size(); ++i, --n) {
    if ((static_cast<unsigned char>(text[n]) & 0xC0) != 0x80) break;
  }
  return n;
}

}  // namespace

void check_xml(std::string_view xml, std::string_view part) { Checker(xml, part).run(); }

std::size_t valid_prefix(std::string_view text) {
  constexpr std::size_t kBlock = 4096;
  std::size_t i = 0;
  while (i < text.size()) {
    const std::size_t end = boundary(text, std::min(i + kBlock, text.size()));
    if (!utf8::valid(text.substr(i, end - i))) break;
    i = end;
  }
  while (i < text.size()) {
    std::size_t size = 1;
    while (size <= 4 && !utf8::valid(text.substr(i, size))) ++size;
    if (size > 4) break;
    i += size;
  }
  return i;
}

}  // namespace orgkarta::ingest::word
