#include "pipeline/app/merge_lines.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <memory>

#include "output/error.h"
#include "output/line_head.h"
#include "output/ordered_merge.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

/// The facts.jsonl of one part, line by line. What it holds is checked at its end.
class FactsLines {
 public:
  explicit FactsLines(const Part& part)
      : part_(part), file_(part.dir / "facts.jsonl"), in_(file_, std::ios::binary) {
    if (in_) return;
    if (errno != ENOENT) throw output::EnvironmentError("read", file_.string(), errno);
    refuse("no such file, expected what the run wrote");
  }

  bool next() {
    if (!std::getline(in_, line_)) return at_end();
    sum_.add(line_);
    if (!in_.eof()) sum_.add("\n");
    const auto head = output::head_of(line_);
    if (!head || head->path <= path_) {
      refuse(fmt::format("line {}: found {}, expected a document behind \"{}\"", number_ + 1,
                         head ? "\"" + printable(head->path) + "\"" : "no line of a run",
                         printable(path_)));
    }
    path_ = head->path;
    ++number_;
    return true;
  }

  const std::string& path() const { return path_; }
  std::string& line() { return line_; }

 private:
  bool at_end() {
    if (in_.bad()) throw output::EnvironmentError("read", file_.string(), errno);
    const std::string found = sum_.hex();
    if (found != part_.run.facts) {
      refuse(fmt::format("bytes with SHA-256 {}, expected {}, as the run wrote them", found,
                         part_.run.facts));
    }
    return false;
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw UsageError({fmt::format("{}: {}; put it back from a copy, or run {} again with --anew",
                                  printable(file_.string()), what, printable(part_.dir.string()))});
  }

  const Part& part_;
  std::filesystem::path file_;
  std::ifstream in_;
  Sha256 sum_;
  std::string line_;
  std::string path_;
  std::size_t number_ = 0;
};

}  // namespace

void merge_facts(const std::vector<Part>& parts,
                 const std::function<void(std::string& line, const Part& part)>& each,
                 const std::function<bool()>& stop) {
  output::OrderedMerge<FactsLines> all;
  std::vector<const Part*> by_number;
  for (const Part& part : parts) {
    // One without a document that was read has an empty file, to be looked at all the same.
    by_number.push_back(&part);
    all.add(part.run.first_read, [&part] { return std::make_unique<FactsLines>(part); });
  }
  while (!stop()) {
    const std::vector<std::size_t>& numbers = all.next();
    if (numbers.empty()) return;
    each(all.at(numbers.front()).line(), *by_number[numbers.front()]);
  }
}

}  // namespace orgkarta::app
