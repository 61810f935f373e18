// orgkarta report: a database as a site, and as single pictures.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "output/error.h"
#include "output/picture/pictures.h"
#include "output/read_database.h"
#include "output/report/report.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/csv.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/read_input.h"
#include "pipeline/app/registry_lookup.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/model/edtf_days.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t kMaxPopulation = std::uint64_t{16} << 20;  // bytes
constexpr std::size_t kCodeDigits = 4;

bool is_code(const std::string& text) {
  return text.size() == kCodeDigits && text.find_first_not_of("0123456789") == std::string::npos;
}

/// What is wrong with a row; the figure is noted if nothing is.
std::string read_row(const CsvRow& row, std::map<std::string, std::int64_t>& out) {
  std::int64_t number = 0;
  if (row.cells.size() < 2 || !is_code(row.cells[0])) {
    return "expected a municipality's four digits and its inhabitants: 0581,144932";
  }
  const std::string& written = row.cells[1];
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc() || stop != end || number <= 0) {
    return fmt::format("inhabitants \"{}\": expected a whole number above 0", printable(written));
  }
  out[row.cells[0]] = number;
  return {};
}

std::map<std::string, std::int64_t> read_population(const std::string& file) {
  std::map<std::string, std::int64_t> out;
  if (file.empty()) return out;
  Record read;
  const std::string bytes = read_file(read, file, kMaxPopulation);
  const std::string name = "--population " + printable(file);
  if (read.problem) throw UsageError({name + ": " + printable(read.problem->message)});
  const Csv csv = parse_csv(bytes);
  std::vector<std::string> problems;
  for (const std::string& problem : csv.problems) problems.push_back(name + ": " + problem);
  for (const CsvRow& row : csv.rows) {
    if (&row == &csv.rows.front() && row.cells[0] == "code") continue;
    const std::string fault = read_row(row, out);
    if (!fault.empty()) problems.push_back(fmt::format("{}:{}: {}", name, row.line, fault));
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
  return out;
}

/// An address as it is; a folder as an address of its own, so that the site can be moved.
std::string place_of_originals(const std::string& given) {
  if (given.empty() || given.starts_with("https://") || given.starts_with("http://")) return given;
  std::error_code error;
  const fs::path folder = fs::canonical(given, error);
  if (error || !fs::is_directory(folder, error)) {
    throw UsageError(
        {fmt::format("--originals {}: no such folder; expected one, or an address "
                     "that begins with https://",
                     printable(given))});
  }
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
  std::string out = "file://";
  for (const char c : folder.string()) {
    out += kPlain.find(c) != std::string_view::npos
               ? std::string(1, c)
               : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

void check(const ReportOptions& o) {
  std::vector<std::string> problems;
  if (o.out.empty() && o.svg.empty()) {
    problems.emplace_back("report: expected --out DIR for a site, --svg DIR for pictures, or both");
  }
  if (o.svg.empty() && !(o.municipality.empty() && o.at.empty())) {
    problems.emplace_back("--municipality and --at go with --svg alone");
  }
  if (o.language != "sv" && o.language != "en") {
    problems.push_back(fmt::format("--language \"{}\": expected sv or en", printable(o.language)));
  }
  if (!o.at.empty() && !edtf_days(o.at)) {
    problems.push_back(fmt::format(
        "--at \"{}\": expected a day, month or year: 2024-05-01, 2024-05, 2024", printable(o.at)));
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
}

void write_site(output::Connection& db, const output::ReportOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  if (!output::report_is_built()) {
    throw output::EnvironmentError(
        "report: this program was built without the site's script; run scripts/setup.sh and build "
        "it again");
  }
  const output::Written written = output::write_report(db, options);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  constexpr double kMega = 1e6;
  print_out(fmt::format("{}: {} files, {:.1f} MB, {:.1f} s\n",
                        printable((options.out / "index.html").string()), written.files,
                        static_cast<double>(written.bytes) / kMega, took.count()));
}

void write_svg(output::Connection& db, const ReportOptions& o) {
  output::PictureOptions options;
  options.folder = o.svg;
  options.municipalities =
      o.municipality.empty() ? all_municipalities(db)
                             : std::vector{municipality_code(db, "--municipality", o.municipality)};
  if (!o.at.empty()) options.at = edtf_days(o.at)->last;
  options.language = o.language == "sv" ? output::Language::sv : output::Language::en;
  std::string text;
  for (const std::string& name : output::write_pictures(db, options)) {
    text += printable((options.folder / name).string()) + "\n";
  }
  print_out(text);
}

}  // namespace

int report_command(const ReportOptions& o) {
  check(o);
  const output::ReportOptions site{o.out, place_of_originals(o.originals),
                                   read_population(o.population)};
  const auto db = output::read_database(o.db);
  if (!o.out.empty()) write_site(*db, site);
  if (!o.svg.empty()) write_svg(*db, o);
  return kAllRead;
}

}  // namespace orgkarta::app
