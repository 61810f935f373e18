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

/// What a file is to be read as.
struct FileFormat {
  FileFormat(std::string_view path, std::string_view bytes, std::string_view declared)
      : word(word_format(path, bytes)),
        pdf(word == ingest::WordKind::none && is_pdf(path, bytes)),
        html(word == ingest::WordKind::none && !pdf && is_html(path, bytes, declared)) {}

  /// Of a kind whose bytes are no text.
  bool binary() const { return word != ingest::WordKind::none || pdf; }
  /// Of a kind whose reader is a process of its own.
  bool read_apart() const { return binary() || html; }

  std::string_view media_type() const {
    if (word != ingest::WordKind::none) return media_type_of(word);
    return pdf ? "application/pdf" : "text/html";
  }

  ingest::WordKind word;
  bool pdf;
  bool html;
};

/// `charset` is what the document came with, or empty.
Source read_as(const FileFormat& format, std::string_view bytes, const std::string& charset,
               Readers& readers) {
  if (format.word != ingest::WordKind::none) return readers.read_word(format.word, bytes);
  if (format.pdf) return readers.read_pdf(bytes);
  return format.html ? readers.read_page(bytes, charset) : ingest::decode(bytes, charset);
}

Source decode(std::string_view path, const FileFormat& format, std::string_view bytes,
              const std::string& charset, Readers& readers) {
  Source source = read_as(format, bytes, charset, readers);
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
                   Readers& readers, const Quarantine& quarantine) {
  record.sha256 = sha256_hex(bytes);
  record.size = bytes.size();
  const std::string declared = std::exchange(record.media_type, {});
  const std::string charset = std::exchange(record.charset, {});
  const FileFormat format(record.path, bytes, declared);
  if (const auto type = unsupported_by_content(bytes); type && !format.binary()) {
    record.media_type = *type;
    return settle(record, "decode", Outcome::unsupported, std::string(*type));
  }
  Source source;
  record.media_type = format.media_type();
  if (format.read_apart() && quarantine.keeps(record)) return;
  try {
    source = decode(record.path, format, bytes, charset, readers);
  } catch (const ingest::ReadError& error) {
    settle(record, "decode", error.outcome(), error.what());
    return quarantine.count(record);
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
