// Statements of FollowTheMoney: each value of each property of an entity as a row of CSV.
#pragma once

#include <cstdint>

#include "output/atomic_file.h"
#include "output/export/ftm_entity.h"

namespace orgkarta::output {

/// Columns: canonical_id, entity_id, prop, prop_type, schema, value, dataset, lang, original_value,
/// external, first_seen, last_seen, origin, id. The id is the SHA-1 of data set, entity, property
/// and value with full stops between them, and the language behind an @: the same from run to run.
/// Rows of an entity stand together.
class FtmStatements {
 public:
  /// Writes the line of names. Throws as AtomicFile does, as does write().
  explicit FtmStatements(AtomicFile& file);

  void write(const FtmEntity& entity);

  std::int64_t count() const { return count_; }

 private:
  AtomicFile& file_;
  std::int64_t count_ = 0;
};

}  // namespace orgkarta::output
