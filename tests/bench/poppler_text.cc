// The yardstick of reading PDFs: all pages' texts of all files of a folder, by Poppler and nothing
// else, files dealt out to as many processes as asked for. Prints the bytes of text.
//
//   bench_poppler_text FOLDER JOBS
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::size_t text_bytes(const std::string& file) {
  const std::unique_ptr<poppler::document> document(poppler::document::load_from_file(file));
  if (!document) return 0;
  std::size_t bytes = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (page) bytes += page->text().to_utf8().size();
  }
  return bytes;
}

/// Reads every `jobs`-th file from number `first` on.
std::size_t read_share(const std::vector<std::string>& files, std::size_t first, std::size_t jobs) {
  std::size_t bytes = 0;
  for (std::size_t i = first; i < files.size(); i += jobs) bytes += text_bytes(files[i]);
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3 || std::atoi(argv[2]) < 1) {
    std::fputs("usage: bench_poppler_text FOLDER JOBS\n", stderr);
    return 2;
  }
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) files.push_back(entry.path().string());
  const auto jobs = static_cast<std::size_t>(std::atoi(argv[2]));
  for (std::size_t job = 1; job < jobs; ++job) {
    if (::fork() == 0) {
      std::printf("%zu bytes of text\n", read_share(files, job, jobs));
      std::fflush(stdout);
      ::_exit(0);
    }
  }
  std::printf("%zu bytes of text\n", read_share(files, 0, jobs));
  while (::wait(nullptr) > 0) {
  }
  return 0;
}
