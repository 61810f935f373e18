#include "pipeline/app/convert.h"

#include <fmt/format.h>
#include <sys/wait.h>

#include <filesystem>
#include <system_error>
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

/// What starts it, `soffice`, wants to write to /tmp: this is what that starts.
fs::path office_program(ingest::WordKind kind) {
  const std::string soffice = sandbox::find_program("soffice", search_path());
  if (soffice.empty()) {
    throw ingest::ReadError(Outcome::unsupported,
                            fmt::format("{} is read by way of LibreOffice: install the package "
                                        "libreoffice-writer-nogui",
                                        media_type_of(kind)));
  }
  std::error_code error;
  const fs::path program = fs::canonical(soffice, error).parent_path() / "soffice.bin";
  if (fs::exists(program, error)) return program;
  throw ingest::ReadError(
      Outcome::unsupported,
      fmt::format("{} is read by way of LibreOffice: {} is expected to lead to its folder, "
                  "there is no {}",
                  media_type_of(kind), soffice, program.native()));
}

sandbox::Program converter(const fs::path& office, const fs::path& folder, const fs::path& input) {
  sandbox::Program program = foreign_program(office, folder);
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
  program.environment.emplace_back("SAL_USE_VCLPLUGIN=svp");
  program.environment.emplace_back("OSL_SOCKET_PATH=.");
  return program;
}

/// Having made its profile, LibreOffice asks to be started again.
bool asks_for_restart(const sandbox::ProgramResult& result) {
  constexpr int kRestart = 81;
  return !result.timed_out && WIFEXITED(result.status) && WEXITSTATUS(result.status) == kRestart;
}

sandbox::ProgramResult convert(const sandbox::Program& program,
                               const sandbox::ProgramLimits& limits) {
  sandbox::ProgramResult result = sandbox::run_program(program, limits);
  return asks_for_restart(result) ? sandbox::run_program(program, limits) : result;
}

}  // namespace

std::string convert_to_odt(ingest::WordKind kind, std::string_view bytes) {
  const fs::path office = office_program(kind);
  const TemporaryFolder folder;
  const bool rtf = kind == ingest::WordKind::rtf;
  const fs::path input = folder.path() / (rtf ? "document.rtf" : "document.doc");
  write_input(input, bytes);
  const sandbox::ProgramLimits limits;
  const sandbox::ProgramResult result = convert(converter(office, folder.path(), input), limits);
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
