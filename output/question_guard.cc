#include "output/question_guard.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace orgkarta::output {
namespace {

/// Pragmas that only tell. data_version: full-text search asks for it by itself.
constexpr std::string_view kTellingPragmas[] = {
    "data_version", "foreign_key_list", "function_list", "index_info", "index_list",
    "index_xinfo",  "pragma_list",      "table_info",    "table_list", "table_xinfo",
};

std::string_view given(const char* text) { return text == nullptr ? "" : text; }

bool only_tells(std::string_view pragma) {
  return std::find(std::begin(kTellingPragmas), std::end(kTellingPragmas), pragma) !=
         std::end(kTellingPragmas);
}

std::string what_it_does(int action, std::string_view first, std::string_view second) {
  switch (action) {
    case SQLITE_FUNCTION:
      return "call " + std::string(second);
    case SQLITE_PRAGMA:
      return "use PRAGMA " + std::string(first);
    case SQLITE_ATTACH:
      return "attach another database";
    case SQLITE_DETACH:
      return "detach a database";
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
      return "begin or end a transaction";
    default:
      return "write";
  }
}

}  // namespace

int only_reading(void* denied, int action, const char* first, const char* second, const char*,
                 const char*) noexcept {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      if (sqlite3_stricmp(second, "load_extension") != 0 &&
          sqlite3_stricmp(second, "fts3_tokenizer") != 0) {
        return SQLITE_OK;
      }
      break;
    case SQLITE_PRAGMA:
      if (only_tells(given(first))) return SQLITE_OK;
      break;
    case SQLITE_UPDATE:
      // SQLite declares the columns of a full-text index so; a user's own it refuses by itself.
      if (given(first) == "sqlite_master") return SQLITE_OK;
      break;
    default:
      break;
  }
  *static_cast<std::string*>(denied) = what_it_does(action, given(first), given(second));
  return SQLITE_DENY;
}

}  // namespace orgkarta::output
