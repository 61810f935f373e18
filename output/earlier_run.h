// What an earlier run left in the output folder, for a run that does only what is new.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "output/database.h"
#include "pipeline/model/file_stamp.h"
#include "pipeline/model/outcome.h"

namespace orgkarta::output {

/// The database of an earlier run, whole; null if there is none, or it is of an older version of
/// the schema. Whoever calls holds the DirLock.
///
/// What is there and must not be overwritten is refused. Throws LockedError if another program is
/// writing to it, else EnvironmentError: it is no regular file, not ours, of a newer version,
/// damaged, not to be written to. With `untouched` (are_untouched(), untouched.h), its pages are
/// not looked at: they were when they were written.
std::unique_ptr<Connection> open_earlier(const std::filesystem::path& database,
                                         bool untouched = false);

/// A document, and where its line of facts.jsonl stands.
struct EarlierDocument {
  bool lasts = false;  ///< it would become the same again (lasts(), seen_files.h)
  Outcome outcome = Outcome::ok;
  std::string stage;    ///< of its problem; empty: none
  std::string message;  ///< likewise
  std::string sha256;
  std::string given;  ///< Record::given
  std::uint64_t begin = 0;
  std::uint64_t size = 0;  ///< bytes, the line's end included; 0: it has none
};

/// The documents of DIR/orgkarta.db that, if they have a text, also have their line in
/// DIR/facts.jsonl. Memory grows with
/// the number of documents, not with their size.
class EarlierRun {
 public:
  /// Null if nothing can be built upon it: another version, other rules or settings (`run`), no
  /// facts.jsonl in `dir`.
  static std::unique_ptr<EarlierRun> open(Connection& db, const std::filesystem::path& dir,
                                          const RunInfo& run);
  ~EarlierRun();
  EarlierRun(const EarlierRun&) = delete;
  EarlierRun& operator=(const EarlierRun&) = delete;

  /// The document of that path if its bytes and what was given with it are the same; else null.
  /// May be called by several threads.
  const EarlierDocument* unchanged(std::string_view path, std::string_view sha256,
                                   std::string_view given) const;

  /// The document of that path as it is; null if it is to be read.
  const EarlierDocument* find(std::string_view path) const;

  /// What came of the file of that path, if it still has the stamp that it was read with: the paths
  /// of its document, or of the documents in it. Empty if it is to be read.
  std::vector<std::string> untouched(const std::string& path, const FileStamp& stamp) const;

  /// Whether the last run was told the same of its documents (RunInfo::told).
  bool told_the_same() const { return told_the_same_; }

  /// Its line of facts.jsonl; empty if it has none. Throws EnvironmentError if it cannot be read
  /// any more.
  std::string line(const EarlierDocument& document) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  EarlierRun() = default;
  bool read_documents(Connection& db, const RunInfo& run);
  bool read_lines(const std::string& file);
  void read_files(Connection& db);
  bool has_line(const EarlierDocument& document) const;

  std::string file_;
  int lines_ = -1;
  bool told_the_same_ = false;
  std::unordered_map<std::string, EarlierDocument, Hash, std::equal_to<>> documents_;
  std::unordered_map<std::string, FileStamp, Hash, std::equal_to<>> files_;
  std::unordered_map<std::string, std::vector<std::string>> members_;  ///< of a file: paths
};

}  // namespace orgkarta::output
