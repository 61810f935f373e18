// The files that a run found, for the next one, which need not open them again.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "output/sqlite.h"
#include "pipeline/model/file_stamp.h"
#include "pipeline/model/outcome.h"

namespace orgkarta::output {

/// One listed file, of which its stamp tells all: another run that finds the same stamp would come
/// to the same. Or one that is not opened at all, and why.
struct SeenFile {
  std::string path;                ///< as in the outputs; of a container its own
  std::optional<FileStamp> stamp;  ///< empty: not opened
  std::string settled;             ///< why not

  bool operator==(const SeenFile&) const = default;
};

/// Whether a document that ended so will end so again while its bytes, the program and its settings
/// are the same. Not what a reader's end, a program that may be installed meanwhile or another
/// program's hand may have come to. With `ocr`, scanned PDF files are read by foreign programs.
bool lasts(Outcome outcome, std::string_view media_type, bool ocr);

/// Writes the table anew. Throws as Statement does.
void write_seen_files(Connection& db, const std::vector<SeenFile>& files);

/// Gives the rows of the table in byte order of their paths, until `take` returns false. Throws as
/// Query does.
void read_seen_files(Connection& db, const std::function<bool(SeenFile)>& take);

}  // namespace orgkarta::output
