// Throughput of the stages on one core, beside a yardstick measured in the same run: one pass of a
// single RE2 alternation of ten literals over the same text. Thread CPU time, median of five
// rounds. Documents go through the stages in groups, as in a run.
//
//   bench_throughput FOLDER LITERALS.txt RULES_DIR
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "literals.h"
#include "output/facts_json.h"
#include "pipeline/app/batch.h"
#include "pipeline/app/identity_numbers.h"
#include "pipeline/app/sha256.h"
#include "pipeline/facts/extract.h"
#include "pipeline/ingest/decode.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/read_text.h"

namespace {

using namespace orgkarta;
namespace fs = std::filesystem;

constexpr std::size_t kWantedBytes = 4'000'000;
constexpr int kRounds = 5;

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The text files of a folder; they are gone through as often as needed.
struct Corpus {
  std::vector<std::string> documents;
  std::vector<app::Input> inputs;  ///< one for each, as groups_of() asks for
  std::size_t rounds = 0;          ///< how often all of them make up the wanted bytes
  double megabytes = 0;            ///< of all rounds
};

Corpus load(const fs::path& folder) {
  Corpus corpus;
  std::size_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".txt") continue;
    corpus.documents.push_back(read_all(entry.path()));
    corpus.inputs.emplace_back().size = corpus.documents.back().size();
    bytes += corpus.documents.back().size();
  }
  if (bytes == 0) throw std::runtime_error("no text in " + folder.string());
  corpus.rounds = std::max<std::size_t>(1, kWantedBytes / bytes);
  corpus.megabytes = static_cast<double>(corpus.rounds * bytes) / 1e6;
  return corpus;
}

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// A checksum of what was made, so that no work can be left out.
std::size_t mixed(std::size_t value, std::size_t more) { return value * 31 + more; }

using Group = std::span<const std::string>;
using Work = std::function<std::size_t(Group)>;

/// MB/s of `work` over all documents, the median round.
double measure(const Corpus& corpus, const Work& work, std::size_t& check) {
  std::array<double, kRounds> seconds{};
  for (double& s : seconds) {
    const double start = cpu_seconds();
    for (std::size_t i = 0; i < corpus.rounds; ++i) {
      const std::string* next = corpus.documents.data();
      for (const auto inputs : app::groups_of(corpus.inputs, 1)) {
        check = mixed(check, work({next, inputs.size()}));
        next += inputs.size();
      }
    }
    s = cpu_seconds() - start;
  }
  std::sort(seconds.begin(), seconds.end());
  return corpus.megabytes / seconds[kRounds / 2];
}

/// How many matches one pass of the literals finds.
Work one_pass(const RE2& literals) {
  return [&literals](Group documents) {
    std::size_t matches = 0;
    for (const std::string& document : documents) {
      matches += bench::matches_in(document, literals);
    }
    return matches;
  };
}

/// The stages up to the `last` one, counted from 1.
class Stages {
 public:
  explicit Stages(const rules::RuleSet& rules)
      : rules_(rules), words_(rules.lexicons()), matcher_(rules) {}

  std::size_t up_to(int last, Group documents) {
    std::size_t check = 0;
    std::vector<Source> sources;
    for (const std::string& bytes : documents) sources.push_back(ingest::decode(bytes));
    for (const Source& source : sources) check += source.utf8.size();
    if (last == 1) return check;
    std::vector<Record> records(documents.size());
    for (std::size_t i = 0; i < records.size(); ++i) {
      records[i].text = text::read_text(sources[i], words_);
      app::mask_identity_numbers(records[i].text.text);
      check += records[i].text.blocks.size();
    }
    if (last == 2) return check;
    const std::vector<Found> found = find(records);
    for (const Found& f : found) check += f.mentions.size() + f.statements.size();
    if (last == 3) return check;
    for (std::size_t i = 0; i < records.size(); ++i) {
      Record& record = records[i];
      record.facts = facts::extract(record.text, found[i], rules_.lexicons(), record.hints);
      check += record.facts.units.size();
    }
    if (last == 4) return check;
    for (std::size_t i = 0; i < records.size(); ++i) {
      check += line_of(records[i], sources[i], documents[i]);
    }
    return check;
  }

 private:
  std::vector<Found> find(const std::vector<Record>& records) {
    std::vector<const Text*> texts;
    for (const Record& record : records) texts.push_back(&record.text);
    return matcher_.find_all(texts);
  }

  std::size_t line_of(Record& record, const Source& source, const std::string& bytes) {
    record.path = "document.txt";
    record.sha256 = app::sha256_hex(bytes);
    record.size = bytes.size();
    record.media_type = source.media_type;
    record.charset = source.charset;
    line_.clear();
    output::append_facts(line_, record, 0.5);
    return line_.size();
  }

  const rules::RuleSet& rules_;
  text::Words words_;
  rules::Matcher matcher_;
  std::string line_;
};

void print(const char* what, double speed, double yardstick) {
  fmt::print("{:<38}{:>9.1f} MB/s{:>9.3f}\n", what, speed, speed / yardstick);
  std::fflush(stdout);
}

int run(const fs::path& folder, const fs::path& literals_file, const fs::path& rules_dir) {
  const Corpus corpus = load(folder);
  const RE2 literals(bench::alternation(literals_file));
  if (!literals.ok()) throw std::runtime_error(literals.error());
  const auto rules = rules::RuleSet::load(rules_dir);
  Stages stages(rules);
  std::size_t check = 0;
  fmt::print("{} documents, {:.1f} MB in memory, one core, median of {}\n", corpus.documents.size(),
             corpus.megabytes, kRounds);
  const double yardstick = measure(corpus, one_pass(literals), check);
  print("one pass of ten literals (RE2)", yardstick, yardstick);
  const std::array<const char*, 5> names = {"decode", "  + read_text, mask", "  + find",
                                            "  + extract", "  + SHA-256, JSON line"};
  for (int last = 1; last <= 5; ++last) {
    const Work work = [&](Group documents) { return stages.up_to(last, documents); };
    print(names[static_cast<std::size_t>(last - 1)], measure(corpus, work, check), yardstick);
  }
  fmt::print("check {:016x}\n", check);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 4)
      throw std::runtime_error("usage: bench_throughput FOLDER LITERALS.txt RULES_DIR");
    return run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_throughput: {}\n", error.what());
    return 1;
  }
}
