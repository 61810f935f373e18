// orgkarta forget: a person's name overwritten in all that a run wrote, for good.
#include <fmt/format.h>

#include <filesystem>

#include "output/database.h"
#include "output/earlier_run.h"
#include "output/lock.h"
#include "output/publication.h"
#include "output/read_database.h"
#include "output/stored_corrections.h"
#include "pipeline/app/clock.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/forget_lines.h"
#include "pipeline/app/link_documents.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/registry_lookup.h"
#include "pipeline/app/sink.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using output::Connection;

/// Who is meant, under all names that documents give them.
ForgottenPerson person_of(Connection& db, const Options& options) {
  const std::string municipality = municipality_or_all(db, options.registry.municipality);
  ForgottenPerson out;
  out.id = find_person(db, "PERSON", options.person, municipality).id;
  output::Query names(
      db,
      "SELECT coalesce(municipality, ''), name FROM persons WHERE id = ?1 UNION SELECT"
      " coalesce(h.municipality, ''), n.name FROM persons h JOIN memberships m ON m.person = h.id"
      " JOIN membership_posts x ON x.membership = m.id JOIN posts p ON p.id = x.post"
      " JOIN people n ON n.id = p.person WHERE h.id = ?1");
  names.ask(out.id);
  while (names.next()) {
    out.municipality = names.text(0);
    out.names.emplace_back(names.text(1));
  }
  return out;
}

/// Adds the names; those of a single word are told, as others bear them.
void add_names(const ForgottenPerson& person, const std::string& why, Forgotten& forgotten) {
  const std::string day = utc_now().substr(0, 10);
  std::string single;
  bool any = false;
  for (const std::string& name : person.names) {
    if (forgotten.add(person.municipality, name, day, why)) {
      any = true;
    } else {
      single = name;
    }
  }
  if (!any) {
    throw UsageError(
        {fmt::format("PERSON {}: documents have one word alone, \"{}\", which others "
                     "bear too; expected a first name and a surname",
                     printable(person.id), printable(single))});
  }
  if (single.empty()) return;
  print_error(
      fmt::format("orgkarta: warning: \"{}\" stays where it stands alone: others bear it too\n",
                  printable(single)));
}

/// The row of the run: what was true of the last one stays so.
output::RunInfo run_of(Connection& db, const Forgotten& forgotten) {
  const auto property = [&](const char* name) {
    output::Query value(db, "SELECT value FROM properties WHERE name = ?1");
    value.ask(std::string_view(name));
    return value.next() ? std::string(value.text(0)) : std::string();
  };
  output::RunInfo run;
  run.version = property("version");
  run.rules_hash = property("rules_hash");
  run.settings = property("settings");
  run.corrections = property("corrections");
  output::Query last(db,
                     "SELECT options, readers, isolation, told FROM runs ORDER BY id DESC LIMIT 1");
  if (last.next()) {
    run.options_json = last.text(0);
    run.readers_json = last.text(1);
    run.isolation_json = last.text(2);
    run.told = last.text(3);
  }
  run.started = utc_now();
  run.forgotten = forgotten.rows();
  return run;
}

void keep_all(Connection& before, output::Database& database) {
  output::Query paths(before, "SELECT path FROM documents ORDER BY path");
  while (paths.next()) database.keep(std::string(paths.text(0)));
}

std::vector<Correction> corrections_without(Connection& db, const ForgottenPerson& person,
                                            const Forgotten& forgotten) {
  std::vector<Correction> lines = output::stored_corrections(db);
  for (Correction& line : lines) {
    for (std::string* text : {&line.a, &line.b}) {
      forgotten.mask(*text, person.municipality);
      person.mask_id(*text);
    }
  }
  return lines;
}

}  // namespace

int forget_command(const Options& options) {
  const fs::path dir = options.out;
  { output::read_database(dir); }  // tells what is wrong with DIR before anything is touched
  const output::DirLock lock(dir);
  output::finish_publication(dir);
  FinishedWork::remove(dir);  // it may hold the name
  const auto before = output::read_database(dir);
  const auto rules = load_rules(options);
  const ForgottenPerson person = person_of(*before, options);
  Forgotten forgotten = Forgotten::load(dir);
  add_names(person, options.why, forgotten);

  output::AtomicFile facts(dir / "facts.jsonl");
  output::AtomicFile changes(dir / "changes.jsonl");
  output::RunInfo run = run_of(*before, forgotten);
  Sha256 sum;
  forget_in_facts(dir, person, forgotten, facts, sum);
  forget_in_changes(dir, person, forgotten, changes);
  run.facts = sum.hex();
  output::Database database(dir / "orgkarta.db", kTentativeBelow, dir / "orgkarta.db");
  keep_all(*before, database);
  const int documents = database.mask(person.municipality, [&](std::string& text) {
    return forgotten.mask(text, person.municipality) != 0;
  });
  std::vector<Correction> corrections = corrections_without(*before, person, forgotten);
  database.index();
  link_all(database, rules.lexicons(), corrections);
  run.finished = utc_now();
  database.finish(run);
  forgotten.save(dir);  // first: if what follows fails, the next run knows what is to go
  for (output::AtomicFile* file : {&facts, &changes}) file->finish();
  output::Publication names(dir, {"facts.jsonl", "changes.jsonl", "orgkarta.db"});
  for (output::AtomicFile* file : {&facts, &changes}) file->release();
  database.release();
  names.publish();
  print_error(fmt::format("orgkarta: overwritten in {} document{}; see orgkarta verify {}\n",
                          documents, documents == 1 ? "" : "s", printable(dir.string())));
  return kAllRead;
}

}  // namespace orgkarta::app
