#include "pipeline/app/readers.h"

#include <unistd.h>

#include <string>
#include <system_error>

#include "output/error.h"
#include "pipeline/app/read_pdf.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHtml = "html";
constexpr const char* kPdfProgram = "orgkarta-pdf";

std::string html_reader(std::string_view bytes) {
  try {
    return ingest::encode_source(ingest::read_html(bytes));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

std::vector<sandbox::Handler> handlers() { return {{std::string(kHtml), html_reader}}; }

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

Source Readers::read_page(std::string_view bytes) {
  const sandbox::Reply reply = or_environment_error([&] { return own_.call(kHtml, bytes); });
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

}  // namespace orgkarta::app
