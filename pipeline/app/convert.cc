#include "pipeline/app/convert.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "output/error.h"
#include "pipeline/app/media_type.h"
#include "pipeline/ingest/file.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxConverted = std::uint64_t{64} << 20;  // bytes

/// A folder that is removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "orgkarta-XXXXXX").native();
    if (::mkdtemp(name.data()) == nullptr) {
      throw output::EnvironmentError(
          fmt::format("{}: cannot make a temporary folder: {}", name,
                      std::error_code(errno, std::generic_category()).message()));
    }
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

void write_input(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out.flush()) throw output::EnvironmentError(file.native() + ": cannot be written");
}

std::string search_path() {
  const char* path = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return path == nullptr ? "/usr/bin:/bin" : path;
}

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

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

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
                          "LibreOffice made no text of it: " + first_line(result.err + result.out));
}

}  // namespace orgkarta::app
