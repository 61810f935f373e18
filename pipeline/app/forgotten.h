// People whose names a folder of outputs must no longer hold.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/database.h"
#include "pipeline/model/offset_map.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// What DIR/.orgkarta.forgotten holds: a random key, and of each forgotten name a keyed hash
/// (HMAC-SHA-256) of municipality and name, which tells nothing to who has not both. The outputs
/// can be given away without the file.
class Forgotten {
 public:
  static constexpr const char* kFile = ".orgkarta.forgotten";

  /// Nobody, if there is no such file. Throws output::EnvironmentError if there is one that cannot
  /// be read: a run without it would bring names back.
  static Forgotten load(const std::filesystem::path& dir);

  /// By municipality and hash.
  const std::vector<output::ForgottenName>& rows() const { return rows_; }

  /// Whether somebody of that municipality (a code, empty for documents of none) is forgotten.
  bool concerns(const std::string& municipality) const { return hashes_.contains(municipality); }

  /// Adds a name, and the same with the surname first. False if it is a single word: others bear
  /// it.
  bool add(const std::string& municipality, std::string_view name, const std::string& day,
           const std::string& why);

  /// Adds what another folder's file has. False, and nothing is added, if its hashes have another
  /// key: whom they mean cannot be told with both.
  bool join(const Forgotten& other);

  /// Writes the file, for its owner alone. Throws output::EnvironmentError.
  void save(const std::filesystem::path& dir) const;

  /// Overwrites forgotten names of that municipality, whatever their case, also in the genitive:
  /// each code point but white space becomes U+2588. Returns how many; `map`, if not null, leads
  /// from the new text to the old.
  std::size_t mask(std::string& text, const std::string& municipality,
                   OffsetMap* map = nullptr) const;

 private:
  void sort_rows();
  std::string hash(const std::string& municipality, std::string_view key) const;
  bool is_forgotten(const std::string& municipality, const std::string& key) const;

  std::string key_;  ///< bytes
  std::vector<output::ForgottenName> rows_;
  std::map<std::string, std::set<std::string>> hashes_;  ///< by municipality
};

/// Overwrites forgotten names in all that becomes of a document: text, facts, what came with it.
/// The facts must be there, as they tell the municipality; their passages stay where they are.
void forget_names(Record& record, const Forgotten& forgotten);

}  // namespace orgkarta::app
