#include "pipeline/app/process.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/identity_numbers.h"
#include "pipeline/app/media_type.h"
#include "pipeline/app/sha256.h"
#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/text/read_text.h"

namespace orgkarta::app {
namespace {

/// What a file is read as.
enum class Format : std::uint8_t { text, html, pdf };

std::string_view media_type_of(Format format) {
  constexpr std::array<std::string_view, 3> kTypes{"text/plain", "text/html", "application/pdf"};
  return kTypes[static_cast<std::size_t>(format)];
}

Format format_of(std::string_view path, std::string_view bytes) {
  if (is_pdf(path, bytes)) return Format::pdf;
  return is_html(path, bytes) ? Format::html : Format::text;
}

Source decode(Format format, std::string_view bytes, Readers& readers) {
  switch (format) {
    case Format::pdf:
      return readers.read_pdf(bytes);
    case Format::html:
      return readers.read_page(bytes);
    case Format::text:
      break;
  }
  return ingest::decode(bytes);
}

}  // namespace

void settle(Record& record, std::string stage, Outcome outcome, std::string message) {
  record.outcome = outcome;
  record.problem = Problem{record.path, std::move(stage), outcome, printable(message)};
}

void read_document(Record& record, std::string_view bytes, const text::Words& words,
                   Readers& readers) {
  record.sha256 = sha256_hex(bytes);
  record.size = bytes.size();
  const Format format = format_of(record.path, bytes);
  if (const auto type = unsupported_by_content(bytes); type && format != Format::pdf) {
    record.media_type = *type;
    return settle(record, "decode", Outcome::unsupported, std::string(*type));
  }
  Source source;
  try {
    source = decode(format, bytes, readers);
  } catch (const ingest::ReadError& error) {
    record.media_type = media_type_of(format);
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
