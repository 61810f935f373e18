// The files that a run read, where they still lie.
#pragma once

#include <cstddef>

#include "output/check_database.h"

namespace orgkarta::app {

struct OriginalFiles {
  std::size_t checked = 0;
  std::size_t elsewhere = 0;  ///< moved, gone, or within an archive
};

/// Compares each file that lies where the last run read it with the hash that the database has of
/// its bytes. Members of archives are not looked for. Throws as Query does.
OriginalFiles check_original_files(output::Connection& db, const output::OnFault& tell);

}  // namespace orgkarta::app
