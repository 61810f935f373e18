// The commands that ask what many documents say together.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "output/municipality_figures.h"
#include "pipeline/app/table.h"

namespace CLI {
class App;
}

namespace orgkarta::app {

struct RegistryOptions {
  enum class Command { none, org, history, compare, diff, conflicts, why };

  Command command = Command::none;
  std::string db;                  ///< orgkarta.db or the folder that holds it
  std::vector<std::string> names;  ///< as typed: municipalities, or the words of one name
  std::string a;                   ///< why: the two that are asked about, as typed
  std::string b;
  std::string municipality;  ///< only of this one; as typed, empty: of all
  std::string at;            ///< a day (ISO); empty: the last that documents speak of
  std::string from;          ///< a day (ISO), as is `to`; empty: open
  std::string to;
  std::vector<output::Topic> what;  ///< of compare
  bool told = false;                ///< diff: only what changed on a day that a document tells
  Format format = Format::table;

  struct Written {  ///< before it is checked
    std::string at, from, to, format;
    std::vector<std::string> what;
  } written;
};

/// Adds the commands to the command line; `chosen` is called when one of them is given.
void add_registry_commands(CLI::App& app, RegistryOptions& o, const std::function<void()>& chosen);

/// Turns what is written into values, and appends what is wrong with it.
void check_registry(RegistryOptions& o, std::vector<std::string>& problems);

}  // namespace orgkarta::app
