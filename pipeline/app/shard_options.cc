#include "pipeline/app/shard_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "pipeline/app/escape.h"
#include "pipeline/app/options.h"

namespace orgkarta::app {
namespace {

constexpr const char* kMergeExamples = R"(Examples:
  orgkarta run minutes/ --shard 1/2 --out part1      on one machine
  orgkarta run minutes/ --shard 2/2 --out part2      on another one
  orgkarta merge part1 part2 --out found             as one run over minutes/ would have written it

The DIRs are outputs of orgkarta run, of one version, rules and limits; runs over different inputs can be merged too.
What documents say together is found then: a shard alone has no registry. A document that several have stands once, if its bytes are the same.
Shards that are not there are told, and the rest is merged. The DIRs are only read.

Exit codes: 0 all was read; 1 some inputs could not be (errors.jsonl names them); 2 the DIRs cannot be merged,
nothing was touched; 3 the disk failed; 4 a run holds one of the folders.)";

void check_shard_of_run(const Options& o, std::vector<std::string>& problems) {
  if (o.sharding.shard && !o.corrections.empty()) {
    problems.emplace_back(
        "--corrections speaks of what all documents say together: give it to orgkarta merge, not "
        "to a --shard");
  }
  if (!o.sharding.give_up.empty() && !o.sharding.shard) {
    problems.emplace_back("--give-up goes with --shard: it would leave all inputs unread");
  }
  const bool stream = std::count(o.inputs.begin(), o.inputs.end(), "-") != 0;
  if (o.sharding.list && stream) {
    problems.emplace_back("--list names files: it goes without INPUT -");
  }
}

}  // namespace

void add_shard_options(CLI::App& run, ShardOptions& o) {
  run.add_option("--shard", o.written,
                 "Only the I-th of N parts of the inputs, of about equal size")
      ->type_name("I/N");
  run.add_flag("--list", o.list, "Print size and path of the inputs, read none");
  run.add_option("--give-up", o.give_up,
                 "Read none of a shard's inputs: all crash, for this reason")
      ->type_name("WHY");
}

void check_shard(Options& o, std::vector<std::string>& problems) {
  ShardOptions& sharding = o.sharding;
  if (!sharding.written.empty()) {
    sharding.shard = parse_shard(sharding.written);
    if (!sharding.shard) {
      problems.push_back(
          fmt::format("--shard \"{}\": expected I/N, two whole numbers with I from 1 to N, as 3/8",
                      printable(sharding.written)));
    }
  }
  check_shard_of_run(o, problems);
}

void take_share(ShardOptions& sharding, std::vector<Input>& inputs) {
  if (!sharding.shard) return;
  sharding.listing = listing_of(inputs);
  inputs = take_shard(std::move(inputs), *sharding.shard);
  if (sharding.give_up.empty()) return;
  for (Input& input : inputs) {
    if (input.outcome != Outcome::ok) continue;
    input.outcome = Outcome::crash;
    input.message = printable(sharding.give_up);
  }
}

void append_shard(output::JsonObject& object, const Options& options) {
  const auto number = [&](std::string_view name, auto value) {
    object.integer(name, static_cast<std::int64_t>(value));
  };
  number("max_expanded", options.containers.archive.expanded);
  number("max_ratio", options.containers.archive.ratio);
  number("max_members", options.containers.archive.members);
  number("max_depth", options.containers.depth);
  if (!options.sharding.shard) return;
  output::append_json_texts(object.raw("shards"), {name_of(*options.sharding.shard)});
  object.text("listing", options.sharding.listing.sha256);
  number("listed", options.sharding.listing.inputs);
}

void add_merge(CLI::App& app, Options& o, const std::function<void()>& chosen) {
  CLI::App* merge = app.add_subcommand("merge", "Join what several runs found to one");
  merge->add_option("DIR", o.inputs, "Folders of runs: shards, or runs over different inputs")
      ->required()
      ->type_name("");
  merge->add_option("--out", o.out, "Folder for the outputs")->required()->type_name("DIR");
  merge->add_option("--rules", o.rules, "Folder of the rule set")->type_name("DIR");
  merge
      ->add_option("--corrections", o.corrections,
                   "What is one body or person, what is not, and names: always wins")
      ->type_name("FILE.tsv");
  merge->add_flag("--quiet", o.quiet, "Print nothing but errors");
  merge->footer(kMergeExamples);
  merge->callback(chosen);
}

}  // namespace orgkarta::app
