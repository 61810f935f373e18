#include "output/evidence_places.h"

#include <cmath>
#include <stdexcept>
#include <string>

namespace orgkarta::output {
namespace {

SourcePlace source_of(const Text& text, Span span) {
  const Span source = text.to_file(span);
  SourcePlace place;
  if (text.places.empty()) {
    place.bytes = source;
  } else if (!text.places.paragraphs.empty()) {
    place.paragraphs = paragraphs_of(text.places, source);
  } else {
    place.pages = boxes_of(text.places, source);
    // Nothing of it is drawn, a space alone: still somewhere.
    if (place.pages.empty()) place.pages.push_back({page_at(text.places, source.begin), {}});
  }
  return place;
}

bool on_boundary(std::string_view text, std::uint32_t i) {
  return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
}

}  // namespace

EvidencePlaces::EvidencePlaces(const Record& record) : record_(record), index_(record.text.text) {}

Place EvidencePlaces::at(Span span) const {
  const std::string_view text = record_.text.text;
  const bool inside = span.begin < span.end && span.end <= text.size();
  if (!inside || !on_boundary(text, span.begin) || !on_boundary(text, span.end)) {
    throw std::logic_error(record_.path + ": evidence [" + std::to_string(span.begin) + ", " +
                           std::to_string(span.end) + ") is no passage of the text's " +
                           std::to_string(text.size()) + " bytes");
  }
  return {index_.at(span.begin), index_.at(span.end), source_of(record_.text, span),
          text.substr(span.begin, span.size())};
}

double rounded_confidence(double confidence) {
  if (!(confidence >= 0 && confidence <= 1)) {
    throw std::logic_error("confidence " + std::to_string(confidence) + " is outside 0 to 1");
  }
  return std::round(confidence * 100) / 100;
}

}  // namespace orgkarta::output
