// The command line.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/app/containers.h"
#include "pipeline/app/export_options.h"
#include "pipeline/app/registry_options.h"
#include "pipeline/app/report_options.h"
#include "pipeline/app/shard_options.h"
#include "pipeline/app/table.h"
#include "pipeline/evaluate/settings.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// All that a user can choose, with the defaults.
struct Options {
  enum class Command {
    done,
    run,
    merge,
    rules_check,
    rules_list,
    text,
    explain,
    evaluate,
    query,
    dump,
    verify,
    forget,
    registry,
    export_,
    report
  };

  Command command = Command::done;  ///< done: help or version was asked for; print `message`
  std::string message;              ///< what to print for Command::done

  std::vector<std::string> inputs;  ///< files, folders, "-" for JSON Lines on standard input; of
                                    ///< merge folders of runs
  std::string out;                  ///< folder for the outputs, "-" for standard output
  unsigned jobs = 0;                ///< threads; 0: one a processor
  std::string rules;                ///< folder of the rule set; empty: see load_rules.h
  Hints hints;                      ///< --municipality and --published: for inputs that say nothing
  std::string manifest;             ///< CSV file; empty: none
  std::string corrections;          ///< what an analyst says against the linking; empty: none
  std::uint64_t max_bytes = std::uint64_t{64} << 20;  ///< larger documents are too_large
  ContainerLimits containers;                         ///< how far archives are opened
  bool text_index = true;                             ///< full-text indexes in the database
  bool summary = false;       ///< print the table of what was found, also without a terminal
  bool anew = false;          ///< nothing is taken over from an earlier run into the same folder
  bool check_bytes = false;   ///< what the file system tells of a file does not prove its bytes
  bool ocr = false;           ///< scanned PDF files are read by way of Tesseract
  bool retry_failed = false;  ///< try again what ended its reader in run after run
  bool quiet = false;         ///< print nothing but errors
  ShardOptions sharding;

  std::string text_file;  ///< of the text and explain commands; a folder for explain --profile

  std::string at;        ///< explain: an offset in code points or words of the text; empty: none
  std::string fact;      ///< explain: the id of a fact whose place is meant; empty: none
  std::string rule;      ///< explain: the id of the rule that is asked for; empty: all
  bool profile = false;  ///< explain: what each rule costs

  std::string gold;       ///< folder with gold: NAME.json a document
  std::string facts;      ///< facts.jsonl to evaluate, or the folder that has it
  std::string old_facts;  ///< facts.jsonl of an older run; empty: none
  evaluate::Grouping by = evaluate::Grouping::none;
  evaluate::Settings evaluation;  ///< tentative facts too, relaxed figures too
  bool verbose = false;           ///< list all that is wrong
  bool json = false;              ///< explain, evaluate: JSON for machines

  RegistryOptions registry;  ///< of the commands that ask what documents say together
  ReportOptions report;

  ExportOptions exporting;  ///< of the export command

  std::string database;  ///< of query and dump: the folder of a run, or its orgkarta.db
  std::string question;  ///< query: SQL or the name of a query; empty: list the names
  std::vector<std::pair<std::string, std::string>> parameters;  ///< query: values by name
  Format format = Format::table;
  unsigned timeout = 30;  ///< query: seconds
  unsigned rows = 0;      ///< query: most rows; 0: all
  std::string person;     ///< forget: an id or a name
  std::string why;        ///< forget: the reason, kept

  bool show_sql = false;  ///< query: print the SQL of a name instead of asking it
};

/// Reads the command line. Throws UsageError with every problem found: unknown options, bad values,
/// inputs that are missing, an output folder that holds an input.
Options parse_options(int argc, const char* const* argv);

}  // namespace orgkarta::app
