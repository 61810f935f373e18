// Documents read back from the database, for what looks across them.
#pragma once

#include <string>
#include <vector>

#include "output/sqlite.h"
#include "pipeline/model/stored.h"

namespace orgkarta::output {

/// Reads what DocumentRows wrote; indexes.sql must be in place. Throws as Connection does, and
/// std::logic_error on a value that the contract does not know.
class StoredDocuments {
 public:
  explicit StoredDocuments(Connection& db);

  /// The codes of the municipalities that documents with a text are of, sorted.
  std::vector<std::string> municipalities();

  /// The documents of one municipality that have a text, in the order of their rows.
  std::vector<StoredDocument> of_municipality(const std::string& code);

  /// Documents of equal bytes.
  struct Copies {
    std::string sha256;
    std::vector<std::int64_t> rows;
  };

  /// The documents that have a text and no municipality, in the order of their hashes.
  std::vector<Copies> unplaced();

  /// One document by its row.
  StoredDocument read(std::int64_t row);

 private:
  void read_document(std::int64_t row, StoredDocument& out);
  void read_units(std::int64_t row, StoredDocument& out);
  void read_posts(std::int64_t row, StoredDocument& out);
  void read_post(StoredDocument& out);
  void read_goals(std::int64_t row, StoredDocument& out);
  void read_dates(std::int64_t row, StoredDocument& out);
  void read_sentences(std::int64_t row, StoredDocument& out);
  void read_amounts(std::int64_t row, StoredDocument& out);
  void read_changes(std::int64_t row, StoredDocument& out);

  Connection& db_;
  Query rows_, document_, units_, names_, posts_, goals_, dates_, amounts_, amount_units_, changes_,
      sides_, text_;
};

}  // namespace orgkarta::output
