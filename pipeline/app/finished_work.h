// What a run has finished, for the next one if this one is cut off.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/model/file_stamp.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// DIR/.orgkarta.finished: of each document that was read and will become the same again, all that
/// outputs are made of, each with a checksum. A run that ends well takes the file away; one that is
/// killed leaves it, and the next one takes what is whole in it, if it would do the same
/// (`purpose`), and goes on writing behind. Nothing is synced: what a power cut spoils is done
/// again. If the disk is full, the file is given up, and the run goes on. Whoever uses it holds the
/// DirLock.
class FinishedWork {
 public:
  static constexpr const char* kFile = ".orgkarta.finished";

  /// What became of a document, and the stamp of its file if that is to be trusted.
  struct Entry {
    Record record;
    std::optional<FileStamp> stamp;
  };

  /// `purpose` is all that a record hangs on beside the document, in one line. With `anew`, nothing
  /// is taken over.
  FinishedWork(const std::filesystem::path& dir, const std::string& purpose, bool anew);
  ~FinishedWork();
  FinishedWork(const FinishedWork&) = delete;
  FinishedWork& operator=(const FinishedWork&) = delete;

  /// The document of that path if its file has the same stamp and the same is given with it; any
  /// thread may ask.
  std::optional<Record> find(const std::string& path, const FileStamp& stamp,
                             std::string_view given);
  /// If its bytes are the same and the same is given with it.
  std::optional<Record> find(const std::string& path, const std::string& sha256,
                             std::string_view given);

  /// As it is to be added: any thread may make it.
  static std::string pack(const Record& record, const std::optional<FileStamp>& stamp);
  /// One thread at a time.
  void add(std::string_view packed);

  /// Takes the file away.
  void remove();
  /// The same of another folder, whose lock is held.
  static void remove(const std::filesystem::path& dir);

 private:
  struct Place {
    std::string sha256;
    std::string given;
    std::optional<FileStamp> stamp;
    std::uint64_t begin = 0;  ///< of the record
    std::uint64_t size = 0;
  };

  void open(bool anew);
  std::uint64_t read_entries();
  std::optional<std::string> read(std::uint64_t begin, std::uint64_t size) const;
  std::optional<Record> take(const Place& place);
  std::string_view interned(std::string_view rule);

  std::filesystem::path file_;
  std::string header_;
  int fd_ = -1;
  bool writes_ = false;
  std::uint64_t end_ = 0;  ///< of what was whole when it was opened
  std::unordered_map<std::string, Place> places_;
  std::mutex mutex_;
  std::set<std::string, std::less<>> rules_;
};

}  // namespace orgkarta::app
