#include "pipeline/app/ocr.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/app/foreign_files.h"
#include "pipeline/ingest/pages/read_pages.h"
#include "pipeline/ingest/pages/read_tsv.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

using ingest::ReadError;

constexpr int kDpi = 300;  // Tesseract's own advice
constexpr std::uint32_t kMostPages = 200;

/// The programs that read pictures.
struct Tools {
  std::string draw = sandbox::find_program("pdftoppm", search_path());
  std::string read = sandbox::find_program("tesseract", search_path());
};

class Ocr {
 public:
  explicit Ocr(std::string_view bytes) {
    if (tools_.draw.empty() || tools_.read.empty()) {
      throw ReadError(Outcome::no_text_layer,
                      "to read pictures, install the packages poppler-utils, tesseract-ocr and "
                      "tesseract-ocr-swe");
    }
    write_input(folder_.path() / "in.pdf", bytes);
  }

  Source read() {
    for (std::uint32_t n = 1; n <= kMostPages && draw(n); ++n) {
      pages_.pages.push_back(read_page(n));
    }
    pages_.count = static_cast<std::uint32_t>(pages_.pages.size());
    const bool any = std::any_of(pages_.pages.begin(), pages_.pages.end(),
                                 [](const ingest::Page& page) { return !page.words.empty(); });
    if (!any) {
      throw ReadError(Outcome::no_text_layer,
                      fmt::format("no word was found in {} scanned pages", pages_.count));
    }
    pages_.warnings.emplace_back("ocr");
    return ingest::read_pages(std::move(pages_));
  }

 private:
  fs::path picture() const { return folder_.path() / "page.png"; }

  /// False behind the last page.
  bool draw(std::uint32_t number) {
    std::error_code ignored;
    fs::remove(picture(), ignored);
    const std::string page = std::to_string(number);
    const auto result = run(tools_.draw, {"-r", std::to_string(kDpi), "-gray", "-png",
                                          "-singlefile", "-f", page, "-l", page, "in.pdf", "page"});
    if (result.timed_out)
      throw ReadError(Outcome::timeout, "page " + page + " was not drawn in time");
    return fs::exists(picture());
  }

  ingest::Page read_page(std::uint32_t number) {
    const auto result = run(tools_.read, {"page.png", "stdout", "-l", "swe", "--dpi",
                                          std::to_string(kDpi), "--psm", "3", "tsv"});
    if (result.timed_out) {
      throw ReadError(Outcome::timeout, fmt::format("page {} was not read in time", number));
    }
    if (!result.succeeded()) {
      throw ReadError(Outcome::no_text_layer, "tesseract: " + last_line(result.err));
    }
    return ingest::read_tsv(result.out, number, kDpi);
  }

  sandbox::ProgramResult run(const std::string& file, std::vector<std::string> arguments) const {
    sandbox::Program program = foreign_program(file, folder_.path());
    program.arguments = std::move(arguments);
    program.environment.emplace_back("OMP_THREAD_LIMIT=1");
    return sandbox::run_program(program, sandbox::ProgramLimits());
  }

  Tools tools_;
  TemporaryFolder folder_;
  ingest::Pages pages_;
};

}  // namespace

Source read_by_ocr(std::string_view bytes) { return Ocr(bytes).read(); }

}  // namespace orgkarta::app
