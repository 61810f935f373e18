#include "pipeline/app/registry_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/registry_help.h"
#include "pipeline/model/edtf_days.h"

namespace orgkarta::app {
namespace {

using Command = RegistryOptions::Command;

constexpr std::array<std::pair<const char*, output::Topic>, 5> kTopics = {
    {{"units", output::Topic::units},
     {"heads", output::Topic::heads},
     {"goals", output::Topic::goals},
     {"savings", output::Topic::savings},
     {"changes", output::Topic::changes}}};

class Adder {
 public:
  Adder(CLI::App& app, RegistryOptions& o, const std::function<void()>& chosen)
      : app_(app), o_(o), chosen_(chosen) {}

  void add_all() {
    CLI::App* org =
        command("org", Command::org, "Print the organisation of a municipality", kOrgExamples);
    names(*org, "MUNICIPALITY", "Its code, its name or the beginning of it");
    org->add_option("--at", o_.written.at,
                    "The state on that day (the last that documents speak of)")
        ->type_name("DATE");
    CLI::App* history =
        command("history", Command::history, "Print all of an organisation or person over time",
                kHistoryExamples);
    names(*history, "NAME", "Its name, a part of it, or its id");
    only(*history);
    add_compare();
    CLI::App* diff =
        command("diff", Command::diff, "Print what changed between two days", kDiffExamples);
    stretch(*diff, true);
    diff->add_flag("--told", o_.told, "Only what changed on a day that a document tells");
    only(*diff);
    only(*command("conflicts", Command::conflicts, "Print where documents cannot both be right",
                  kConflictsExamples));
    CLI::App* why = command("why", Command::why,
                            "Print why two mentions were joined, or kept apart", kWhyExamples);
    why->add_option("A", o_.a, "An id, a name, or a mention: DOCUMENT#FACT")
        ->required()
        ->type_name("");
    why->add_option("B", o_.b, "Another one")->required()->type_name("");
    only(*why);
  }

 private:
  CLI::App* command(const char* name, Command command, const char* about, const char* examples) {
    CLI::App* added = app_.add_subcommand(name, about);
    added->add_option("DB", o_.db, "orgkarta.db, or the folder of a run that holds it")
        ->required()
        ->type_name("");
    added->add_option("--format", o_.written.format, "How to print it (table)")
        ->type_name(kFormatNames);
    added->footer(examples);
    RegistryOptions& o = o_;
    added->callback([&o, command, chosen = chosen_] {
      o.command = command;
      chosen();
    });
    return added;
  }

  void names(CLI::App& added, const char* name, const char* about) {
    added.add_option(name, o_.names, about)->required()->type_name("");
  }

  void only(CLI::App& added) {
    added.add_option("--municipality", o_.municipality, "Only of that one")->type_name("NAME|CODE");
  }

  void stretch(CLI::App& added, bool required) {
    added.add_option("--from", o_.written.from, "The first day")
        ->type_name("DATE")
        ->required(required);
    added.add_option("--to", o_.written.to, "The last day")->type_name("DATE")->required(required);
  }

  void add_compare() {
    CLI::App* compare =
        command("compare", Command::compare, "Print municipalities side by side", kCompareExamples);
    names(*compare, "MUNICIPALITY", "Codes, names or their beginnings");
    compare->add_option("--what", o_.written.what, "Only these topics (all)")
        ->delimiter(',')
        ->type_name("units|heads|goals|savings|changes");
    stretch(*compare, false);
  }

  CLI::App& app_;
  RegistryOptions& o_;
  std::function<void()> chosen_;
};

/// The first or last day that a date may mean; empty if none is written.
std::string read_day(const char* option, const std::string& written, bool last,
                     std::vector<std::string>& problems) {
  if (written.empty()) return {};
  if (const auto days = edtf_days(written)) return last ? days->last : days->first;
  problems.push_back(
      fmt::format("{} \"{}\": expected a day, month or year: 2024-05-01, 2024-05, 2024", option,
                  printable(written)));
  return {};
}

void read_topics(RegistryOptions& o, std::vector<std::string>& problems) {
  for (const std::string& written : o.written.what) {
    bool known = false;
    for (const auto& [name, topic] : kTopics) {
      if (written != name) continue;
      o.what.push_back(topic);
      known = true;
    }
    if (known) continue;
    problems.push_back(fmt::format(
        "--what \"{}\": expected units, heads, goals, savings or changes", printable(written)));
  }
  if (!o.written.what.empty()) return;
  for (const auto& [name, topic] : kTopics) o.what.push_back(topic);
}

}  // namespace

void add_registry_commands(CLI::App& app, RegistryOptions& o, const std::function<void()>& chosen) {
  Adder(app, o, chosen).add_all();
}

void check_registry(RegistryOptions& o, std::vector<std::string>& problems) {
  o.at = read_day("--at", o.written.at, true, problems);
  o.from = read_day("--from", o.written.from, false, problems);
  o.to = read_day("--to", o.written.to, true, problems);
  if (!o.from.empty() && !o.to.empty() && o.from > o.to) {
    problems.push_back(
        fmt::format("--from {} is behind --to {}: give the earlier day first", o.from, o.to));
  }
  read_topics(o, problems);
  if (o.written.format.empty()) return;
  if (const auto format = format_named(o.written.format)) {
    o.format = *format;
  } else {
    problems.push_back(fmt::format("--format \"{}\": expected table, json, csv or md",
                                   printable(o.written.format)));
  }
}

}  // namespace orgkarta::app
