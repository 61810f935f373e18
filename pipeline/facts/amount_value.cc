#include "pipeline/facts/amounts.h"

#include <cmath>

#include "pipeline/facts/numbers.h"
#include "pipeline/model/names.h"

namespace orgkarta::facts {
namespace {

std::optional<double> figure(const View& view, const Mention& m, std::string_view digits,
                             std::string_view word) {
  if (const Capture* c = m.capture(digits); c && !c->span.empty()) {
    return parse_number(view.slice(c->span));
  }
  if (const Capture* c = m.capture(word); c && !c->span.empty()) return parse_number(c->value);
  return std::nullopt;
}

double factor(const Mention& m, std::string_view group) {
  const Capture* c = m.capture(group);
  if (!c || c->span.empty()) return 1;
  return parse_number(c->value).value_or(1);
}

/// "16,4 mkr" is 16 400 000, not what the product of binary fractions leaves of it.
double scaled(double figure, double scale) { return std::round(figure * scale * 1000) / 1000; }

bool took_part(const Mention& m, std::string_view group) {
  const Capture* c = m.capture(group);
  return c && !c->span.empty();
}

}  // namespace

double amount_scale(const View& view, const Mention& m) {
  double scale = factor(m, "scale") * factor(m, "currency");
  if (const Capture* c = m.capture("scale_word"); c && !c->span.empty() && !m.capture("scale")) {
    scale *= parse_number(view.lookup("scales", view.slice(c->span)).value_or("1")).value_or(1);
  }
  return scale;
}

std::optional<Amount> amount_value(const View& view, const Mention& m) {
  const auto first = figure(view, m, "n1", "w1");
  if (!first) return std::nullopt;
  const double scale = amount_scale(view, m);
  const auto second = figure(view, m, "n2", "w2");
  Amount a;
  a.text = std::string(view.slice(m.span));
  a.min = scaled(*first, scale);
  a.max = second ? scaled(*second, scale) : *a.min;
  if (*a.max < *a.min) return std::nullopt;
  a.unit = parse_name<Measure>(m.rule->attribute("measure")).value_or(Measure::sek);
  if (const std::string_view noun = attribute(m, "noun"); !noun.empty()) {
    a.unit = parse_name<Measure>(noun).value_or(a.unit);
  }
  a.approximate = took_part(m, "approx");
  if (!second) {  // "max 10-12" is a range, "max 12" has an open end
    const std::string_view bound = attribute(m, "bound");
    if (bound == "max") a.min.reset();
    if (bound == "min") a.max.reset();
  }
  if (a.unit == Measure::sek) a.period = parse_name<Period>(attribute(m, "period"));
  if (const auto start = figure(view, m, "baseline", "baseline_word")) {
    a.baseline = scaled(*start, scale);
  }
  if (const auto kind = parse_name<AmountKind>(m.rule->attribute("kind"))) {
    a.kind = *kind;
    return a;
  }
  a.kind = a.unit == Measure::people || a.unit == Measure::fte ? AmountKind::headcount
                                                               : AmountKind::other;
  return a;
}

std::optional<double> whole_of(const View& view, const Mention& m) {
  const auto whole = figure(view, m, "n3", "w3");
  return whole ? std::optional(scaled(*whole, amount_scale(view, m))) : std::nullopt;
}

bool has_minus(const View& view, const Mention& m) {
  return took_part(m, "minus") ||
         (took_part(m, "sign") && view.slice(m.capture("sign")->span) != "+");
}

bool has_sign(const View& view, const Mention& m) {
  if (took_part(m, "minus")) return true;
  if (!took_part(m, "sign")) return false;
  // A dash with a space behind it is one between words, unless nothing else stands in the cell.
  const Span sign = m.capture("sign")->span;
  return view.text.text[sign.end] != ' ' || sign.begin == view.block(m.block).content.begin ||
         view.text.text[sign.begin - 1] == '\t';
}

}  // namespace orgkarta::facts
