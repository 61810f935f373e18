#include "pipeline/app/registry_lookup.h"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/app/escape.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kMostListed = 20;

std::string line_of(const output::Found& found) {
  std::string line = "\n  " + printable(found.id) + "  " + printable(found.name);
  if (found.matched != found.name) line += " (also " + printable(found.matched) + ")";
  if (found.kind == "municipality") return line;
  line += ", " + found.kind;
  return found.municipality.empty() ? line : line + ", " + printable(found.municipality);
}

std::string list_of(const std::vector<output::Found>& all) {
  std::string out;
  for (std::size_t i = 0; i < std::min(all.size(), kMostListed); ++i) out += line_of(all[i]);
  if (all.size() > kMostListed) out += fmt::format("\n  and {} more", all.size() - kMostListed);
  return out;
}

const output::Found& only(const std::vector<output::Found>& found, const std::string& argument,
                          const std::string& asked, const std::string& nothing) {
  const std::string what = fmt::format("{} \"{}\": ", argument, printable(asked));
  if (found.empty()) throw UsageError({what + nothing});
  if (found.size() == 1) return found.front();
  const char* how = found.front().kind == "municipality" ? "the code of one"
                                                         : "the --municipality, or the id of one";
  throw UsageError({what +
                    fmt::format("{} are called so; give more of the name, {}:", found.size(), how) +
                    list_of(found)});
}

}  // namespace

output::Found find_one(output::Connection& db, const std::string& argument,
                       const std::string& asked, const std::string& municipality) {
  return only(output::find_names(db, asked, municipality), argument, asked,
              "no organisation or person of that id or name, not even nearly; orgkarta org lists "
              "those of a municipality");
}

output::Found find_person(output::Connection& db, const std::string& argument,
                          const std::string& asked, const std::string& municipality) {
  std::vector<output::Found> found = output::find_names(db, asked, municipality);
  std::erase_if(found, [](const output::Found& f) { return f.kind != "person"; });
  return only(found, argument, asked, "no person of that id or name, not even nearly");
}

std::string municipality_code(output::Connection& db, const std::string& argument,
                              const std::string& asked) {
  const auto found = output::find_municipality(db, asked);
  if (!found.empty()) return only(found, argument, asked, "").id;
  std::vector<output::Found> all;
  for (const std::string& code : all_municipalities(db)) {
    const auto one = output::find_municipality(db, code);
    all.insert(all.end(), one.begin(), one.end());
  }
  throw UsageError({fmt::format("{} \"{}\": no document is of a municipality of that code or name",
                                argument, printable(asked)) +
                    (all.empty() ? "; none is of any" : "; there are:" + list_of(all))});
}

std::string municipality_or_all(output::Connection& db, const std::string& asked) {
  return asked.empty() ? std::string() : municipality_code(db, "--municipality", asked);
}

std::vector<std::string> all_municipalities(output::Connection& db) {
  output::Query row(db, "SELECT code FROM municipalities ORDER BY code");
  row.ask();
  std::vector<std::string> codes;
  while (row.next()) codes.emplace_back(row.text(0));
  return codes;
}

Json json_of(const output::Telling& t) {
  return {{"document", t.document}, {"day", or_null(t.day)}, {"fact", t.fact},
          {"quote", t.quote},       {"start", t.start},      {"end", t.end}};
}

Json json_of(const std::vector<output::Telling>& tellings) {
  Json out = Json::array();
  for (const output::Telling& telling : tellings) out.push_back(json_of(telling));
  return out;
}

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Cell cell_or_null(const std::string& text) {
  if (text.empty()) return std::monostate();
  return text;
}

Cell document_cell(const std::vector<output::Telling>& tellings) {
  if (tellings.empty()) return std::monostate();
  const std::string& first = tellings.front().document;
  if (tellings.size() == 1) return first;
  return fmt::format("{} (+{})", first, tellings.size() - 1);
}

Cell quote_cell(const std::vector<output::Telling>& tellings) {
  if (tellings.empty()) return std::monostate();
  return tellings.front().quote;
}

void print_table(const std::string& title, const Table& table, Format format) {
  const bool people = format == Format::table || format == Format::md;
  std::string out;
  if (people && !title.empty()) out = printable(title) + "\n\n";
  print_out(out + render(table, format, terminal_width()));
}

void print_json(const Json& json) {
  print_out(json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace orgkarta::app
