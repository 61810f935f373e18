#include "output/seen_files.h"

#include <utility>

namespace orgkarta::output {
namespace {

/// Of types that foreign programs convert.
bool is_converted(std::string_view media_type) {
  return media_type == "application/msword" || media_type == "application/rtf";
}

}  // namespace

bool lasts(Outcome outcome, std::string_view media_type, bool ocr) {
  const bool pdf = media_type == "application/pdf";
  switch (outcome) {
    case Outcome::ok:
    case Outcome::empty:
    case Outcome::skipped:
      return true;
    case Outcome::partial:
      return !pdf;  // a page may have been given up for want of time
    case Outcome::unsupported:
      return !pdf && !is_converted(media_type);
    case Outcome::no_text_layer:
      return !ocr;
    case Outcome::encrypted:
    case Outcome::corrupt:
    case Outcome::too_large:
    case Outcome::too_deep:
    case Outcome::bad_charset:
      return !is_converted(media_type);
    default:
      return false;
  }
}

void write_seen_files(Connection& db, const std::vector<SeenFile>& files) {
  db.script("DELETE FROM files");
  Statement insert(db, "INSERT INTO files VALUES (?,?,?,?,?,?)");
  const std::optional<std::int64_t> none;
  for (const SeenFile& file : files) {
    if (file.stamp) {
      insert.run(file.path, file.stamp->size, file.stamp->modified, file.stamp->changed,
                 file.stamp->inode, std::optional<std::string>());
    } else {
      insert.run(file.path, none, none, none, none, file.settled);
    }
  }
}

void read_seen_files(Connection& db, const std::function<bool(SeenFile)>& take) {
  Query rows(db, "SELECT path, size, modified, changed, inode, settled FROM files ORDER BY path");
  while (rows.next()) {
    SeenFile file;
    file.path = rows.text(0);
    if (rows.null(5)) {
      file.stamp = {rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)};
    } else {
      file.settled = rows.text(5);
    }
    if (!take(std::move(file))) return;
  }
}

}  // namespace orgkarta::output
