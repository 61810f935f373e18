// extract FILE…: the facts of each file as a line of JSON, or why there are none.
#include <orgkarta/orgkarta.h>

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace {

std::string bytes_of(const char* file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error(std::string("cannot read ") + file);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  try {
    orgkarta::Extractor extractor(RULES);  // once: it takes longer than many documents
    for (int i = 1; i < argc; ++i) {
      orgkarta::About about;
      about.path = std::string(argv[i]).substr(std::string(argv[i]).rfind('/') + 1);
      const orgkarta::Extracted found = extractor.extract(bytes_of(argv[i]), about);
      if (found.json.empty()) {
        std::cerr << argv[i] << ": " << found.outcome << ": " << found.message << '\n';
      } else {
        std::cout << found.json << '\n';
      }
    }
  } catch (const std::exception& error) {
    std::cerr << "extract: " << error.what() << '\n';
    return 1;
  }
}
