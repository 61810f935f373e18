#include "pipeline/app/registry_commands.h"

#include "pipeline/app/exit_code.h"

namespace orgkarta::app {

int registry_command(const RegistryOptions& o) {
  switch (o.command) {
    case RegistryOptions::Command::org:
      return org_command(o);
    case RegistryOptions::Command::history:
      return history_command(o);
    case RegistryOptions::Command::compare:
      return compare_command(o);
    case RegistryOptions::Command::diff:
      return diff_command(o);
    case RegistryOptions::Command::conflicts:
      return conflicts_command(o);
    case RegistryOptions::Command::why:
      return why_command(o);
    case RegistryOptions::Command::none:
      break;
  }
  return kAllRead;
}

std::string joined_names(const RegistryOptions& o) {
  std::string out;
  for (const std::string& name : o.names) {
    if (!out.empty()) out += ' ';
    out += name;
  }
  return out;
}

}  // namespace orgkarta::app
