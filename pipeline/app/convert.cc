#include "pipeline/app/convert.h"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "pipeline/app/foreign_files.h"
#include "pipeline/app/media_type.h"
#include "pipeline/ingest/file.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxConverted = std::uint64_t{64} << 20;  // bytes

sandbox::Program converter(const std::string& soffice, const fs::path& folder,
                           const fs::path& input) {
  sandbox::Program program;
  program.file = soffice;
  program.arguments = {"--headless",
                       "--norestore",
                       "--nologo",
                       "--nolockcheck",
                       "-env:UserInstallation=file://" + (folder / "profile").native(),
                       "--convert-to",
                       "odt",
                       "--outdir",
                       folder.native(),
                       input.native()};
  program.environment = {"PATH=" + search_path(), "HOME=" + folder.native(),
                         "TMPDIR=" + folder.native(), "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"};
  program.folder = folder.native();
  return program;
}

}  // namespace

std::string convert_to_odt(ingest::WordKind kind, std::string_view bytes) {
  const std::string soffice = sandbox::find_program("soffice", search_path());
  if (soffice.empty()) {
    throw ingest::ReadError(Outcome::unsupported,
                            fmt::format("{} is read by way of LibreOffice: install the package "
                                        "libreoffice-writer-nogui",
                                        media_type_of(kind)));
  }
  const TemporaryFolder folder;
  const bool rtf = kind == ingest::WordKind::rtf;
  const fs::path input = folder.path() / (rtf ? "document.rtf" : "document.doc");
  write_input(input, bytes);
  const sandbox::ProgramLimits limits;
  const sandbox::ProgramResult result =
      sandbox::run_program(converter(soffice, folder.path(), input), limits);
  if (result.timed_out) {
    throw ingest::ReadError(
        Outcome::timeout,
        fmt::format("LibreOffice did not convert it within {} s", limits.wall.count() / 1000));
  }
  ingest::FileBytes odt = ingest::read_file(folder.path() / "document.odt", kMaxConverted);
  if (odt.outcome == Outcome::ok) return std::move(odt.bytes);
  if (odt.outcome == Outcome::too_large) throw ingest::ReadError(odt.outcome, odt.message);
  throw ingest::ReadError(Outcome::corrupt,
                          "LibreOffice made no text of it: " + last_line(result.out + result.err));
}

}  // namespace orgkarta::app
