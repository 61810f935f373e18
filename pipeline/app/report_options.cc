#include "pipeline/app/report_options.h"

#include <CLI/CLI.hpp>

namespace orgkarta::app {
namespace {

constexpr const char* kReportExamples = R"(Examples:
  orgkarta report found --out site                       then open site/index.html in a browser
  orgkarta report found --out site --originals minutes   documents lead to their files below minutes/
  orgkarta report found --out site --population p.csv    savings per inhabitant; p.csv has code,inhabitants
  orgkarta report found --svg pictures --municipality norr --at 2013 --language sv

The site needs neither server nor network and can be copied anywhere. It holds the documents' whole texts.
An earlier report in DIR gives way; a folder that holds anything else is left alone.

--svg writes single pictures for a paper, with descriptions for those who do not see them: CODE-organisation-DAY.svg, the
organisation on a day with its heads; CODE-changes.svg, changes along time; CODE-savings.svg, what is to be saved by
year. What there is nothing to draw of has no file; other files in that folder are left alone.)";

}  // namespace

void add_report(CLI::App& app, ReportOptions& o, const std::function<void()>& chosen) {
  CLI::App* report = app.add_subcommand("report", "Write a site to look at what was found");
  report->add_option("DB", o.db, "orgkarta.db, or the folder of a run that holds it")
      ->required()
      ->type_name("");
  report->add_option("--out", o.out, "Folder for the site")->type_name("DIR");
  report
      ->add_option("--originals", o.originals,
                   "Where the documents' files lie: the folder that was read, or an address")
      ->type_name("DIR|URL");
  report->add_option("--population", o.population, "Inhabitants of municipalities")
      ->type_name("FILE.csv");
  report->add_option("--svg", o.svg, "Folder for single pictures as SVG")->type_name("DIR");
  report->add_option("--municipality", o.municipality, "--svg: only of that one")
      ->type_name("NAME|CODE");
  report
      ->add_option("--at", o.at,
                   "--svg: the organisation on that day (the last that documents speak of)")
      ->type_name("DATE");
  report->add_option("--language", o.language, "--svg: the pictures' words (en)")
      ->type_name("sv|en");
  report->footer(kReportExamples);
  report->callback(chosen);
}

}  // namespace orgkarta::app
