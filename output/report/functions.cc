#include "output/report/functions.h"

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "output/json_buffer.h"
#include "output/json_escape.h"
#include "output/report/report_sql.h"

namespace orgkarta::output {
namespace {

std::string_view text_at(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void give(sqlite3_context* context, std::string_view text) {
  sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

ReportFunctions& functions_of(sqlite3_context* context) {
  return *static_cast<ReportFunctions*>(sqlite3_user_data(context));
}

const ReportDocument* document_of(sqlite3_context* context, sqlite3_value** values) {
  return functions_of(context).documents().find(sqlite3_value_int64(values[0]));
}

void key(sqlite3_context* context, int, sqlite3_value** values) {
  if (const auto* document = document_of(context, values)) give(context, document->key);
}

void day(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* document = document_of(context, values);
  if (document != nullptr && !document->day.empty()) give(context, document->day);
}

void telling(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* document = document_of(context, values);
  if (document == nullptr) return;
  std::string out;
  {
    JsonBuffer json(out);
    char before = '[';
    for (const std::string_view text :
         {std::string_view(document->key), text_at(values[1]), text_at(values[2]),
          std::string_view(document->day), std::string_view(document->title)}) {
      json.put(before);
      append_json_string(json, text);
      before = ',';
    }
    json.put(']');
  }
  give(context, out);
}

/// Exceptions must not pass through SQLite.
void event(sqlite3_context* context, int, sqlite3_value** values) {
  try {
    Query& row = functions_of(context).event();
    const std::string id(text_at(values[0]));
    row.ask(id);
    if (row.next()) give(context, row.text(0));
  } catch (const std::exception& error) {
    sqlite3_result_error(context, error.what(), -1);
  }
}

using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

void define(Connection& db, const char* name, int arguments, Function function, void* data) {
  constexpr int kFlags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  const int rc = sqlite3_create_function_v2(db.handle(), name, arguments, kFlags, data, function,
                                            nullptr, nullptr, nullptr);
  if (rc != SQLITE_OK) db.fail(rc, "ask");
}

/// The functions that event.sql calls must be there before it is prepared.
const char* after_defining(Connection& db, ReportFunctions* self) {
  define(db, "report_key", 1, key, self);
  define(db, "report_day", 1, day, self);
  define(db, "report_telling", 3, telling, self);
  define(db, "report_event", 1, event, self);
  return kEventSql;
}

}  // namespace

ReportFunctions::ReportFunctions(Connection& db, const ReportDocuments& documents)
    : db_(db), documents_(documents), event_(db, after_defining(db, this)) {}

ReportFunctions::~ReportFunctions() {
  for (const char* name : {"report_key", "report_day", "report_event"}) {
    sqlite3_create_function_v2(db_.handle(), name, 1, SQLITE_UTF8, nullptr, nullptr, nullptr,
                               nullptr, nullptr);
  }
  sqlite3_create_function_v2(db_.handle(), "report_telling", 3, SQLITE_UTF8, nullptr, nullptr,
                             nullptr, nullptr, nullptr);
}

}  // namespace orgkarta::output
