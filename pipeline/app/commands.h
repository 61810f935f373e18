// What the program can be told to do.
#pragma once

#include "pipeline/app/options.h"
#include "pipeline/app/signals.h"

namespace orgkarta::app {

/// orgkarta run: documents to facts. Returns the exit code; throws UsageError, rules::RuleError,
/// output::LockedError and output::EnvironmentError.
int run_command(const Options& options, Signals& signals);

/// orgkarta run --list: size and path of each input, or of those of a shard, in the order of paths.
/// Throws output::EnvironmentError.
int list_command(const Options& options);

/// orgkarta merge: the outputs of several runs as those of one. Throws UsageError for runs that
/// cannot be merged, rules::RuleError, output::WrongDatabase, output::LockedError and
/// output::EnvironmentError.
int merge_command(const Options& options, Signals& signals);

/// orgkarta rules check | list.
int check_rules_command(const Options& options);
int list_rules_command(const Options& options);

/// orgkarta text: the blocks of a file, as the rules see them.
int text_command(const Options& options);

/// orgkarta explain: why facts are found at a place, or missed; what rules cost. Throws UsageError
/// for places, facts and rules that there are not.
int explain_command(const Options& options);

/// orgkarta evaluate: facts compared with gold. Throws UsageError with every fault of gold and
/// facts.
int evaluate_command(const Options& options);

/// orgkarta query: SQL or a named query asked of a run's database, which is only read. Throws
/// UsageError for wrong SQL, parameters and limits, output::WrongDatabase.
int query_command(const Options& options, Signals& signals);

/// orgkarta dump: all of a run's database as lines of JSON that are the same for the same content.
int dump_command(const Options& options, Signals& signals);

/// orgkarta export: the registry in the forms of other systems. Throws UsageError for a folder that
/// holds something else, output::WrongDatabase, output::LockedError and output::EnvironmentError.
int export_command(const ExportOptions& options);

/// orgkarta forget: a person's name overwritten in all that a run wrote, and in what later runs
/// write. Throws UsageError if nobody or several are meant.
int forget_command(const Options& options);

/// orgkarta verify: whether all that a run wrote still holds. Exit 1 if something does not.
int verify_command(const Options& options);

/// orgkarta report: a run's database as a site that opens from disk, and as single pictures. Throws
/// UsageError for a population file that cannot be read and a municipality that is not there,
/// output::WrongDatabase and output::EnvironmentError.
int report_command(const ReportOptions& options);

}  // namespace orgkarta::app
