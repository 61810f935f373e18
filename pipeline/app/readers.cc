#include "pipeline/app/readers.h"

#include <unistd.h>

#include <string>
#include <system_error>

#include "output/error.h"
#include "pipeline/app/convert.h"
#include "pipeline/app/media_type.h"
#include "pipeline/app/read_pdf.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHtml = "html";
constexpr std::string_view kDocx = "docx";
constexpr std::string_view kOdt = "odt";
constexpr const char* kPdfProgram = "orgkarta-pdf";

using Read = Source (*)(std::string_view bytes);

Source read_unlabelled_html(std::string_view bytes) { return ingest::read_html(bytes); }

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
  return {{std::string(kHtml), reader<read_unlabelled_html>},
          {std::string(kDocx), reader<ingest::read_docx>},
          {std::string(kOdt), reader<ingest::read_odt>}};
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

Readers::Readers(unsigned jobs)
    : own_(or_environment_error([&] { return sandbox::Pool(handlers(), jobs); })),
      pdf_(pdf_pool(jobs)) {}

Source Readers::read_in(std::string_view handler, std::string_view bytes) {
  const sandbox::Reply reply = or_environment_error([&] { return own_.call(handler, bytes); });
  if (reply.status != sandbox::Status::ok) {
    throw ingest::ReadError(sandbox::outcome_of(reply), reply.message);
  }
  return ingest::decode_source(reply.bytes);
}

Source Readers::read_pdf(std::string_view bytes) {
  if (pdf_ == nullptr) {
    throw ingest::ReadError(
        Outcome::unsupported,
        "application/pdf: the program orgkarta-pdf is not installed beside orgkarta");
  }
  return or_environment_error([&] { return app::read_pdf(bytes, *pdf_); });
}

Source Readers::read_page(std::string_view bytes) { return read_in(kHtml, bytes); }

Source Readers::read_word(ingest::WordKind kind, std::string_view bytes) {
  if (kind == ingest::WordKind::docx) return read_in(kDocx, bytes);
  if (kind == ingest::WordKind::odt) return read_in(kOdt, bytes);
  Source source = read_in(kOdt, convert_to_odt(kind, bytes));
  source.media_type = media_type_of(kind);
  return source;
}

}  // namespace orgkarta::app
