// Runs a target without libFuzzer: over each file of the folders and files given, and over a few
// changed copies of each, the same ones at each run.
//
//   fuzz_TARGET [--changes N] FILE|FOLDER...
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/fuzz/target.h"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const std::vector<fs::path>& names) {
  std::vector<fs::path> out;
  for (const fs::path& name : names) {
    if (!fs::is_directory(name)) {
      out.push_back(name);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(name)) {
      if (entry.is_regular_file()) out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

/// Bytes set, cut out, doubled: as libFuzzer does, without its knowledge of what that reaches.
std::string changed(std::string bytes, std::mt19937& random) {
  for (unsigned times = 1 + random() % 4; times > 0 && !bytes.empty(); --times) {
    const std::size_t at = random() % bytes.size();
    const std::size_t size = std::min<std::size_t>(1 + random() % 40, bytes.size() - at);
    switch (random() % 3) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, size);
        break;
      default:
        bytes.insert(random() % bytes.size(), bytes.substr(at, size));
    }
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  unsigned changes = 0;
  std::vector<fs::path> names;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--changes") == 0 && i + 1 < argc) {
      changes = static_cast<unsigned>(std::atoi(argv[++i]));
    } else {
      names.emplace_back(argv[i]);
    }
  }
  std::mt19937 random(7);
  std::size_t inputs = 0;
  for (const fs::path& file : files_of(names)) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    for (unsigned i = 0; i <= changes; ++i, ++inputs) run(i == 0 ? bytes : changed(bytes, random));
  }
  std::printf("%zu inputs\n", inputs);
  return inputs == 0 ? 1 : 0;
}
