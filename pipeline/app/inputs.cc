#include "pipeline/app/inputs.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/file_stamp.h"
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
    struct stat state {};
    const int fault = ::stat(given.c_str(), &state) == 0 ? 0 : errno;
    if (fault == 0 && S_ISDIR(state.st_mode)) {
      std::error_code error;
      base_ = fs::canonical(given, error);
      if (error) base_ = given;
      walk(base_);
    } else {
      base_ = given.parent_path();
      note_file(given, state, fault);
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

  /// What the folder itself tells of an entry's kind needs no question.
  void visit(const fs::directory_entry& entry) {
    std::error_code error;
    if (entry.is_symlink(error)) {
      settle(entry.path(), Outcome::skipped, "a symbolic link, which is not followed");
    } else if (!entry.is_directory(error)) {
      struct stat state {};
      const int fault = ::lstat(entry.path().c_str(), &state) == 0 ? 0 : errno;
      note_file(entry.path(), state, fault);
    } else if (entry.path() != out_dir_) {
      if (entry.path().filename().native().front() == '.') {
        settle(entry.path(), Outcome::skipped, "a hidden folder");
      } else {
        walk(entry.path());
      }
    }
  }

  /// `fault`: why there is no state of it, a number of errno.
  void note_file(const fs::path& file, const struct stat& state, int fault) {
    if (fault == ENOENT || fault == ENOTDIR) return settle(file, Outcome::vanished, "no such file");
    if (fault != 0) {
      return settle(file, Outcome::unreadable, std::generic_category().message(fault));
    }
    if (!S_ISREG(state.st_mode)) {
      return settle(file, Outcome::not_regular, "neither a file nor a folder");
    }
    if (const auto type = unsupported_by_name(file.filename().native())) {
      return settle(file, Outcome::unsupported, std::string(*type));
    }
    settle(file, Outcome::ok, "");
    inputs_.back().stamp = stamp_of(state);
    inputs_.back().size = static_cast<std::uint64_t>(state.st_size);
  }

  void settle(const fs::path& file, Outcome outcome, std::string message) {
    Input input;
    input.path = escape_path(name_of(file));
    input.file = file;
    input.source = source_;
    input.outcome = outcome;
    input.message = std::move(message);
    inputs_.push_back(std::move(input));
  }

  /// Below its INPUT.
  std::string name_of(const fs::path& file) const {
    const std::string& base = base_.native();
    const std::string& whole = file.native();
    if (whole.size() > base.size() + 1 && whole.starts_with(base) && whole[base.size()] == '/') {
      return whole.substr(base.size() + 1);  // what is listed below a folder
    }
    fs::path name = file.lexically_relative(base_);
    if (base_.empty() || name.empty()) name = file;
    return name == "." ? file.filename().native() : name.native();
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
