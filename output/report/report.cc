#include "output/report/report.h"

#include <fcntl.h>
#include <stdio.h>

#include "output/error.h"
#include "output/report/assets.h"
#include "output/report/site_writer.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

/// By this file a folder is known as a site of ours.
constexpr const char* kMark = "orgkarta.js";
/// What a site is called beside its place until it is whole; one that is found is left over.
constexpr const char* kUnfinished = ".orgkarta-report.tmp";

void check_folder(const fs::path& out) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(out, error))) return;
  if (!fs::is_directory(out, error)) {
    throw EnvironmentError("--out " + out.string() +
                           " is no folder; name one that is not there yet");
  }
  if (fs::is_empty(out, error) || fs::exists(out / kMark, error)) return;
  throw EnvironmentError(
      "--out " + out.string() +
      " holds something else than a report; name one that is empty or not there yet");
}

/// A folder that goes unless it was renamed.
class Fresh {
 public:
  explicit Fresh(fs::path name) : name_(std::move(name)) {
    std::error_code error;
    fs::remove_all(name_, error);
    if (!error) fs::create_directories(name_, error);
    if (error) throw EnvironmentError("create", name_.string(), error.value());
  }
  ~Fresh() {
    std::error_code ignored;
    fs::remove_all(name_, ignored);
  }
  Fresh(const Fresh&) = delete;
  Fresh& operator=(const Fresh&) = delete;

  /// What is there before changes places with it in one step, and then goes too.
  void rename(const fs::path& to) {
    std::error_code error;
    if (fs::exists(to, error) && exchange(to)) return;
    fs::remove_all(to, error);  // an empty folder, or a file system that knows no exchange
    if (!error) fs::rename(name_, to, error);
    if (error) throw EnvironmentError("rename", name_.string(), error.value());
  }

 private:
  bool exchange(const fs::path& to) const {
    return ::renameat2(AT_FDCWD, name_.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0;
  }

  fs::path name_;
};

}  // namespace

bool report_is_built() { return kSiteScript[0] != '\0'; }

Written write_report(Connection& db, const ReportOptions& options) {
  fs::path out = fs::absolute(options.out).lexically_normal();
  if (!out.has_filename()) out = out.parent_path();
  check_folder(out);
  const fs::path unfinished = out.string() + kUnfinished;
  Fresh fresh(unfinished);
  Written written;
  SiteWriter(db, options, unfinished, written).write();
  fresh.rename(out);
  return written;
}

}  // namespace orgkarta::output
