// The readers of formats that run in processes of their own.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "pipeline/app/read_ahead.h"
#include "pipeline/ingest/word/read_word.h"
#include "pipeline/model/text.h"
#include "pipeline/sandbox/pool.h"

namespace orgkarta::app {

/// Processes that read hostile formats, made first in the program (sandbox::Pool says why). They
/// serve any thread.
class Readers {
 public:
  /// So many of each sort at most; `ocr`: scanned PDF files are read by way of Tesseract. Throws
  /// output::EnvironmentError.
  explicit Readers(unsigned jobs, bool ocr = false);

  // All of these throw ingest::ReadError if a file cannot be read, with the outcome that its record
  // is to have; output::EnvironmentError if no process can be had.

  /// A page of the web as text; `label` is a charset that it came with, or empty.
  Source read_page(std::string_view bytes, std::string_view label = {});

  /// A word processor's file, which must be of a kind; old kinds are first converted (convert.h),
  /// in a process of its own too.
  Source read_word(ingest::WordKind kind, std::string_view bytes);

  /// A PDF file as text. A page that cannot be read costs no other: `missing` then names it.
  Source read_pdf(std::string_view bytes);

  /// Begins to read the PDF files among some files, of at most `max_bytes` each, in so many
  /// threads: read_pdf() then has them at hand. Once, and before other threads read.
  void read_ahead(const std::vector<std::filesystem::path>& files, std::size_t max_bytes,
                  unsigned threads);
  /// Begins no further one.
  void stop_reading_ahead() {
    if (ahead_) ahead_->stop();
  }

  /// Whose processes open containers (unpack_process.h).
  sandbox::Pool& unpackers() { return own_; }

  /// What all of them are cut off from on this system.
  const sandbox::Isolation& isolation() const { return own_.isolation(); }

 private:
  Source read_pdf_now(std::string_view bytes);
  Source read_in(std::string_view handler, std::string_view bytes);

  sandbox::Pool own_;
  std::unique_ptr<sandbox::Pool> pdf_;  ///< null: its program is not installed
  bool ocr_;
  std::unique_ptr<ReadAhead> ahead_;  ///< null: nothing is read ahead
};

/// Where the program that reads PDF files is expected: beside this one, or in libexec/orgkarta
/// beside the folder that this one is in. Empty if it is in neither.
std::filesystem::path pdf_program();

}  // namespace orgkarta::app
