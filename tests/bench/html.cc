// Pages beside a bare parse of them: our whole way from bytes to marked lines, and Gumbo alone on
// the same bytes, in thread CPU time, median of the rounds. Ours may take twice as long.
//
//   bench_html FOLDER…
#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "pipeline/ingest/html/read_html.h"

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kWantedBytes = 4'000'000;
constexpr int kRounds = 9;

std::string read_all(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> load(int argc, char** argv) {
  std::vector<std::string> pages;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.path().extension() == ".html") pages.push_back(read_all(entry.path()));
    }
  }
  if (pages.empty()) throw std::runtime_error("usage: bench_html FOLDER… with .html files");
  return pages;
}

double cpu_seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

std::size_t parse_alone(const std::string& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  GumboOutput* const output = gumbo_parse_with_options(&options, page.data(), page.size());
  const std::size_t check = output->root->v.element.children.length;
  gumbo_destroy_output(&options, output);
  return check;
}

std::size_t read_whole(const std::string& page) {
  return orgkarta::ingest::read_html(page).utf8.size();
}

/// Seconds of one round over all pages, so often as `times` says.
double once(const std::vector<std::string>& pages, std::size_t times,
            const std::function<std::size_t(const std::string&)>& work, std::size_t& check) {
  const double start = cpu_seconds();
  for (std::size_t i = 0; i < times; ++i) {
    for (const std::string& page : pages) check = check * 31 + work(page);
  }
  return cpu_seconds() - start;
}

int run(int argc, char** argv) {
  const std::vector<std::string> pages = load(argc, argv);
  std::size_t bytes = 0;
  for (const std::string& page : pages) bytes += page.size();
  const std::size_t times = std::max<std::size_t>(1, kWantedBytes / bytes);
  std::array<double, kRounds> alone{};
  std::array<double, kRounds> whole{};
  std::size_t check = 0;
  for (int i = 0; i < kRounds; ++i) {  // in turns, so that a busy machine slows both
    alone[static_cast<std::size_t>(i)] = once(pages, times, parse_alone, check);
    whole[static_cast<std::size_t>(i)] = once(pages, times, read_whole, check);
  }
  std::sort(alone.begin(), alone.end());
  std::sort(whole.begin(), whole.end());
  const double megabytes = static_cast<double>(bytes * times) / 1e6;
  const double parse = alone[kRounds / 2];
  const double read = whole[kRounds / 2];
  fmt::print("{} pages, {:.1f} MB in memory, one core, median of {}\n", pages.size(), megabytes,
             kRounds);
  fmt::print("{:<24}{:>8.1f} MB/s\n", "Gumbo alone", megabytes / parse);
  fmt::print("{:<24}{:>8.1f} MB/s{:>8.2f} times as long\n", "read_html", megabytes / read,
             read / parse);
  fmt::print("check {:016x}\n", check);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_html: {}\n", error.what());
    return 1;
  }
}
