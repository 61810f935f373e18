// orgkarta.db: built under a temporary name, complete before it has its own.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "output/document_rows.h"
#include "output/mask_rows.h"
#include "output/merged_rows.h"
#include "output/registry_rows.h"
#include "output/replacement.h"
#include "output/seen_files.h"
#include "output/sqlite.h"
#include "output/stored_documents.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/record.h"

namespace orgkarta::output {

/// What is told of the run that made a database.
struct RunInfo {
  std::string version;
  std::string rules_hash;
  std::string options_json = "{}";  ///< options in effect, a JSON object
  std::string started;              ///< ISO 8601, UTC
  std::string finished;
  std::string readers_json = "{}";    ///< limits and options of the readers, a JSON object
  std::string isolation_json = "{}";  ///< what readers are cut off from, a JSON object
  std::string settings = "{}";        ///< those options that change what is read of a document
  std::string corrections = {};       ///< SHA-256 of the file of corrections; empty: none
  std::string facts = {};             ///< SHA-256 of facts.jsonl
  std::string told = "{}";            ///< what inputs are told beside their bytes, a JSON object
  bool ocr = false;                   ///< scanned PDF files are read by foreign programs
  std::vector<SeenFile> files = {};   ///< by path
  std::vector<ForgottenName> forgotten = {};
};

/// PRAGMA application_id and user_version of schema.sql.
inline constexpr int kApplicationId = 0x6f726b31;
inline constexpr int kSchemaVersion = 7;

/// Whether words can be searched for (text_index.sql).
enum class TextIndex { left_out, built };

/// Builds NAME.tmp and renames it to NAME. The load runs without a journal and without syncing: a
/// file that is not finished is never used, so there is nothing to roll back to; finish() syncs the
/// whole file before commit() renames it. One thread at a time; the caller holds the DirLock.
///
/// All functions throw EnvironmentError (disk, SQLite) or std::logic_error (a record that breaks
/// the contract); after either the database cannot be finished and an earlier NAME is untouched.
class Database {
 public:
  ///
  /// With `base`, a finished database of the same version, begins with a copy of it: then add()
  /// replaces what is there of the same path, and what is neither added nor kept goes at index().
  Database(const std::filesystem::path& name, double tentative_below,
           const std::filesystem::path& base = {});
  ~Database();  ///< removes the temporary file unless committed
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Registers a rule that evidence may name. Optional (unknown rules count as the program's own),
  /// but to be called before the first add(). Ids must be distinct.
  void add_rule(const RuleInfo& rule);

  /// Adds one input, whatever its outcome. Paths must rise strictly in byte order.
  void add(const Record& record);

  /// Leaves a document as the base has it. As add() in the order of paths.
  void keep(const std::string& path);

  /// Takes over all documents of a finished database, but those that were left out before
  /// (merged_rows.h). `part`: its number, any. Instead of add() and keep(), without base.
  void take(std::int64_t part, const std::filesystem::path& database);
  void leave_out(std::int64_t part, const std::string& path);

  /// Takes names out of the documents that are kept (mask_rows.h). At finish() the file is written
  /// anew, so that nothing of them stays in it. Returns how many documents had them.
  int mask(const std::string& municipality, const Mask& mask);

  /// Ends the load and builds the indexes: then documents can be read back and a registry added.
  void index();
  /// The same, but of a base's registry only that goes which documents tell that came, changed or
  /// went: those who tell it are to be linked again. Null, and index(), without a base.
  const Tellers* index_changed();
  /// After what index_changed() gave was linked and added: whether the registry is now what linking
  /// all would give. If not, it was taken out, and all is to be linked.
  bool registry_is_whole();

  /// The documents, and the rows that a registry becomes. Between index() and finish().
  StoredDocuments& stored() { return *stored_; }
  RegistryRows& registry() { return *registry_; }

  /// What stands in errors.jsonl, in the order of paths. As registry().
  void list_problems(const std::function<void(const Problem&)>& each);

  /// How many units, posts, goals, dates, amounts and changes there are. As registry().
  std::array<std::size_t, 6> count_facts();

  /// At finish(), tells what the registry has that the one of an earlier database (null: none; it
  /// must live as long) has not, and the other way round, as lines of changes.jsonl (feed.h). As
  /// registry().
  void compare(Connection* earlier, std::function<void(std::string_view)> line);

  /// Writes the run's row, builds the views and the registry's indexes, checks the whole file (in a
  /// thread, while it is compared), closes and fsyncs it.
  void finish(const RunInfo& run, TextIndex text_index = TextIndex::built);

  /// Renames the finished file into place and fsyncs the directory.
  void commit();
  /// Instead of commit(), where somebody else renames the finished file (publication.h).
  void release();

 private:
  class TempDirectory;
  enum class State { loading, indexed, failed, finished, committed };

  template <class Work>
  void guarded(State during, State after, Work work);
  void load(const Record& record);
  MergedRows& merged();
  void begin_fresh();
  void begin_with(const std::filesystem::path& base);
  void take_turn(const std::string& path);
  void end_load();
  void discard();
  void check_complete() const;
  void check_pages() const;
  void write_run(const RunInfo& run);

  std::string name_;
  std::string temporary_;
  int fd_ = -1;  ///< open from before the first write, so that its fsync hears of every lost one
  std::unique_ptr<TempDirectory> sorting_;
  std::unique_ptr<Connection> db_;
  std::unique_ptr<DocumentRows> rows_;
  std::unique_ptr<Replacement> replaced_;  ///< null without a base
  std::unique_ptr<MergedRows> merged_;     ///< null if nothing is taken over
  std::unique_ptr<StoredDocuments> stored_;
  std::unique_ptr<RegistryRows> registry_;
  std::function<void()> comparison_;  ///< what compare() asked for; empty: nothing
  std::string last_path_;
  bool masked_ = false;
  bool patched_ = false;  ///< the registry is the base's but for what changed
  int pending_ = 0;       ///< documents in the open transaction
  State state_ = State::loading;
};

}  // namespace orgkarta::output
