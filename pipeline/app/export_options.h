// The command line of orgkarta export.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "output/export/export.h"

namespace CLI {
class App;
}

namespace orgkarta::app {

struct ExportOptions {
  std::string db;            ///< orgkarta.db or the folder that holds it
  std::string out;           ///< the folder to write to
  std::string municipality;  ///< as typed; empty: all, or the only one
  std::string at;            ///< a day (ISO); empty: the last that documents speak of
  std::string license;       ///< an SPDX id; empty: not told
  output::ExportFormat format = output::ExportFormat::popolo;
  bool safe_csv = false;

  struct Written {  ///< before it is checked
    std::string format, at;
  } written;
};

/// Adds the command to the command line; `chosen` is called when it is given.
void add_export_command(CLI::App& app, ExportOptions& o, const std::function<void()>& chosen);

/// Turns what is written into values, and appends what is wrong with it.
void check_export(ExportOptions& o, std::vector<std::string>& problems);

}  // namespace orgkarta::app
