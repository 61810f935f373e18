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

  std::string quote_of(std::int64_t row);
  const std::u32string& text_of(std::int64_t row);

  Connection& db_;
  std::int64_t text_row_ = 0;     ///< whose text is held; 0: nobody's
  std::u32string document_text_;  ///< a database would go through a text for each passage of it
  Query rows_, document_, units_, names_, posts_, goals_, dates_, amounts_, amount_units_, changes_,
      sides_, text_;
};

}  // namespace orgkarta::output
