#include "pipeline/app/inputs.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/media_type.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

/// Walks the INPUTs and notes what it meets.
class Lister {
 public:
  explicit Lister(const std::string& out_dir) {
    std::error_code absent;
    if (out_dir != "-") out_dir_ = fs::weakly_canonical(out_dir, absent);
  }

  void list(const fs::path& given, std::size_t source) {
    source_ = source;
    const std::size_t first = inputs_.size();
    std::error_code error;
    const fs::file_status status = fs::status(given, error);
    if (fs::is_directory(status)) {
      base_ = fs::canonical(given, error);
      if (error) base_ = given;
      walk(base_);
    } else {
      base_ = given.parent_path();
      note_file(given, status, error);
    }
    std::sort(inputs_.begin() + static_cast<std::ptrdiff_t>(first), inputs_.end(),
              [](const Input& a, const Input& b) { return a.path < b.path; });
  }

  std::vector<Input> take() { return std::move(inputs_); }

 private:
  void walk(const fs::path& dir) {
    std::error_code error;
    fs::directory_iterator entry(dir, error);
    if (error) return settle(dir, Outcome::unreadable, "folder: " + error.message());
    while (entry != fs::directory_iterator()) {
      visit(*entry);
      entry.increment(error);
      if (error) return settle(dir, Outcome::unreadable, "folder: " + error.message());
    }
  }

  void visit(const fs::directory_entry& entry) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (fs::is_symlink(status)) {
      settle(entry.path(), Outcome::skipped, "a symbolic link, which is not followed");
    } else if (!fs::is_directory(status)) {
      note_file(entry.path(), status, error);
    } else if (entry.path() != out_dir_) {
      if (entry.path().filename().native().front() == '.') {
        settle(entry.path(), Outcome::skipped, "a hidden folder");
      } else {
        walk(entry.path());
      }
    }
  }

  void note_file(const fs::path& file, const fs::file_status& status, std::error_code error) {
    if (status.type() == fs::file_type::not_found) {
      return settle(file, Outcome::vanished, "no such file");
    }
    if (error || !fs::status_known(status)) {
      return settle(file, Outcome::unreadable, error.message());
    }
    if (!fs::is_regular_file(status)) {
      return settle(file, Outcome::not_regular, "neither a file nor a folder");
    }
    if (const auto type = unsupported_by_name(file.filename().native())) {
      return settle(file, Outcome::unsupported, std::string(*type));
    }
    settle(file, Outcome::ok, "");
  }

  void settle(const fs::path& file, Outcome outcome, std::string message) {
    Input input;
    fs::path name = file.lexically_relative(base_);
    if (base_.empty() || name.empty()) name = file;
    if (name == ".") name = file.filename();
    input.path = escape_path(name.native());
    input.file = file;
    input.source = source_;
    input.outcome = outcome;
    input.message = std::move(message);
    std::error_code unknown;
    if (outcome == Outcome::ok) input.size = fs::file_size(file, unknown);
    if (unknown) input.size = 0;
    inputs_.push_back(std::move(input));
  }

  std::vector<Input> inputs_;
  std::size_t source_ = 0;
  fs::path base_;
  fs::path out_dir_;
};

}  // namespace

std::vector<Input> list_inputs(const std::vector<std::string>& given, const std::string& out_dir) {
  Lister lister(out_dir);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (given[i] != "-") lister.list(given[i], i);
  }
  return lister.take();
}

}  // namespace orgkarta::app
