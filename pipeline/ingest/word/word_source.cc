#include "pipeline/ingest/word/word_source.h"

#include <algorithm>
#include <utility>

#include "pipeline/ingest/word/xml_check.h"

namespace orgkarta::ingest::word {
namespace {

constexpr std::size_t kBeginning = 3000;    // bytes of the text where a title stands
constexpr std::size_t kLongestTitle = 300;  // bytes
constexpr std::size_t kShortestTitle = 4;

// In one line, runs of spaces joined.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

Source make_source(Written written, std::string_view media_type, std::string_view title) {
  Source source;
  source.media_type = media_type;
  const std::string beginning = one_line(std::string_view(written.text).substr(0, kBeginning));
  const bool sound = title.size() <= kLongestTitle && valid_prefix(title) == title.size();
  const std::string own = sound ? one_line(title) : std::string();
  if (own.size() >= kShortestTitle && beginning.find(own) != beginning.npos) {
    source.meta.title = own;
  }
  source.utf8 = std::move(written.text);
  source.lines = std::move(written.lines);
  source.places.paragraphs = std::move(written.paragraphs);
  return source;
}

}  // namespace orgkarta::ingest::word
