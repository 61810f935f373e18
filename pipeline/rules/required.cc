#include "pipeline/rules/required.h"

#include <algorithm>
#include <span>

#include <re2/filtered_re2.h>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

constexpr int kMinLiteral = 1;         // bytes: "%" is a good literal
constexpr std::size_t kDerived = 4;    // clauses, of which the best are kept
constexpr std::size_t kEffort = 4000;  // literals looked at while making a clause smaller

using Kind = PatternToken::Kind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// \d and the escaped forms of digits; everything else unchanged.
std::string fold_escape(std::string_view escape) {
  if (escape == "\\d") return "0";
  if (!escape.starts_with("\\x")) return std::string(escape);
  std::string hex(escape.substr(2));
  std::erase_if(hex, [](char c) { return c == '{' || c == '}'; });
  const unsigned long c = std::strtoul(hex.c_str(), nullptr, 16);
  return c >= '0' && c <= '9' ? "0" : std::string(escape);
}

// Positive classes only: what a negated class matches among digits does not make it smaller than
// "any character" to FilteredRE2, which is what it counts as there.
std::string fold_class(std::string_view text) {
  if (text.starts_with("[^")) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '\\') {
      const std::size_t end = escape_end(text, i);
      out += fold_escape(text.substr(i, end - i));
      i = end;
    } else if (text.substr(i).starts_with("[:digit:]")) {
      out += '0';
      i += 9;
    } else {
      out += is_digit(text[i]) ? '0' : text[i];
      ++i;
    }
  }
  return out;
}

// Behind the sign at `i` that lets what stands before it be absent; 0 if there is none.
std::size_t option_end(std::string_view regex, std::size_t i) {
  if (i == regex.size()) return 0;
  const PatternToken token = next_token(regex, i);
  const std::string_view text = token.in(regex);
  const bool option = text == "?" || text == "*" ||
                      (token.kind == Kind::repeat && (text.starts_with("{0,") || text == "{0}"));
  if (!option) return 0;
  const bool lazy = token.end < regex.size() && regex[token.end] == '?';
  return token.end + (lazy ? 1 : 0);
}

// Asks the prefilter of one pattern.
class Filter {
 public:
  explicit Filter(const std::string& regex) : filter_(kMinLiteral) {
    int id = 0;
    const std::string folded = fold_digits(without_options(regex));
    usable_ = filter_.Add(folded, pattern_options(), &id) == RE2::NoError;
    if (usable_) filter_.Compile(&literals_);
  }

  const std::vector<std::string>& literals() const { return literals_; }

  // Whether the pattern might match a text that holds all literals but those marked absent.
  bool may_match(const std::vector<bool>& absent) {
    if (!usable_) return true;
    present_.clear();
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      if (!absent[i]) present_.push_back(static_cast<int>(i));
    }
    filter_.AllPotentials(present_, &potential_);
    return !potential_.empty();
  }

 private:
  re2::FilteredRE2 filter_;
  bool usable_ = false;
  std::vector<std::string> literals_;
  std::vector<int> present_;
  std::vector<int> potential_;
};

// Takes some literals out of a clause if the pattern still cannot match without the rest.
void try_without(Filter& filter, std::span<const std::size_t> some, std::vector<bool>& clause) {
  for (const std::size_t i : some) clause[i] = false;
  if (filter.may_match(clause)) {
    for (const std::size_t i : some) clause[i] = true;
  }
}

// Makes a clause smaller; short literals go first, as they stand in the most texts.
void shrink(Filter& filter, std::vector<bool>& clause) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (clause[i]) order.push_back(i);
  }
  const auto& literals = filter.literals();
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return literals[a].size() < literals[b].size();
  });
  const auto longer = std::find_if(order.begin(), order.end(),
                                   [&](std::size_t i) { return literals[i].size() > 1; });
  try_without(filter, {order.begin(), longer}, clause);
  const std::size_t step = order.size() * order.size() / kEffort + 1;
  for (std::size_t i = 0; i < order.size(); i += step) {
    try_without(filter, std::span(order).subspan(i, std::min(step, order.size() - i)), clause);
  }
}

// A single letter, space, comma or full stop stands in nearly every block.
bool is_everywhere(std::string_view literal) {
  if (literal.size() != 1) return false;
  const char c = literal[0];
  return (c >= 'a' && c <= 'z') || c == ' ' || c == ',' || c == '.';
}

// A clause of long literals is met by few texts.
std::size_t shortest(const std::vector<std::string>& clause) {
  std::size_t size = clause.front().size();
  for (const std::string& literal : clause) size = std::min(size, literal.size());
  return size;
}

// The literals of a clause; empty if one of them stands everywhere, as the clause is then no help.
std::vector<std::string> useful(const Filter& filter, const std::vector<bool>& clause) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < clause.size(); ++i) {
    if (!clause[i]) continue;
    if (is_everywhere(filter.literals()[i])) return {};
    out.push_back(filter.literals()[i]);
  }
  return out;
}

}  // namespace

std::string fold_digits(std::string_view regex) {
  std::string out;
  for (std::size_t i = 0; i < regex.size();) {
    const PatternToken token = next_token(regex, i);
    const std::string_view text = token.in(regex);
    i = token.end;
    if (token.kind == Kind::escape) {
      out += fold_escape(text);
    } else if (token.kind == Kind::char_class) {
      out += fold_class(text);
    } else if (token.kind == Kind::text && is_digit(text[0])) {
      out += '0';
    } else {
      out += text;
    }
  }
  return out;
}

std::string without_options(std::string_view regex) {
  std::string out;
  std::vector<std::size_t> open;  // where the groups begin
  for (std::size_t i = 0; i < regex.size();) {
    const PatternToken token = next_token(regex, i);
    const std::string_view text = token.in(regex);
    i = token.end;
    std::size_t begin = out.size();
    out += text;
    if (token.kind == Kind::group) open.push_back(begin);
    if (token.kind == Kind::group || token.kind == Kind::repeat || text == "+") continue;
    if (text == ")" && token.kind == Kind::text && !open.empty()) {
      begin = open.back();
      open.pop_back();
    }
    const std::size_t end = option_end(regex, i);
    if (end == 0) continue;
    out.replace(begin, out.size() - begin, ".?");
    i = end;
  }
  return out;
}

Clauses required_literals(const std::string& regex) {
  Filter filter(regex);
  Clauses out;
  // Clause by clause: what earlier ones hold is taken as present, so that no two overlap.
  std::vector<bool> rest(filter.literals().size(), true);
  while (out.size() < kDerived && !rest.empty() && !filter.may_match(rest)) {
    std::vector<bool> clause = rest;
    shrink(filter, clause);
    auto literals = useful(filter, clause);
    if (!literals.empty()) out.push_back(std::move(literals));
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] = rest[i] && !clause[i];
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return shortest(a) > shortest(b); });
  if (out.size() > kMaxClauses) out.resize(kMaxClauses);
  return out;
}

}  // namespace orgkarta::rules
