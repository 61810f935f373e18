#include "pipeline/app/corrections_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/app/escape.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/ingest/file.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

constexpr std::uint64_t kLargestFile = 64 << 20;
constexpr const char* kForm = "same, different or rename, and two texts behind tabs";

std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0;;) {
    const std::size_t tab = line.find('\t', at);
    cells.emplace_back(line.substr(at, tab - at));
    if (tab == std::string_view::npos) return cells;
    at = tab + 1;
  }
}

/// What is wrong with a line; empty if nothing is, and `out` is filled in.
std::string read_line(std::string_view line, Correction& out) {
  if (!utf8::valid(line)) return "not UTF-8: save the file as UTF-8";
  std::vector<std::string> cells = cells_of(line);
  const auto kind = parse_name<Correction::Kind>(cells.front());
  if (!kind) return fmt::format("found \"{}\", expected {}", printable(cells.front()), kForm);
  if (cells.size() != 3) return fmt::format("found {} cells, expected {}", cells.size(), kForm);
  if (cells[1].empty() || cells[2].empty()) {
    return fmt::format("found an empty cell, expected {}", kForm);
  }
  out.kind = *kind;
  out.a = std::move(cells[1]);
  out.b = std::move(cells[2]);
  return {};
}

std::string fault_of(const Correction& c) {
  constexpr const char* kExpected =
      "names nothing in the registry: expected the id of an organisation or person as orgkarta "
      "history prints it, or DOCUMENT#FACT as in facts.jsonl; correct the line, or take it out";
  if (!c.known_a) return fmt::format("\"{}\" {}", printable(c.a), kExpected);
  if (!c.known_b && c.kind != Correction::Kind::rename) {
    return fmt::format("\"{}\" {}", printable(c.b), kExpected);
  }
  if (c.state == Correction::State::unknown) {
    return fmt::format("\"{}\" and \"{}\" are of different municipalities, which are never joined",
                       printable(c.a), printable(c.b));
  }
  return fmt::format(
      "\"{}\" and \"{}\" cannot be {}: another line says the contrary, one is an organisation and "
      "the other a person, or they are one mention; take one of the lines out",
      printable(c.a), printable(c.b), c.kind == Correction::Kind::same ? "one" : "two");
}

}  // namespace

CorrectionsFile CorrectionsFile::parse(std::string_view text, const std::string& name) {
  CorrectionsFile out{name, sha256_hex(text), {}};
  std::vector<std::string> problems;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || line.front() == '#') continue;
    Correction correction;
    correction.line = number;
    const std::string fault = read_line(line, correction);
    if (fault.empty()) {
      out.lines.push_back(std::move(correction));
    } else {
      problems.push_back(fmt::format("{}:{}: {}", printable(name), number, fault));
    }
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
  return out;
}

CorrectionsFile CorrectionsFile::load(const std::string& file) {
  const ingest::FileBytes read = ingest::read_file(file, kLargestFile);
  if (read.outcome == Outcome::ok) return parse(read.bytes, file);
  if (read.outcome == Outcome::empty) return parse("", file);
  throw UsageError({fmt::format("--corrections {}: {}: {}", printable(file),
                                outcome_name(read.outcome), printable(read.message))});
}

std::vector<std::string> CorrectionsFile::warnings() const {
  std::vector<std::string> out;
  for (const Correction& c : lines) {
    if (c.state == Correction::State::holds) continue;
    out.push_back(fmt::format("{}:{}: {}", printable(name), c.line, fault_of(c)));
  }
  return out;
}

std::string CorrectionsFile::summary() const {
  if (lines.empty()) return {};
  const auto held = std::count_if(lines.begin(), lines.end(), [](const Correction& c) {
    return c.state == Correction::State::holds;
  });
  return fmt::format("{} of {} corrections hold", held, lines.size());
}

}  // namespace orgkarta::app
