// Messages about faulty rule files: file, line, rule, what is wrong, and a caret under the place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orgkarta::rules {

/// One file of a rule set in memory, for reading and for quoting its lines.
struct SourceFile {
  std::string path;  ///< as it stands in messages
  std::string bytes;

  /// Line `number` (from 1) without its line feed; empty if there is none.
  std::string_view line(int number) const;
};

/// A place in a file. Column 0 means "the whole line": no caret.
struct Place {
  const SourceFile* file = nullptr;
  int line = 0;
  std::size_t column = 0;  ///< byte of the line, from 1
};

/// Collects what is wrong, so that an author sees all faults of a set at once.
class Problems {
 public:
  /// Adds "file:line: rule: message", the line and a caret. An empty `rule` is left out.
  void add(const Place& place, std::string_view rule, std::string_view message);
  /// Adds a message that has no place.
  void add(std::string message) { messages_.push_back(std::move(message)); }

  bool empty() const { return messages_.empty(); }
  std::size_t size() const { return messages_.size(); }
  std::vector<std::string> take() { return std::move(messages_); }

 private:
  std::vector<std::string> messages_;
};

/// Reads a file; throws std::runtime_error if that fails.
SourceFile read_source(const std::filesystem::path& path);

}  // namespace orgkarta::rules
