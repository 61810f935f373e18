#include "pipeline/app/link_documents.h"

#include "pipeline/link/link.h"

namespace orgkarta::app {
namespace {

/// Links for one database.
class Links {
 public:
  Links(output::Database& database, const Lexicons& lexicons, std::vector<Correction>& corrections)
      : database_(database),
        lexicons_(lexicons),
        municipalities_(lexicons),
        corrections_(corrections) {}

  /// All, or those of `tellers`.
  void add(const output::Tellers* tellers) {
    const auto wanted = [&](const output::Teller& teller) {
      return tellers == nullptr || tellers->contains(teller);
    };
    output::StoredDocuments& stored = database_.stored();
    for (const std::string& code : stored.municipalities()) {
      const output::Teller teller{false, code};
      if (wanted(teller)) add(teller, stored.of_municipality(code));
    }
    for (const auto& copies : stored.unplaced()) {
      const output::Teller teller{true, copies.sha256};
      if (!wanted(teller)) continue;
      std::vector<StoredDocument> documents;
      for (const std::int64_t row : copies.rows) documents.push_back(stored.read(row));
      add(teller, documents);
    }
  }

 private:
  void add(const output::Teller& teller, const std::vector<StoredDocument>& documents) {
    database_.registry().add(
        teller, link::link_documents(documents, teller.municipality(), teller.id_prefix(),
                                     lexicons_, municipalities_, corrections_));
  }

  output::Database& database_;
  const Lexicons& lexicons_;
  const link::Municipalities municipalities_;
  std::vector<Correction>& corrections_;
};

}  // namespace

void link_all(output::Database& database, const Lexicons& lexicons,
              std::vector<Correction>& corrections) {
  Links(database, lexicons, corrections).add(nullptr);
  database.registry().add(corrections);
}

void link_changed(output::Database& database, const Lexicons& lexicons) {
  std::vector<Correction> none;
  Links links(database, lexicons, none);
  links.add(database.index_changed());
  if (!database.registry_is_whole()) links.add(nullptr);
}

}  // namespace orgkarta::app
