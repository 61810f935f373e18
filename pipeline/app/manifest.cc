#include "pipeline/app/manifest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>

#include "pipeline/app/escape.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/app/validate.h"
#include "pipeline/ingest/file.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kLargestManifest = std::size_t{256} << 20;
constexpr std::string_view kColumns = "path, municipality, published, url, title";

/// Collects the faults of one manifest, each with its place.
class Faults {
 public:
  explicit Faults(const std::string& name) : name_(printable(name)) {}
  void add(int line, std::string_view what) {
    problems_.push_back(fmt::format("{}:{}: {}", name_, line, what));
  }
  void add_all(const std::vector<std::string>& problems) {
    for (const std::string& p : problems) problems_.push_back(fmt::format("{}: {}", name_, p));
  }
  void throw_if_any() {
    if (!problems_.empty()) throw UsageError(std::move(problems_));
  }

 private:
  std::string name_;
  std::vector<std::string> problems_;
};

void check_header(const CsvRow& header, Faults& faults) {
  std::set<std::string> seen;
  for (const std::string& column : header.cells) {
    if (column != "path" && !is_hint(column)) {
      faults.add(header.line, fmt::format("unknown column \"{}\": expected some of {}",
                                          printable(column), kColumns));
    } else if (!seen.insert(column).second) {
      faults.add(header.line, fmt::format("column \"{}\" stands twice", column));
    }
  }
  if (seen.count("path") == 0) {
    faults.add(header.line, fmt::format("no column \"path\": expected {}", kColumns));
  }
}

/// The row's path and hints; faults are noted.
std::pair<std::string, Manifest::Row> read_row(const CsvRow& header, const CsvRow& row,
                                               const MunicipalityCodes& municipalities,
                                               Faults& faults) {
  std::string path;
  Manifest::Row result{{}, row.line};
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (header.cells[i] == "path") {
      path = row.cells[i];
    } else if (auto fault =
                   set_hint(result.hints, header.cells[i], row.cells[i], &municipalities)) {
      faults.add(row.line, *fault);
    }
  }
  if (path.empty()) faults.add(row.line, "path is empty: expected a document's path");
  return {path, result};
}

}  // namespace

Manifest Manifest::parse(std::string_view text, const std::string& name,
                         const MunicipalityCodes& municipalities) {
  Manifest manifest;
  manifest.name_ = name;
  Faults faults(name);
  if (!utf8::valid(text)) faults.add(1, "not UTF-8: save the file as UTF-8");
  faults.throw_if_any();
  const Csv csv = parse_csv(text);
  faults.add_all(csv.problems);
  if (csv.rows.empty()) faults.add(1, fmt::format("no header: expected {}", kColumns));
  faults.throw_if_any();
  const CsvRow& header = csv.rows.front();
  check_header(header, faults);
  manifest.note_codes(csv, municipalities);
  for (auto row = std::next(csv.rows.begin()); row != csv.rows.end(); ++row) {
    if (row->cells.size() != header.cells.size()) {
      faults.add(row->line, fmt::format("found {} cells, expected {} as in the header",
                                        row->cells.size(), header.cells.size()));
      continue;
    }
    auto [path, read] = read_row(header, *row, municipalities, faults);
    const auto [at, fresh] = manifest.rows_.emplace(path, std::move(read));
    if (!fresh && !path.empty()) {
      faults.add(row->line, fmt::format("path \"{}\" stands already on line {}", printable(path),
                                        at->second.line));
    }
  }
  faults.throw_if_any();
  return manifest;
}

void Manifest::note_codes(const Csv& csv, const MunicipalityCodes& municipalities) {
  const CsvRow& header = csv.rows.front();
  const auto column = std::ranges::find(header.cells, "municipality") - header.cells.begin();
  std::set<std::string> noted;
  for (const CsvRow& row : csv.rows) {
    if (row.cells.size() <= static_cast<std::size_t>(column)) continue;
    const std::string& code = row.cells[static_cast<std::size_t>(column)];
    if (const auto note = note_on_municipality(code, municipalities);
        note && noted.insert(code).second) {
      notes_.push_back(fmt::format("{}:{}: {}", printable(name_), row.line, *note));
    }
  }
}

Manifest Manifest::load(const std::string& file, const MunicipalityCodes& municipalities) {
  const ingest::FileBytes read = ingest::read_file(file, kLargestManifest);
  if (read.outcome == Outcome::ok) return parse(read.bytes, file, municipalities);
  throw UsageError({fmt::format("--manifest {}: {}: {}", printable(file),
                                outcome_name(read.outcome), printable(read.message))});
}

std::vector<std::string> Manifest::apply(std::vector<Input>& inputs) const {
  std::set<std::string_view> met;
  for (Input& input : inputs) {
    if (const auto row = rows_.find(input.path); row != rows_.end()) {
      fill(input.hints, row->second.hints);
      met.insert(row->first);
    }
    for (std::size_t at = input.path.rfind('!'); at != std::string::npos && at > 0;
         at = input.path.rfind('!', at - 1)) {
      const auto row = rows_.find(input.path.substr(0, at));
      if (row == rows_.end()) continue;
      const Hints& archive = row->second.hints;
      fill(input.hints, {archive.municipality, archive.published, {}, {}});
      met.insert(row->first);
    }
  }
  std::vector<std::string> warnings = notes_;
  for (const auto& [path, row] : rows_) {
    if (met.count(path) == 0) {
      warnings.push_back(fmt::format("{}:{}: no input has the path \"{}\"", printable(name_),
                                     row.line, printable(path)));
    }
  }
  return warnings;
}

}  // namespace orgkarta::app
