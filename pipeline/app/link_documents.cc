#include "pipeline/app/link_documents.h"

#include "pipeline/link/link.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kHashDigits =
    12;  // of a document's SHA-256 in the ids of what it alone names

}  // namespace

void link_all(output::Database& database, const Lexicons& lexicons,
              std::vector<Correction>& corrections) {
  const link::Municipalities municipalities(lexicons);
  output::StoredDocuments& stored = database.stored();
  for (const std::string& code : stored.municipalities()) {
    const auto documents = stored.of_municipality(code);
    database.registry().add(code, link::link_documents(documents, code, "se-" + code, lexicons,
                                                       municipalities, corrections));
  }
  for (const auto& copies : stored.unplaced()) {
    std::vector<StoredDocument> documents;
    for (const std::int64_t row : copies) documents.push_back(stored.read(row));
    const std::string prefix = "doc-" + documents.front().sha256.substr(0, kHashDigits);
    database.registry().add(
        "", link::link_documents(documents, "", prefix, lexicons, municipalities, corrections));
  }
  database.registry().add(corrections);
}

}  // namespace orgkarta::app
