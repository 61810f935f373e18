// Linking many documents: facts of towns that do not exist are stored as a run stores them, then
// read back, linked and written municipality by municipality as app/link_documents.cc does it.
// Thread CPU time of each part, and the process's peak memory from the end of storing on.
//
//   bench_link RULES_DIR [DOCUMENTS [LARGE]]
//
// LARGE: documents of the first municipality; the others share the rest evenly.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "output/database.h"
#include "pipeline/link/link.h"
#include "pipeline/rules/rule_set.h"
#include "towns.h"

namespace {

using namespace orgkarta;
namespace fs = std::filesystem;

constexpr double kTentativeBelow = 0.5;

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// Adds the CPU time of its scope.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds), start_(cpu_seconds()) {}
  ~Stopwatch() { seconds_ += cpu_seconds() - start_; }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& seconds_;
  double start_;
};

/// Megabytes of a line of /proc/self/status ("VmHWM").
double memory(const std::string& line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    double kilobytes = 0;
    if (word == line + ':' && status >> kilobytes) return kilobytes / 1024;
  }
  throw std::runtime_error("/proc/self/status has no " + line);
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << 5; }

/// A folder that is removed in the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("bench_link." + std::to_string(::getpid()))) {
    fs::create_directory(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

void store(output::Database& database, const Lexicon& towns, int documents, int large) {
  const int count = static_cast<int>(towns.entries.size());
  int told = 0;
  for (int t = 0; t < count; ++t) {
    const auto& entry = towns.entries[static_cast<std::size_t>(t)];
    bench::Town town(entry.form, entry.value);
    const int rest = documents - large;
    int mine = rest / count + (t < rest % count ? 1 : 0);
    if (t == 0) mine += large;
    for (int d = 0; d < mine; ++d) database.add(town.tell(told++));
  }
}

struct Times {
  double reading = 0;
  double linking = 0;
  double writing = 0;
  double slowest = 0;    ///< municipality, linking
  double most_read = 0;  ///< megabytes of the process with a municipality's documents
  std::size_t organisations = 0;
  std::size_t people = 0;
  std::size_t events = 0;
};

Times link_all(output::Database& database, const Lexicons& lexicons) {
  Times times;
  const link::Municipalities municipalities(lexicons);
  for (const std::string& code : database.stored().municipalities()) {
    std::vector<StoredDocument> documents;
    Registry registry;
    {
      const Stopwatch watch(times.reading);
      documents = database.stored().of_municipality(code);
    }
    times.most_read = std::max(times.most_read, memory("VmRSS"));
    const double before = times.linking;
    {
      const Stopwatch watch(times.linking);
      registry = link::link_documents(documents, code, "se-" + code, lexicons, municipalities);
    }
    times.slowest = std::max(times.slowest, times.linking - before);
    times.organisations += registry.organisations.size();
    times.people += registry.people.size();
    times.events += registry.events.size();
    const Stopwatch watch(times.writing);
    database.registry().add({false, code}, registry);
  }
  return times;
}

void run(const fs::path& rules_dir, int documents, int large) {
  const auto rules = rules::RuleSet::load(rules_dir);
  const Folder folder;
  output::Database database(folder / "bench.db", kTentativeBelow);
  double storing = 0;
  {
    const Stopwatch watch(storing);
    store(database, rules.lexicons().at("municipality_names"), documents, large);
    database.index();
  }
  fmt::print("{} documents, {} of them in one municipality more than in others\n", documents,
             large);
  fmt::print("storing (not counted) {:8.1f} s\n", storing);
  const double resting = memory("VmRSS");
  forget_peak();
  Times times = link_all(database, rules.lexicons());
  fmt::print("reading back          {:8.1f} s\n", times.reading);
  fmt::print("linking               {:8.1f} s, slowest municipality {:.1f} s\n", times.linking,
             times.slowest);
  fmt::print("writing               {:8.1f} s\n", times.writing);
  fmt::print("all three             {:8.1f} s\n", times.reading + times.linking + times.writing);
  fmt::print(
      "memory                {:8.0f} MB at most, {:.0f} MB with the documents read, {:.0f} MB "
      "before\n",
      memory("VmHWM"), times.most_read, resting);
  fmt::print("{} organisations, {} people, {} events\n", times.organisations, times.people,
             times.events);
  double finishing = 0;
  {
    const Stopwatch watch(finishing);
    database.finish({"bench", "", "{}", "", ""}, output::TextIndex::left_out);
  }
  fmt::print("finishing (not counted) {:6.1f} s\n", finishing);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc < 2 || argc > 4) {
      throw std::runtime_error("usage: bench_link RULES_DIR [DOCUMENTS [LARGE]]");
    }
    run(argv[1], argc > 2 ? std::stoi(argv[2]) : 100'000, argc > 3 ? std::stoi(argv[3]) : 0);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_link: {}\n", error.what());
    return 1;
  }
}
