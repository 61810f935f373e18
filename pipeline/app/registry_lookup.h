// What the commands on the registry have in common: who is meant, and how it is printed.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "output/find_names.h"
#include "output/municipality_told.h"
#include "output/tellings.h"
#include "pipeline/app/table.h"

namespace orgkarta::app {

using Json = nlohmann::ordered_json;

/// The one that is meant. Throws UsageError with what was found if that is none or several;
/// `argument` is what the command line calls it.
output::Found find_one(output::Connection& db, const std::string& argument,
                       const std::string& asked, const std::string& municipality = "");

/// The same of people alone.
output::Found find_person(output::Connection& db, const std::string& argument,
                          const std::string& asked, const std::string& municipality = "");

/// The code of the municipality that is meant. Throws as find_one.
std::string municipality_code(output::Connection& db, const std::string& argument,
                              const std::string& asked);

/// The code of what --municipality says; empty, for all, if it is not given. Throws as find_one.
std::string municipality_or_all(output::Connection& db, const std::string& asked);

/// The municipalities that documents are of, by code.
std::vector<std::string> all_municipalities(output::Connection& db);

/// A passage as an object.
Json json_of(const output::Telling& telling);
Json json_of(const std::vector<output::Telling>& tellings);

/// A text, or null for none.
Json or_null(const std::string& text);
Cell cell_or_null(const std::string& text);

/// The first document with how many more there are, "a.txt (+3)"; its passage.
Cell document_cell(const std::vector<output::Telling>& tellings);
Cell quote_cell(const std::vector<output::Telling>& tellings);

/// Prints a table under a line of text; machines get the table alone, Markdown both.
void print_table(const std::string& title, const Table& table, Format format);
void print_json(const Json& json);

}  // namespace orgkarta::app
