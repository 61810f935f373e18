#include "pipeline/app/readers.h"

#include <unistd.h>

#include <string>
#include <system_error>
#include <utility>

#include "output/error.h"
#include "pipeline/app/convert.h"
#include "pipeline/app/media_type.h"
#include "pipeline/app/ocr.h"
#include "pipeline/app/read_pdf.h"
#include "pipeline/app/unpack_process.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHtml = "html";
constexpr std::string_view kLabelledHtml = "labelled_html";
constexpr std::string_view kDocx = "docx";
constexpr std::string_view kOdt = "odt";
constexpr const char* kPdfProgram = "orgkarta-pdf";

using Read = Source (*)(std::string_view bytes);

Source read_unlabelled(std::string_view bytes) { return ingest::read_html(bytes); }

/// The request is the label, a line end, and the page.
Source read_labelled(std::string_view request) {
  const std::size_t end = request.find('\n');
  return ingest::read_html(request.substr(end + 1), request.substr(0, end));
}

/// What runs in a process of the pool.
template <Read read>
std::string reader(std::string_view bytes) {
  try {
    return ingest::encode_source(read(bytes));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

std::vector<sandbox::Handler> handlers() {
  return {{std::string(kHtml), reader<read_unlabelled>},
          {std::string(kLabelledHtml), reader<read_labelled>},
          {std::string(kDocx), reader<ingest::read_docx>},
          {std::string(kOdt), reader<ingest::read_odt>},
          {std::string(kUnpack), nullptr, unpack_reader}};
}

/// A pool cannot work for reasons that are no document's.
template <class Make>
auto or_environment_error(Make make) {
  try {
    return make();
  } catch (const sandbox::PoolError& error) {
    throw output::EnvironmentError(error.what());
  }
}

std::unique_ptr<sandbox::Pool> pdf_pool(unsigned jobs) {
  const fs::path program = pdf_program();
  if (program.empty()) return nullptr;
  return or_environment_error([&] {
    return std::make_unique<sandbox::Pool>(program.native(), std::vector{std::string(kPdfPages)},
                                           jobs);
  });
}

}  // namespace

fs::path pdf_program() {
  std::error_code error;
  const fs::path own = fs::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const fs::path folder = own.parent_path();
  for (const fs::path& place : {folder, folder.parent_path() / "libexec" / "orgkarta"}) {
    const fs::path program = place / kPdfProgram;
    if (::access(program.c_str(), X_OK) == 0) return program;
  }
  return {};
}

Readers::Readers(unsigned jobs, bool ocr)
    : own_(or_environment_error([&] { return sandbox::Pool(handlers(), jobs); })),
      pdf_(pdf_pool(jobs)),
      ocr_(ocr) {}

Source Readers::read_in(std::string_view handler, std::string_view bytes) {
  const sandbox::Reply reply = or_environment_error([&] { return own_.call(handler, bytes); });
  if (reply.status != sandbox::Status::ok) {
    throw ingest::ReadError(sandbox::outcome_of(reply), reply.message);
  }
  return ingest::decode_source(reply.bytes);
}

void Readers::read_ahead(const std::vector<fs::path>& files, std::size_t max_bytes,
                         unsigned threads) {
  std::vector<fs::path> pdfs;
  for (const fs::path& file : files) {
    if (file.extension() == ".pdf" || file.extension() == ".PDF") pdfs.push_back(file);
  }
  if (threads == 0 || pdfs.empty()) return;
  ahead_ = std::make_unique<ReadAhead>(std::move(pdfs), max_bytes, threads,
                                       [this](auto bytes) { return read_pdf_now(bytes); });
}

Source Readers::read_pdf(std::string_view bytes) {
  if (ahead_) {
    if (auto source = ahead_->take(bytes)) return *std::move(source);
  }
  return read_pdf_now(bytes);
}

Source Readers::read_pdf_now(std::string_view bytes) {
  if (pdf_ == nullptr) {
    throw ingest::ReadError(
        Outcome::unsupported,
        "application/pdf: the program orgkarta-pdf is not installed beside orgkarta");
  }
  try {
    return or_environment_error([&] { return app::read_pdf(bytes, *pdf_); });
  } catch (const ingest::ReadError& error) {
    if (error.outcome() != Outcome::no_text_layer || !ocr_) throw;
  }
  return read_by_ocr(bytes);
}

Source Readers::read_page(std::string_view bytes, std::string_view label) {
  if (label.empty()) return read_in(kHtml, bytes);
  std::string request(label);
  std::erase(request, '\n');
  return read_in(kLabelledHtml, request.append("\n").append(bytes));
}

Source Readers::read_word(ingest::WordKind kind, std::string_view bytes) {
  if (kind == ingest::WordKind::docx) return read_in(kDocx, bytes);
  if (kind == ingest::WordKind::odt) return read_in(kOdt, bytes);
  Source source = read_in(kOdt, convert_to_odt(kind, bytes));
  source.media_type = media_type_of(kind);
  return source;
}

}  // namespace orgkarta::app
