// What each rule costs, as a table.
#include <fmt/format.h>

#include <iterator>

#include "pipeline/app/explain_report.h"

namespace orgkarta::app {

std::string profile_text(const rules::Profile& p, std::size_t documents, std::size_t rounds) {
  const double kilobytes = static_cast<double>(p.bytes) / 1024;
  std::string out = fmt::format(
      "{} documents, {:.1f} KB, {} rounds: {:.2f} MB a second on one core\n"
      "a round: {} mentions, {} statements, {} tries\n\n"
      "{:<38} {:<11} {:>9} {:>8} {:>9} {:>7}\n",
      documents, kilobytes / static_cast<double>(rounds), rounds,
      p.seconds > 0 ? kilobytes / 1024 / p.seconds : 0, p.mentions / rounds, p.statements / rounds,
      p.tries / rounds, "rule", "gives", "tries", "hits", "us a KB", "share");
  const auto line = [&](std::string_view name, std::string_view gives, std::string_view tries,
                        std::string_view hits, double seconds) {
    fmt::format_to(std::back_inserter(out), "{:<38} {:<11} {:>9} {:>8} {:>9.3f} {:>6.1f}%\n", name,
                   gives, tries, hits, kilobytes > 0 ? seconds * 1e6 / kilobytes : 0,
                   p.seconds > 0 ? seconds / p.seconds * 100 : 0);
  };
  line("(where mention rules are tried)", "", "", "", p.mention_candidates);
  line("(where relation rules are tried)", "", "", "", p.relation_candidates);
  line("(overlaps, masks and the rest)", "", "", "", p.rest);
  for (const rules::RuleCost& cost : p.rules) {
    line(cost.rule->id, cost.rule->gives, std::to_string(cost.tries / rounds),
         std::to_string(cost.hits / rounds), cost.seconds);
  }
  return out;
}

}  // namespace orgkarta::app
