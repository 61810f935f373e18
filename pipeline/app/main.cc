// Wiring, and the one place where what went wrong becomes a message and an exit code.
#include <fmt/format.h>

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "output/error.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/options.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/signals.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/rules/rule_set.h"

namespace {

using namespace orgkarta;

int dispatch(const app::Options& options, app::Signals& signals) {
  switch (options.command) {
    case app::Options::Command::run:
      return options.sharding.list ? app::list_command(options)
                                   : app::run_command(options, signals);
    case app::Options::Command::merge:
      return app::merge_command(options, signals);
    case app::Options::Command::rules_check:
      return app::check_rules_command(options);
    case app::Options::Command::rules_list:
      return app::list_rules_command(options);
    case app::Options::Command::text:
      return app::text_command(options);
    case app::Options::Command::explain:
      return app::explain_command(options);
    case app::Options::Command::evaluate:
      return app::evaluate_command(options);
    case app::Options::Command::registry:
      return app::registry_command(options.registry);
    case app::Options::Command::query:
      return app::query_command(options, signals);
    case app::Options::Command::dump:
      return app::dump_command(options, signals);
    case app::Options::Command::export_:
      return app::export_command(options.exporting);
    case app::Options::Command::forget:
      return app::forget_command(options);
    case app::Options::Command::verify:
      return app::verify_command(options);
    case app::Options::Command::report:
      return app::report_command(options.report);
    case app::Options::Command::done:
      break;
  }
  app::print_out(options.message);
  return app::kAllRead;
}

int report(const std::vector<std::string>& problems, int code) {
  std::string text;
  for (const std::string& problem : problems) text += "orgkarta: " + problem + "\n";
  app::print_error(text);
  return code;
}

/// What went wrong as a message and an exit code.
int report(const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const app::UsageError& error) {
    return report(error.problems(), app::kWrongUse);
  } catch (const rules::RuleError& error) {
    return report(error.problems(), app::kWrongUse);
  } catch (const output::WrongDatabase& error) {
    return report({app::printable(error.what())}, app::kWrongUse);
  } catch (const output::LockedError& error) {
    return report({error.what()}, app::kLocked);
  } catch (const std::exception& error) {
    return report({error.what()}, app::kEnvironment);
  }
}

/// Asks for no memory: there may be none.
int report_no_memory() {
  app::print_error("orgkarta: out of memory\n");
  return app::kEnvironment;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    app::occupy_standard_descriptors();
    app::Signals signals;
    return dispatch(app::parse_options(argc, argv), signals);
  } catch (const std::bad_alloc&) {
    return report_no_memory();
  } catch (...) {
    try {
      return report(std::current_exception());
    } catch (...) {
      return report_no_memory();
    }
  }
}
