#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>

#include "pipeline/app/escape.h"
#include "pipeline/app/inputs.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

/// What may be put in front of one INPUT's paths.
struct Prefix {
  std::vector<std::string> folders;  ///< of the INPUT, escaped, outermost first
  std::size_t used = 0;              ///< how many of the last ones are in front

  std::string text() const {
    std::string out;
    for (std::size_t i = folders.size() - used; i < folders.size(); ++i) out += folders[i] + "/";
    return out;
  }
  bool raise() { return used < folders.size() && ++used > 0; }
};

Prefix prefix_of(const std::string& given) {
  Prefix prefix;
  if (given == "-") return prefix;
  std::error_code error;
  fs::path folder = fs::canonical(given, error);
  if (!fs::is_directory(folder, error)) folder = folder.parent_path();
  for (const fs::path& part : folder.relative_path()) {
    prefix.folders.push_back(escape_path(part.native()));
  }
  return prefix;
}

void skip_files_listed_twice(std::vector<Input>& inputs) {
  std::unordered_map<std::string, std::string_view> seen;
  for (Input& input : inputs) {
    if (input.file.empty() || input.outcome == Outcome::skipped) continue;
    std::error_code error;
    fs::path file = fs::canonical(input.file, error);
    if (error) file = input.file;
    const auto [at, fresh] = seen.emplace(file.native(), input.path);
    if (fresh) continue;
    input.outcome = Outcome::skipped;
    input.message = fmt::format("the same file as {}", at->second);
  }
}

/// The INPUTs that share a path with another INPUT. Skipped inputs do not count.
std::unordered_set<std::size_t> clashing(const std::vector<Input>& inputs,
                                         const std::vector<Prefix>& prefixes) {
  std::unordered_map<std::string, std::size_t> owner;
  std::unordered_set<std::size_t> clash;
  for (const Input& input : inputs) {
    if (input.outcome == Outcome::skipped) continue;
    const auto [at, fresh] =
        owner.emplace(prefixes[input.source].text() + input.path, input.source);
    if (!fresh && at->second != input.source) clash.insert({at->second, input.source});
  }
  return clash;
}

}  // namespace

void number_paths(std::vector<Input>& inputs) {
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> last;  // the number given last to a path: there may be many
  const auto claim = [&](Input& input) {
    if (taken.insert(input.path).second) return;
    const std::string plain = input.path;
    int& n = last.try_emplace(plain, 1).first->second;
    do input.path = fmt::format("{}#{}", plain, ++n);
    while (!taken.insert(input.path).second);
  };
  for (Input& input : inputs) {
    if (input.outcome != Outcome::skipped) claim(input);
  }
  for (Input& input : inputs) {
    if (input.outcome == Outcome::skipped) claim(input);
  }
}

void make_paths_unique(std::vector<Input>& inputs, const std::vector<std::string>& given) {
  if (given.size() > 1) {  // one INPUT alone lists no file twice
    skip_files_listed_twice(inputs);
    std::vector<Prefix> prefixes;
    for (const std::string& name : given) prefixes.push_back(prefix_of(name));
    for (bool raised = true; raised;) {
      raised = false;
      for (const std::size_t source : clashing(inputs, prefixes)) {
        if (prefixes[source].raise()) raised = true;
      }
    }
    for (Input& input : inputs) input.path = prefixes[input.source].text() + input.path;
  }
  number_paths(inputs);
}

}  // namespace orgkarta::app
