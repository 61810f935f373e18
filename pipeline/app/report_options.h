// The command line of orgkarta report.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace orgkarta::app {

struct ReportOptions {
  std::string db;               ///< orgkarta.db or the folder that holds it
  std::string out;              ///< the folder that becomes the site; empty: none
  std::string svg;              ///< the folder for single pictures; empty: none
  std::string municipality;     ///< of pictures: code or name; empty: all
  std::string at;               ///< of pictures: a day, month or year as written; may be empty
  std::string language = "en";  ///< of pictures: sv, en
  std::string originals;   ///< where the documents' files lie: a folder or an address; may be empty
  std::string population;  ///< CSV file with columns code and inhabitants; empty: none
};

/// Adds the command to the command line; `chosen` is called when it is given.
void add_report(CLI::App& app, ReportOptions& o, const std::function<void()>& chosen);

}  // namespace orgkarta::app
