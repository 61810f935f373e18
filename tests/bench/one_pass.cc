// The yardstick as a program: reads all files of a folder, one pass of a single RE2 alternation of
// literals over each, on one core: bench_one_pass FOLDER LITERALS.txt
#include <fmt/format.h>
#include <re2/re2.h>

#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "literals.h"

namespace {

namespace fs = std::filesystem;

std::size_t matches_in_file(const fs::path& file, const RE2& literals) {
  std::string bytes(fs::file_size(file), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return orgkarta::bench::matches_in(bytes, literals);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: bench_one_pass FOLDER LITERALS.txt\n");
    return 2;
  }
  try {
    const RE2 literals(orgkarta::bench::alternation(argv[2]));
    if (!literals.ok()) throw std::runtime_error(literals.error());
    std::size_t matches = 0;
    for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
      if (entry.is_regular_file()) matches += matches_in_file(entry.path(), literals);
    }
    fmt::print("{}\n", matches);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "bench_one_pass: {}\n", error.what());
    return 1;
  }
}
