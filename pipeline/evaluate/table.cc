#include "pipeline/evaluate/table.h"

#include <fmt/format.h>

#include <iterator>

#include "pipeline/evaluate/fold.h"
#include "pipeline/evaluate/label.h"

namespace orgkarta::evaluate {
namespace {

// Code points of a fact that a line shows.
constexpr std::size_t kShown = 240;

template <class... Arguments>
void put(std::string& out, fmt::format_string<Arguments...> format, Arguments&&... arguments) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Arguments>(arguments)...);
}

void put_tally(std::string& out, const Tally& t) {
  put(out, "{:6}{:7}{:8}{:8.3f}{:8.3f}{:8.3f}", t.hit, t.extra, t.missed, t.precision(), t.recall(),
      t.f1());
}

void put_heading(std::string& out, bool relaxed, bool before) {
  constexpr std::string_view kTally = "   hit  extra  missed       P       R      F1";
  put(out, "{:14}{:>6}{}", "kind", "gold", kTally);
  if (relaxed) put(out, "  relaxed:{}", kTally);
  if (before) put(out, "{:>11}{:>8}", "F1 before", "change");
  out += '\n';
}

void put_row(std::string& out, Row row, const Group& group, bool relaxed) {
  const Tally& strict = *group.strict.at(row);
  put(out, "{:14}{:6}", kRowNames[static_cast<std::size_t>(row)], strict.hit + strict.missed);
  put_tally(out, strict);
  if (relaxed && group.relaxed.at(row)) {
    put(out, "{:10}", "");
    put_tally(out, *group.relaxed.at(row));
  } else if (relaxed && group.before) {
    put(out, "{:55}", "");
  }
  if (group.before) {
    const double old = group.before->at(row).value_or(Tally()).f1();
    put(out, "{:11.3f}{:+8.3f}", old, strict.f1() - old);
  }
  out += '\n';
}

std::string_view sign(Finding::What what) {
  constexpr std::array<std::string_view, 5> kSigns = {"!", "-", "+", "=", "~"};
  return kSigns[static_cast<std::size_t>(what)];
}

std::string shown(const std::string& text) { return std::string(first_characters(text, kShown)); }

void put_evidence(std::string& out, const Finding& f) {
  if (f.rule.empty() && f.quote.empty()) return;
  put(out, "      {}: \"{}\"\n", f.rule.empty() ? "no rule" : one_line(f.rule), one_line(f.quote));
}

void put_finding(std::string& out, const Finding& f) {
  if (f.what == Finding::What::no_facts) {
    out += "  ! no facts for this document\n";
    return;
  }
  put(out, "  {} {}: ", sign(f.what), f.kind);
  if (f.what == Finding::What::fault) out += one_line(f.detail) + (f.fact.empty() ? "" : ": ");
  out += shown(f.fact);
  if (f.what == Finding::What::near) out += "  <-  " + shown(f.detail);
  out += '\n';
  put_evidence(out, f);
}

}  // namespace

std::string table(const Group& group) {
  std::string out;
  const bool relaxed = group.relaxed.at(Row::all).has_value();
  put_heading(out, relaxed, group.before.has_value());
  for (std::size_t i = 0; i < kRowNames.size(); ++i) {
    const Row row = static_cast<Row>(i);
    if (group.strict.at(row)) put_row(out, row, group, relaxed);
  }
  return out;
}

std::string list_findings(const DocumentScore& document) {
  std::string out;
  for (const Finding& finding : document.findings) put_finding(out, finding);
  return out.empty() ? out : one_line(document.name) + "\n" + out;
}

std::string list_differences(const DocumentScore& before, const DocumentScore& now) {
  std::string out;
  for (const Difference& d : differences(before, now)) {
    put(out, "  {:7}{}: {}\n", name_of(d.what), d.finding->kind, shown(d.finding->fact));
    put_evidence(out, *d.finding);
  }
  return out.empty() ? out : one_line(now.name) + "\n" + out;
}

}  // namespace orgkarta::evaluate
