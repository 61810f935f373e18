// Stands in for orgkarta-pdf in tests: a "PDF file" of it is a line that says what its reader does.
//
//     %PDF mock text WORD…     gives a page with these words
//     %PDF mock segv|abort|exit|kill|oom|garbage|hang
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "pipeline/ingest/pages/page.h"
#include "pipeline/sandbox/confine.h"
#include "pipeline/sandbox/served.h"

namespace {

using namespace orgkarta;

ingest::PageWord word_at(const std::string& text, float left) {
  constexpr float kWidth = 5;
  ingest::PageWord word{text, {left}, 100, 112, 10, false, true, false};
  for (std::size_t i = 0; i < text.size(); ++i) word.edges.push_back(word.edges.back() + kWidth);
  return word;
}

std::string page_of(std::istringstream& words) {
  ingest::Page page{1, 595, 842, {}};
  float left = 72;
  for (std::string word; words >> word;) {
    page.words.push_back(word_at(word, left));
    left = page.words.back().right() + 3;
  }
  ingest::Pages pages;
  pages.count = 1;
  pages.pages.push_back(page);
  return ingest::encode_pages(pages);
}

[[noreturn]] void die(const std::string& how) {
  if (how == "segv") std::raise(SIGSEGV);
  if (how == "abort") std::abort();
  if (how == "exit") ::_exit(0);
  if (how == "kill") std::raise(SIGKILL);
  if (how == "oom") throw std::bad_alloc();
  if (how == "garbage") {
    const std::string garbage(1000, '\x07');
    ::send(sandbox::kPartner, garbage.data(), garbage.size(), 0);
  }
  if (how == "hang") std::this_thread::sleep_for(std::chrono::hours(1));
  throw std::runtime_error("no such command: " + how);
}

/// The request is "FIRST LAST\n", then the file.
std::string obey(std::string_view request) {
  std::istringstream words{std::string(request.substr(request.find('\n') + 1))};
  std::string sign;
  std::string mock;
  std::string command;
  words >> sign >> mock >> command;
  if (command == "text") return page_of(words);
  die(command);
}

}  // namespace

int main(int argc, char** argv) {
  return sandbox::serve_calls({argv, argv + argc}, {{"pdf", obey}});
}
