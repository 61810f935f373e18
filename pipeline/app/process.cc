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

/// What is said of a document by what it came in.
struct Declared {
  std::string media_type;
  std::string charset;
};

Source decode(std::string_view path, std::string_view bytes, const Declared& declared,
              sandbox::Pool* pool) {
  if (is_html(path, bytes, declared.media_type)) return read_page(bytes, declared.charset, pool);
  return ingest::decode(bytes, declared.charset);
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
  const Declared declared{std::exchange(record.media_type, {}), std::exchange(record.charset, {})};
  if (const auto type = unsupported_by_content(bytes)) {
    record.media_type = *type;
    return settle(record, "decode", Outcome::unsupported, std::string(*type));
  }
  Source source;
  try {
    source = decode(record.path, bytes, declared, pool);
  } catch (const ingest::ReadError& error) {
    record.media_type = "text/html";
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
