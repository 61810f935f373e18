// Rows of an earlier run that give way to those of documents that changed.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "output/registry_patch.h"
#include "output/sqlite.h"

namespace orgkarta::output {

/// Works on a copy of a finished database, indexes and text index in place. Throws as Statement
/// does.
class Replacement {
 public:
  explicit Replacement(Connection& db);

  /// Takes out the rows of the document of that path, if there are any.
  void remove(const std::string& path);

  /// Of a document that was added: puts its words into the text index, if there is one, and notes
  /// whose registry it concerns.
  void added(const std::string& path);

  /// Says that the document of that path stays. Throws std::logic_error if there is none.
  void keep(const std::string& path);

  /// Takes out the documents that were neither removed nor kept, and what nothing refers to any
  /// more.
  void finish();

  /// After finish(): takes out the whole registry, which is to be made anew.
  void clear_registry();
  /// After finish(): what of the registry the documents that came and went concern.
  RegistryPatch& patch() { return patch_; }

 private:
  void remove_rows(std::int64_t document);

  Connection& db_;
  bool text_index_;
  RegistryPatch patch_;
  std::unordered_map<std::string, std::int64_t> left_;  ///< documents that nobody has spoken of
};

}  // namespace orgkarta::output
