#include "pipeline/app/options.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "pipeline/app/usage_error.h"
#include "tests/unit/app/temp_dir.h"

namespace orgkarta::app {
namespace {

using Strings = std::vector<std::string>;

Options parsed(const Strings& arguments) {
  std::vector<const char*> argv{"orgkarta"};
  for (const std::string& a : arguments) argv.push_back(a.c_str());
  return parse_options(static_cast<int>(argv.size()), argv.data());
}

Strings problems_of(const Strings& arguments) {
  try {
    parsed(arguments);
  } catch (const UsageError& error) {
    return error.problems();
  }
  return {};
}

TEST(Options, RunTakesAllItsOptions) {
  const TempDir dir;
  const Options o =
      parsed({"run",       dir.path(),       "-",      "--out",          "-",    "--jobs",
              "3",         "--rules",        "r",      "--municipality", "0581", "--published",
              "2024-03",   "--manifest",     "m",      "--max-size",     "2",    "--no-text-index",
              "--summary", "--retry-failed", "--quiet"});
  EXPECT_EQ(o.command, Options::Command::run);
  EXPECT_EQ(o.inputs, (Strings{dir.path(), "-"}));
  EXPECT_EQ(o.out, "-");
  EXPECT_TRUE(o.retry_failed);
  EXPECT_EQ(o.jobs, 3U);
  EXPECT_EQ(o.rules, "r");
  EXPECT_EQ(o.hints.municipality, "0581");
  EXPECT_EQ(o.hints.published, "2024-03");
  EXPECT_EQ(o.manifest, "m");
  EXPECT_EQ(o.max_bytes, 2U << 20);
  EXPECT_FALSE(o.text_index);
  EXPECT_TRUE(o.summary && o.quiet);
}

TEST(Options, QueryTakesAllItsOptions) {
  const Options o =
      parsed({"query", "found", "heads", "--param", "on=2019-06-01", "--param", ":a=b=c",
              "--format", "csv", "--limit", "7", "--timeout", "90", "--sql"});
  EXPECT_EQ(o.command, Options::Command::query);
  EXPECT_EQ(o.database, "found");
  EXPECT_EQ(o.question, "heads");
  EXPECT_EQ(o.parameters,
            (std::vector<std::pair<std::string, std::string>>{{"on", "2019-06-01"}, {"a", "b=c"}}));
  EXPECT_EQ(o.format, Format::csv);
  EXPECT_EQ(o.rows, 7U);
  EXPECT_EQ(o.timeout, 90U);
  EXPECT_TRUE(o.show_sql);
  const Options plain = parsed({"query", "found", "--format", "md"});
  EXPECT_EQ(plain.timeout, 30U);
  EXPECT_EQ(plain.rows, 0U);
  EXPECT_EQ(plain.format, Format::md);
  EXPECT_EQ(parsed({"dump", "found"}).command, Options::Command::dump);
}

TEST(Options, QueryTellsAllThatIsWrong) {
  EXPECT_EQ(problems_of({"query", "found", "--format", "xml", "--limit", "0", "--param", "=1"}),
            (Strings{"--limit \"0\": expected a whole number from 1 to 1000000000",
                     "--format \"xml\": expected table|json|csv|md",
                     "--param \"=1\": expected NAME=VALUE, as year=2024"}));
  EXPECT_EQ(problems_of({"query", "found", "--sql"}),
            (Strings{"--param and --sql go with a query: give its NAME"}));
  EXPECT_EQ(problems_of({"query"}).size(), 1U);
}

TEST(Options, LimitsOfArchivesHaveDefaultsAndBounds) {
  const TempDir dir;
  const ContainerLimits usual = parsed({"run", dir.path(), "--out", "-"}).containers;
  EXPECT_EQ(usual.archive.expanded, std::uint64_t{4} << 30);
  EXPECT_EQ(usual.archive.ratio, 200U);
  EXPECT_EQ(usual.archive.members, 100'000U);
  EXPECT_EQ(usual.archive.member_bytes, std::uint64_t{64} << 20);
  EXPECT_EQ(usual.depth, 3U);
  const ContainerLimits own =
      parsed({"run", dir.path(), "--out", "-", "--max-size", "1", "--max-expanded", "2",
              "--max-ratio", "3", "--max-members", "4", "--max-depth", "5"})
          .containers;
  EXPECT_EQ(own.archive.member_bytes, 1U << 20);
  EXPECT_EQ(own.archive.expanded, 2U << 20);
  EXPECT_EQ(own.archive.ratio, 3U);
  EXPECT_EQ(own.archive.members, 4U);
  EXPECT_EQ(own.depth, 5U);
  EXPECT_EQ(problems_of({"run", dir.path(), "--out", "-", "--max-depth", "0", "--max-ratio", "x",
                         "--max-members", "-1", "--max-expanded", ""})
                .size(),
            3U);
}

TEST(Options, EveryBadValueIsTold) {
  EXPECT_EQ(problems_of({"run", "/nowhere", "-", "-", "--out", "-", "--jobs", "0", "--max-size",
                         "64k", "--municipality", "Motala", "--published", "yesterday"}),
            (Strings{"--jobs \"0\": expected a whole number from 1 to 256",
                     "--max-size \"64k\": expected a whole number from 1 to 1024",
                     "--municipality \"Motala\": expected Statistics Sweden's four digits, such as "
                     "0581",
                     "--published \"yesterday\": expected a date of the calendar, as 2024-03-05, "
                     "2024-03 or 2024",
                     "INPUT /nowhere: No such file or directory",
                     "INPUT -: standard input can be read only once"}));
}

TEST(Options, ExplainTakesAllItsOptions) {
  const TempDir dir;
  const Options o = parsed({"explain", dir.path(), "--at", "12", "--rule", "r", "--json"});
  EXPECT_EQ(o.command, Options::Command::explain);
  EXPECT_EQ(o.text_file, dir.path());
  EXPECT_EQ(o.at, "12");
  EXPECT_EQ(o.rule, "r");
  EXPECT_TRUE(o.json && !o.profile);
}

TEST(Options, ExplainNamesOnePlace) {
  EXPECT_EQ(problems_of({"explain", "/nowhere", "--at", "1", "--fact", "u1", "--profile"}),
            (Strings{"--at and --fact both name a place: give one of them",
                     "--profile looks at all of FILE: it goes without --at, --fact and --rule",
                     "FILE /nowhere: No such file or directory"}));
}

TEST(Options, AnInputInTheOutputFolderIsRefused) {
  const TempDir dir;
  const std::string file = dir.write("out/a.txt");
  EXPECT_EQ(problems_of({"run", file, "--out", dir / "out"}),
            (Strings{"INPUT " + file + ": lies in the output folder " + (dir / "out")}));
  EXPECT_EQ(problems_of({"run", dir.path(), "--out", dir.path()}).size(), 1U);
  EXPECT_TRUE(problems_of({"run", dir.path(), "--out", dir / "out"}).empty());
}

TEST(Options, UnknownAndMissingOnesAreRefused) {
  EXPECT_EQ(problems_of({"run", "-", "--out", "-", "--job", "2"}).size(), 1U);
  EXPECT_EQ(problems_of({"run", "-"}).size(), 1U);
  EXPECT_EQ(problems_of({}).size(), 1U);
  EXPECT_EQ(problems_of({"rules"}).size(), 1U);
  EXPECT_EQ(problems_of({"text"}).size(), 1U);
}

TEST(Options, HelpAndVersionAreMessages) {
  EXPECT_EQ(parsed({"--version"}).message, "orgkarta " ORGKARTA_VERSION "\n");
  EXPECT_NE(parsed({"--help"}).message.find("Examples:"), std::string::npos);
  EXPECT_NE(parsed({"run", "--help"}).message.find("--manifest"), std::string::npos);
  EXPECT_NE(parsed({"rules", "list", "--help"}).message.find("DIR"), std::string::npos);
}

TEST(Options, EvaluateTakesAllItsOptions) {
  const TempDir dir;
  const Options o = parsed({"evaluate", dir.path(), dir.path(), "--against", dir.path(), "--by",
                            "type", "--relaxed", "--all", "-v", "--json", "--rules", "r"});
  EXPECT_EQ(o.command, Options::Command::evaluate);
  EXPECT_EQ(o.gold, dir.path());
  EXPECT_EQ(o.facts, dir.path());
  EXPECT_EQ(o.old_facts, dir.path());
  EXPECT_EQ(o.by, evaluate::Grouping::type);
  EXPECT_TRUE(o.evaluation.relaxed && o.evaluation.everything && o.verbose && o.json);
  EXPECT_EQ(o.rules, "r");
  EXPECT_EQ(parsed({"evaluate", dir.path(), dir.path(), "--by", "kind"}).by,
            evaluate::Grouping::none);
}

TEST(Options, EvaluateReportsEveryFault) {
  EXPECT_EQ(problems_of({"evaluate", "no/gold", "no/facts", "--by", "year", "--against", "no/old"}),
            (Strings{"--by \"year\": expected kind, municipality or type",
                     "GOLD no/gold: No such file or directory",
                     "FACTS no/facts: No such file or directory",
                     "--against no/old: No such file or directory"}));
}

}  // namespace
}  // namespace orgkarta::app
