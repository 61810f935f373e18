#include "pipeline/app/report_options.h"

#include <CLI/CLI.hpp>

namespace orgkarta::app {
namespace {

constexpr const char* kReportExamples = R"(Examples:
  orgkarta report found --out site                       then open site/index.html in a browser
  orgkarta report found --out site --originals minutes   documents lead to their files below minutes/
  orgkarta report found --out site --population p.csv    savings per inhabitant; p.csv has code,inhabitants

The site needs neither server nor network and can be copied anywhere. It holds the documents' whole texts.
An earlier report in DIR gives way; a folder that holds anything else is left alone.)";

}  // namespace

void add_report(CLI::App& app, ReportOptions& o, const std::function<void()>& chosen) {
  CLI::App* report = app.add_subcommand("report", "Write a site to look at what was found");
  report->add_option("DB", o.db, "orgkarta.db, or the folder of a run that holds it")
      ->required()
      ->type_name("");
  report->add_option("--out", o.out, "Folder for the site")->required()->type_name("DIR");
  report
      ->add_option("--originals", o.originals,
                   "Where the documents' files lie: the folder that was read, or an address")
      ->type_name("DIR|URL");
  report->add_option("--population", o.population, "Inhabitants of municipalities")
      ->type_name("FILE.csv");
  report->footer(kReportExamples);
  report->callback(chosen);
}

}  // namespace orgkarta::app
