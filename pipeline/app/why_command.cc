// orgkarta why: why two mentions are one organisation or person, or are not.
#include <fmt/format.h>

#include "output/join_reasons.h"
#include "output/read_database.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

using output::JoinStep;
using output::Mention;

/// Whether what stands behind the last # is the id of a unit or post: u3, p12.
bool is_fact(const std::string& text) {
  return text.size() > 1 && (text[0] == 'u' || text[0] == 'p') &&
         text.find_first_not_of("0123456789", 1) == std::string::npos;
}

Mention mention_of(output::Connection& db, const char* argument, const std::string& asked,
                   const std::string& municipality) {
  const std::size_t sign = asked.rfind('#');
  if (sign != std::string::npos && is_fact(asked.substr(sign + 1))) {
    std::string fault;
    const auto found = output::mention_at(db, asked.substr(0, sign), asked.substr(sign + 1), fault);
    if (found) return *found;
    throw UsageError({fmt::format("{} \"{}\": {}", argument, printable(asked), fault)});
  }
  const output::Found found = find_one(db, argument, asked, municipality);
  return {found.id, found.kind == "person", found.id == asked ? "" : asked, std::nullopt};
}

const char* side_of(const JoinStep& step) {
  return step.side == 'a' ? "A" : step.side == 'b' ? "B" : "both";
}

std::string title_of(const output::JoinReasons& reasons, const Mention& a, const Mention& b) {
  const char* what = a.person ? "person" : "organisation";
  if (reasons.one) return fmt::format("One {}: {}", what, a.id);
  return fmt::format("Two: A is {}, B is {}", a.id, b.id);
}

Json json_of_reasons(const output::JoinReasons& reasons, const Mention& a, const Mention& b) {
  Json steps = Json::array();
  for (const JoinStep& step : reasons.steps) {
    steps.push_back(
        {{"side", side_of(step)},
         {"reason", step.reason},
         {"text", step.text},
         {"name", or_null(step.name)},
         {"telling", step.telling.document.empty() ? Json(nullptr) : json_of(step.telling)}});
  }
  return {{"one", reasons.one}, {"a", a.id}, {"b", b.id}, {"steps", std::move(steps)}};
}

}  // namespace

int why_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const std::string municipality = municipality_or_all(*db, o.municipality);
  const Mention a = mention_of(*db, "A", o.a, municipality);
  const Mention b = mention_of(*db, "B", o.b, municipality);
  const output::JoinReasons reasons = output::join_reasons(*db, a, b);
  if (o.format == Format::json) {
    print_json(json_of_reasons(reasons, a, b));
    return kAllRead;
  }
  Table table{{"of", "why", "name", "day", "document", "quote"}, {}};
  for (const JoinStep& step : reasons.steps) {
    const output::Telling& t = step.telling;
    const std::string place = t.document.empty() ? "" : t.document + "#" + t.fact;
    table.rows.push_back({std::string(side_of(step)), step.text, cell_or_null(step.name),
                          cell_or_null(t.day), cell_or_null(place), cell_or_null(t.quote)});
  }
  print_table(title_of(reasons, a, b), table, o.format);
  return kAllRead;
}

}  // namespace orgkarta::app
