// Which pictures there are, and their files.
#include <algorithm>

#include "output/atomic_file.h"
#include "output/error.h"
#include "output/picture/pictures.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw EnvironmentError("create", folder.string(), error.value());
}

/// A code names files: one that no run writes is left out.
bool is_code(const std::string& text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

class Files {
 public:
  explicit Files(fs::path folder) : folder_(std::move(folder)) {}

  void write(const std::string& name, const std::string& picture) {
    if (picture.empty()) return;
    AtomicFile file(folder_ / name);
    file.write(picture);
    file.commit();
    names_.push_back(name);
  }

  std::vector<std::string> names() && { return std::move(names_); }

 private:
  fs::path folder_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> write_pictures(Connection& db, const PictureOptions& options) {
  make_folder(options.folder);
  const PictureWords words(options.language);
  Files files(options.folder);
  for (const std::string& code : options.municipalities) {
    if (!is_code(code)) continue;
    const MunicipalityTold told = read_municipality(db, code);
    const std::string day = options.at.empty() ? told.last_day : options.at;
    files.write(code + "-organisation" + (day.empty() ? "" : "-" + day) + ".svg",
                organisation_picture(told, organisation_tree(told, day), words));
    files.write(code + "-changes.svg", changes_picture(told, read_events(db, code), words));
    files.write(code + "-savings.svg", savings_picture(told, read_savings(db, code), words));
  }
  return std::move(files).names();
}

}  // namespace orgkarta::output
