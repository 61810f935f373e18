// Rows of an earlier run that give way to those of documents that changed.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "output/sqlite.h"

namespace orgkarta::output {

/// Works on a copy of a finished database, indexes and text index in place. Throws as Statement
/// does.
class Replacement {
 public:
  /// Takes out the registry at once: it is made anew.
  explicit Replacement(Connection& db);

  /// Takes out the rows of the document of that path, if there are any.
  void remove(const std::string& path);

  /// Puts the words of a document that was added into the text index, if there is one.
  void search(const std::string& path);

  /// Says that the document of that path stays. Throws std::logic_error if there is none.
  void keep(const std::string& path);

  /// Takes out the documents that were neither removed nor kept, and what nothing refers to any
  /// more.
  void finish();

 private:
  void remove_rows(std::int64_t document);

  Connection& db_;
  bool text_index_;
  std::unordered_map<std::string, std::int64_t> left_;  ///< documents that nobody has spoken of
};

}  // namespace orgkarta::output
