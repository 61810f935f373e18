// What an earlier run left in the output folder, for a run that does only what is new.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "output/database.h"

namespace orgkarta::output {

/// The database of an earlier run, whole; null if there is none, or it is of an older version of
/// the schema. Whoever calls holds the DirLock.
///
/// What is there and must not be overwritten is refused. Throws LockedError if another program is
/// writing to it, else EnvironmentError: it is no regular file, not ours, of a newer version,
/// damaged, not to be written to.
std::unique_ptr<Connection> open_earlier(const std::filesystem::path& database);

/// A document that was read without fault, and where its line of facts.jsonl stands.
struct EarlierDocument {
  std::string sha256;
  std::string given;  ///< Record::given
  std::uint64_t begin = 0;
  std::uint64_t size = 0;  ///< bytes, the line's end included
};

/// The documents of DIR/orgkarta.db that also have their line in DIR/facts.jsonl. Memory grows with
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

  /// Its line of facts.jsonl. Throws EnvironmentError if it cannot be read any more.
  std::string line(const EarlierDocument& document) const;

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  EarlierRun() = default;
  bool read_documents(Connection& db, const RunInfo& run);
  bool read_lines(const std::string& file);

  std::string file_;
  int lines_ = -1;
  std::unordered_map<std::string, EarlierDocument, Hash, std::equal_to<>> documents_;
};

}  // namespace orgkarta::output
