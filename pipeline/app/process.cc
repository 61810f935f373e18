#include "pipeline/app/process.h"

#include <fmt/format.h>

#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/identity_numbers.h"
#include "pipeline/app/media_type.h"
#include "pipeline/app/readers.h"
#include "pipeline/app/sha256.h"
#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/text/read_text.h"

namespace orgkarta::app {
namespace {

Source decode(std::string_view path, std::string_view bytes, ingest::WordKind word,
              sandbox::Pool* pool) {
  Source source;
  if (word != ingest::WordKind::none) {
    source = read_word(word, bytes, pool);
  } else {
    source = is_html(path, bytes) ? read_page(bytes, pool) : ingest::decode(bytes);
  }
  if (const std::string mismatch = type_mismatch(path, source.media_type); !mismatch.empty()) {
    source.warnings.push_back("type_mismatch: " + mismatch);
  }
  return source;
}

}  // namespace

void settle(Record& record, std::string stage, Outcome outcome, std::string message) {
  record.outcome = outcome;
  record.problem = Problem{record.path, std::move(stage), outcome, printable(message)};
}

void read_document(Record& record, std::string_view bytes, const text::Words& words,
                   sandbox::Pool* pool) {
  record.sha256 = sha256_hex(bytes);
  record.size = bytes.size();
  const ingest::WordKind word = word_format(record.path, bytes);
  const auto type = unsupported_by_content(bytes);
  if (word == ingest::WordKind::none && type) {
    record.media_type = *type;
    return settle(record, "decode", Outcome::unsupported, std::string(*type));
  }
  Source source;
  try {
    source = decode(record.path, bytes, word, pool);
  } catch (const ingest::ReadError& error) {
    record.media_type = word == ingest::WordKind::none ? "text/html" : media_type_of(word);
    return settle(record, "decode", error.outcome(), error.what());
  }
  record.media_type = source.media_type;
  record.charset = source.charset;
  record.text = text::read_text(source, words);
  if (record.text.blocks.empty()) {
    const bool cut = !source.missing.empty();
    return settle(record, "text", Outcome::empty, cut ? source.missing : "no text in it");
  }
  if (!source.missing.empty()) settle(record, "decode", Outcome::partial, source.missing);
  if (const std::size_t masked = mask_identity_numbers(record.text.text)) {
    record.text.warnings.push_back(fmt::format("masked_identity_numbers: {}", masked));
  }
}

bool has_text(const Record& record) {
  return record.outcome == Outcome::ok || record.outcome == Outcome::partial;
}

}  // namespace orgkarta::app
