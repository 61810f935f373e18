#include "pipeline/app/options.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <filesystem>
#include <optional>
#include <system_error>

#include "pipeline/app/escape.h"
#include "pipeline/app/help.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/app/validate.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;
using Problems = std::vector<std::string>;

/// Values as written, before they are checked.
struct Written {
  std::string jobs;
  std::string max_size;
  std::string max_expanded;
  std::string max_ratio;
  std::string max_members;
  std::string max_depth;
  std::string municipality;
  std::string published;
  std::string by;
  std::string format;
  std::string timeout;
  std::string rows;
  std::vector<std::string> parameters;
};

void add_run(CLI::App& app, Options& o, Written& w) {
  CLI::App* run = app.add_subcommand("run", "Read documents and write their facts");
  run->add_option("INPUT", o.inputs,
                  "Files, folders (with all below), - for JSON Lines on standard input")
      ->required()
      ->type_name("");
  run->add_option("--out", o.out, "Folder for the outputs, - for standard output")
      ->required()
      ->type_name("DIR|-");
  run->add_option("--jobs", w.jobs, "Threads (one a processor)")->type_name("N");
  run->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  run->add_option("--municipality", w.municipality, "Code for documents that do not tell")
      ->type_name("CODE");
  run->add_option("--published", w.published, "Date for documents that do not tell")
      ->type_name("DATE");
  run->add_option("--manifest", o.manifest, "What is known of each document")
      ->type_name("FILE.csv");
  run->add_option("--corrections", o.corrections,
                  "What is one body or person, what is not, and names: always wins")
      ->type_name("FILE.tsv");
  run->add_option("--max-size", w.max_size, "Largest document in MB (64)")->type_name("MB");
  run->add_option("--max-expanded", w.max_expanded, "Most MB that an archive becomes (4096)")
      ->type_name("MB");
  run->add_option("--max-ratio", w.max_ratio, "Most bytes that one of an archive becomes (200)")
      ->type_name("N");
  run->add_option("--max-members", w.max_members, "Most members of an archive (100000)")
      ->type_name("N");
  run->add_option("--max-depth", w.max_depth, "Most archives within each other (3)")
      ->type_name("N");
  run->add_flag_callback(
      "--no-text-index", [&o] { o.text_index = false; },
      "Leave full-text search out of the database");
  run->add_flag("--summary", o.summary, "Print a table of what was found");
  run->add_flag("--anew", o.anew,
                "Read every document again, also what has not changed since the run before");
  run->add_flag("--check-bytes", o.check_bytes,
                "Open every file to see whether it has changed, whatever its size and times say");
  run->add_flag("--ocr", o.ocr,
                "Read scanned PDF files with tesseract (Swedish), if installed: seconds a page");
  run->add_flag("--retry-failed", o.retry_failed,
                "Try again what timed out or crashed in three runs into DIR");
  run->add_flag("--quiet", o.quiet, "Print nothing but errors");
  add_shard_options(*run, o.sharding);
  run->footer(kRunExamples);
  run->callback([&o] { o.command = Options::Command::run; });
}

void add_rules(CLI::App& app, Options& o) {
  CLI::App* rules = app.add_subcommand("rules", "Check or list the rules");
  rules->require_subcommand(1);
  CLI::App* check = rules->add_subcommand("check", "Load the rules and try them on their examples");
  check->add_option("DIR", o.rules, "Folder of the rule set")->type_name("");
  check->callback([&o] { o.command = Options::Command::rules_check; });
  CLI::App* list =
      rules->add_subcommand("list", "Print every rule: id, what it gives, where it is");
  list->add_option("DIR", o.rules, "Folder of the rule set")->type_name("");
  list->callback([&o] { o.command = Options::Command::rules_list; });
}

void add_text(CLI::App& app, Options& o) {
  CLI::App* text = app.add_subcommand("text", "Print what the rules see of a file: its blocks");
  text->add_option("FILE", o.text_file, "A text file or a web page")->required()->type_name("");
  text->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  text->callback([&o] { o.command = Options::Command::text; });
}

void add_explain(CLI::App& app, Options& o) {
  CLI::App* explain =
      app.add_subcommand("explain", "Print why facts are found in a file, or missed");
  explain->add_option("FILE", o.text_file, "A text file; with --profile also a folder")
      ->required()
      ->type_name("");
  explain->add_option("--at", o.at, "The place: code points into the text, or words of it")
      ->type_name("OFFSET|WORDS");
  explain->add_option("--fact", o.fact, "The place where this fact stands")->type_name("ID");
  explain->add_option("--rule", o.rule, "How near this rule comes")->type_name("ID");
  explain->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  explain->add_flag("--profile", o.profile, "What each rule costs");
  explain->add_flag("--json", o.json, "JSON for machines");
  explain->footer(kExplainExamples);
  explain->callback([&o] { o.command = Options::Command::explain; });
}

void check_explain(const Options& o, Problems& problems) {
  if (!o.at.empty() && !o.fact.empty()) {
    problems.emplace_back("--at and --fact both name a place: give one of them");
  }
  if (o.profile && !(o.at + o.fact + o.rule).empty()) {
    problems.emplace_back(
        "--profile looks at all of FILE: it goes without --at, --fact and --rule");
  }
}

void add_evaluate(CLI::App& app, Options& o, Written& w) {
  CLI::App* evaluate = app.add_subcommand("evaluate", "Compare facts with gold facts");
  evaluate->add_option("GOLD", o.gold, "Folder with gold: NAME.json a document; or a review.jsonl")
      ->required()
      ->type_name("");
  evaluate->add_option("FACTS", o.facts, "A facts.jsonl, or the folder that holds it")
      ->required()
      ->type_name("");
  evaluate->add_option("--against", o.old_facts, "Facts of an older run: show gains and losses")
      ->type_name("OLD_FACTS");
  evaluate->add_option("--by", w.by, "A table for each municipality or type of document")
      ->type_name("kind|municipality|type");
  evaluate->add_flag("--relaxed", o.evaluation.relaxed, "Count near hits too, beside the strict");
  evaluate->add_flag("--all", o.evaluation.everything, "Count tentative facts too");
  evaluate->add_flag("-v,--verbose", o.verbose, "List all that is wrong, with rule and quote");
  evaluate->add_flag("--json", o.json, "Print JSON");
  evaluate->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  evaluate->footer(kEvaluateExamples);
  evaluate->callback([&o] { o.command = Options::Command::evaluate; });
}

void add_query(CLI::App& app, Options& o, Written& w) {
  CLI::App* query = app.add_subcommand("query", "Ask the database of a run");
  query->add_option("DB", o.database, "Folder of a run, or its orgkarta.db")
      ->required()
      ->type_name("");
  query->add_option("SQL|NAME", o.question, "One SELECT, or the name of a query; none: list them")
      ->type_name("");
  query->add_option("--param", w.parameters, "Value of a parameter, :NAME in SQL")
      ->type_name("NAME=VALUE")
      ->allow_extra_args(false);
  query->add_option("--format", w.format, "How rows are printed (table)")->type_name(kFormatNames);
  query->add_option("--limit", w.rows, "Most rows (all)")->type_name("N");
  query->add_option("--timeout", w.timeout, "Most seconds (30)")->type_name("SECONDS");
  query->add_flag("--sql", o.show_sql, "Print the SQL of a named query instead of asking it");
  query->footer(kQueryExamples);
  query->callback([&o] { o.command = Options::Command::query; });
}

void add_dump(CLI::App& app, Options& o) {
  CLI::App* dump = app.add_subcommand("dump", "Print a run's database as ordered lines of JSON");
  dump->add_option("DB", o.database, "Folder of a run, or its orgkarta.db")
      ->required()
      ->type_name("");
  dump->footer(kDumpExamples);
  dump->callback([&o] { o.command = Options::Command::dump; });
}

void add_verify(CLI::App& app, Options& o) {
  CLI::App* verify = app.add_subcommand("verify", "Check that all that a run wrote still holds");
  verify->add_option("DIR", o.out, "Folder of a run")->required()->type_name("");
  verify->footer(kVerifyExamples);
  verify->callback([&o] { o.command = Options::Command::verify; });
}

void add_forget(CLI::App& app, Options& o) {
  CLI::App* forget =
      app.add_subcommand("forget", "Overwrite a person's name in all that runs wrote, for good");
  forget->add_option("DIR", o.out, "Folder of a run")->required()->type_name("");
  forget->add_option("PERSON", o.person, "Name, or id as orgkarta history prints it")
      ->required()
      ->type_name("");
  forget->add_option("--why", o.why, "The reason; it is kept")->required()->type_name("TEXT");
  forget->add_option("--municipality", o.registry.municipality, "Only of that one")
      ->type_name("NAME|CODE");
  forget->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  forget->footer(kForgetExamples);
  forget->callback([&o] { o.command = Options::Command::forget; });
}

void read_number(const char* option, const std::string& written, unsigned low, unsigned high,
                 unsigned& value, Problems& problems) {
  if (written.empty()) return;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, value);
  if (error == std::errc() && stop == end && value >= low && value <= high) return;
  problems.push_back(fmt::format("{} \"{}\": expected a whole number from {} to {}", option,
                                 printable(written), low, high));
}

void check_containers(const Written& w, Options& o, Problems& problems) {
  ingest::UnpackLimits& limits = o.containers.archive;
  limits.member_bytes = o.max_bytes;
  unsigned megabytes = 4096;
  unsigned ratio = 200;
  unsigned members = 100'000;
  read_number("--max-expanded", w.max_expanded, 1, 1'000'000, megabytes, problems);
  read_number("--max-ratio", w.max_ratio, 1, 100'000, ratio, problems);
  read_number("--max-members", w.max_members, 1, 100'000'000, members, problems);
  read_number("--max-depth", w.max_depth, 1, 16, o.containers.depth, problems);
  limits.expanded = std::uint64_t{megabytes} << 20;
  limits.ratio = ratio;
  limits.members = members;
}

void check_values(const Written& w, Options& o, Problems& problems) {
  read_number("--jobs", w.jobs, 1, 256, o.jobs, problems);
  unsigned megabytes = 64;
  read_number("--max-size", w.max_size, 1, 1024, megabytes, problems);
  o.max_bytes = std::uint64_t{megabytes} << 20;
  check_containers(w, o, problems);
  for (const auto& [key, value] :
       {std::pair("municipality", w.municipality), std::pair("published", w.published)}) {
    if (auto fault = set_hint(o.hints, key, value, nullptr)) problems.push_back("--" + *fault);
  }
}

/// Whether `inner` is `outer` or lies below it. Paths that do not exist are compared as written.
bool lies_in(const fs::path& inner, const fs::path& outer) {
  std::error_code ignored;
  const fs::path in = fs::weakly_canonical(inner, ignored);
  const fs::path out = fs::weakly_canonical(outer, ignored);
  const auto rest = std::mismatch(out.begin(), out.end(), in.begin(), in.end()).first;
  return rest == out.end() && !out.empty();
}

/// Why a file or folder cannot be used, empty if it is there.
std::optional<std::string> fault_of_path(const std::string& path) {
  struct stat found {};
  if (::stat(path.c_str(), &found) == 0) return std::nullopt;
  return fmt::format("{}: {}", printable(path), std::strerror(errno));
}

void check_inputs(const Options& o, Problems& problems) {
  if (!o.corrections.empty() && o.out == "-") {
    problems.emplace_back(
        "--corrections speaks of what documents say together: it goes with --out DIR, not -");
  }
  int streams = 0;
  for (const std::string& input : o.inputs) {
    if (input == "-") {
      if (++streams == 2) problems.emplace_back("INPUT -: standard input can be read only once");
      continue;
    }
    if (const auto fault = fault_of_path(input)) {
      problems.push_back("INPUT " + *fault);
    } else if (o.out != "-" && lies_in(input, o.out)) {
      problems.push_back(fmt::format("INPUT {}: lies in the output folder {}", printable(input),
                                     printable(o.out)));
    }
  }
}

void check_evaluate(const Written& w, Options& o, Problems& problems) {
  using evaluate::Grouping;
  if (w.by == "municipality") {
    o.by = Grouping::municipality;
  } else if (w.by == "type") {
    o.by = Grouping::type;
  } else if (!w.by.empty() && w.by != "kind") {
    problems.push_back(
        fmt::format("--by \"{}\": expected kind, municipality or type", printable(w.by)));
  }
  for (const auto& [name, path] : {std::pair("GOLD", &o.gold), std::pair("FACTS", &o.facts),
                                   std::pair("--against", &o.old_facts)}) {
    if (path->empty() && path == &o.old_facts) continue;
    if (const auto fault = fault_of_path(*path))
      problems.push_back(fmt::format("{} {}", name, *fault));
  }
}

void check_query(const Written& w, Options& o, Problems& problems) {
  read_number("--timeout", w.timeout, 1, 86'400, o.timeout, problems);
  read_number("--limit", w.rows, 1, 1'000'000'000, o.rows, problems);
  if (const auto format = format_named(w.format); format || w.format.empty()) {
    o.format = format.value_or(Format::table);
  } else {
    problems.push_back(
        fmt::format("--format \"{}\": expected {}", printable(w.format), kFormatNames));
  }
  for (const std::string& written : w.parameters) {
    const std::size_t sign = written.find('=');
    const std::size_t start = written.starts_with(':') ? 1 : 0;
    if (sign == std::string::npos || sign == start) {
      problems.push_back(
          fmt::format("--param \"{}\": expected NAME=VALUE, as year=2024", printable(written)));
      continue;
    }
    const std::string name = written.substr(start, sign - start);
    for (const auto& [known, value] : o.parameters) {
      if (known == name)
        problems.push_back(fmt::format("--param {}: given twice", printable(name)));
    }
    o.parameters.emplace_back(name, written.substr(sign + 1));
  }
  if (o.question.empty() && (!o.parameters.empty() || o.show_sql)) {
    problems.emplace_back("--param and --sql go with a query: give its NAME");
  }
}

/// Lets CLI11 parse. Help and version become a message; CLI11's complaint becomes one problem.
void parse_with(CLI::App& app, int argc, const char* const* argv, Options& o) {
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // help, version
    const bool version = dynamic_cast<const CLI::CallForVersion*>(&asked) != nullptr;
    o.command = Options::Command::done;
    o.message = version ? std::string(asked.what()) + "\n" : app.help();
  } catch (const CLI::ParseError& wrong) {
    throw UsageError({printable(wrong.what()) + "; see orgkarta --help"});
  }
}

}  // namespace

Options parse_options(int argc, const char* const* argv) {
  Options o;
  Written w;
  CLI::App app(kAbout, "orgkarta");
  app.set_version_flag("--version", "orgkarta " ORGKARTA_VERSION);
  app.footer(kExamples);
  app.require_subcommand(1);
  add_run(app, o, w);
  add_merge(app, o, [&o] { o.command = Options::Command::merge; });
  add_rules(app, o);
  add_text(app, o);
  add_explain(app, o);
  add_evaluate(app, o, w);
  add_registry_commands(app, o.registry, [&o] { o.command = Options::Command::registry; });
  add_query(app, o, w);
  add_dump(app, o);
  add_export_command(app, o.exporting, [&o] { o.command = Options::Command::export_; });
  add_verify(app, o);
  add_forget(app, o);
  add_report(app, o.report, [&o] { o.command = Options::Command::report; });
  parse_with(app, argc, argv, o);
  Problems problems;
  if (o.command == Options::Command::run) {
    check_values(w, o, problems);
    check_shard(o, problems);
    check_inputs(o, problems);
  } else if (!o.text_file.empty()) {
    check_explain(o, problems);
    if (const auto fault = fault_of_path(o.text_file)) problems.push_back("FILE " + *fault);
  } else if (o.command == Options::Command::evaluate) {
    check_evaluate(w, o, problems);
  } else if (o.command == Options::Command::registry) {
    check_registry(o.registry, problems);
  } else if (o.command == Options::Command::forget) {
    if (o.why.empty()) problems.emplace_back("--why is empty: tell the reason");
  } else if (o.command == Options::Command::query) {
    check_query(w, o, problems);
  } else if (o.command == Options::Command::export_) {
    check_export(o.exporting, problems);
  }
  if (!problems.empty()) throw UsageError(std::move(problems));
  return o;
}

}  // namespace orgkarta::app
