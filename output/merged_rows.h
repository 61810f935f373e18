// The documents of finished databases, put into one that is being loaded.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Copies table by table, with new ids: those of a database follow those that are there, in their
/// order. Works on a connection without open transaction, whose indexes are not yet made. Throws as
/// Statement does.
class MergedRows {
 public:
  explicit MergedRows(Connection& db);

  /// The document of that path is not taken from that part: another part has it.
  void leave_out(std::int64_t part, std::string_view path);

  /// Takes over the documents of a part and all that hangs on them; its registry is left. The file
  /// is only read.
  void take(std::int64_t part, const std::filesystem::path& database);

 private:
  using Offsets = std::map<std::string, std::int64_t>;  ///< what is added to ids, by table

  void prepare(std::int64_t part);
  Offsets offsets();
  std::string copy(const std::string& table, const Offsets& offsets);

  Connection& db_;
  bool some_left_out_ = false;  ///< of the part that is being taken
};

}  // namespace orgkarta::output
