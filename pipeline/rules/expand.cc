#include "pipeline/rules/expand.h"

#include <algorithm>

#include <fmt/format.h>

#include "pipeline/rules/alternation.h"
#include "pipeline/rules/masked_names.h"
#include "pipeline/rules/pattern_token.h"

namespace orgkarta::rules {
namespace {

using Kind = PatternToken::Kind;

bool is_identifier(std::string_view s) {
  const auto letter = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if (s.empty() || !letter(s.front())) return false;
  return std::all_of(s.begin(), s.end(),
                     [&](char c) { return letter(c) || c == '_' || (c >= '0' && c <= '9'); });
}

bool is_capitals(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
}

// What is wrong with an escape, empty if nothing.
std::string_view escape_fault(std::string_view escape) {
  switch (escape[1]) {
    case 'b':
    case 'B':
      return "\\b knows ASCII only; patterns match whole words anyway";
    case 'w':
    case 'W':
      return R"(\w knows ASCII only; write [\pL\pN] or [^\pL\pN])";
    case 'C':
      return "\\C matches half characters";
    case 'n':
      return "a pattern cannot go beyond its block";
    case 'Q':
    case 'E':
      return "\\Q is not supported; escape each character";
    default:
      break;
  }
  if (escape[1] >= '0' && escape[1] <= '9') return "numbered references are not supported";
  return {};
}

// What is wrong with a group's opening, empty if nothing.
std::string group_fault(std::string_view opening) {
  if (opening == "(") return "numbered group; use (?:...) or (?P<name>...)";
  if (opening == "(?:") return {};
  if (!opening.starts_with("(?P<")) {
    return fmt::format("'{}': flags are not supported; write [Aa], or a lexicon that folds",
                       opening);
  }
  const std::string_view name = opening.substr(4, opening.size() - 5);
  if (is_identifier(name)) return {};
  return fmt::format("'{}' is no name for a group", name);
}

std::string capture(std::string_view group, std::string_view regex) {
  return group.empty() ? fmt::format("(?:{})", regex) : fmt::format("(?P<{}>{})", group, regex);
}

}  // namespace

void Expander::set_macros(std::vector<PatternSource> macros) {
  for (PatternSource& source : macros) {
    const std::string name = source.rule;
    if (lexicons_.contains(name)) fault(source, 0, "a lexicon has the same name");
    macros_.emplace(name, Macro{std::move(source), MacroState::fresh, {}});
  }
  for (const auto& [name, macro] : macros_) {
    Expansion unused;
    expand_macro(macro.source, {name, {}, 0}, unused);
  }
}

std::optional<Expansion> Expander::expand(const PatternSource& source, bool relation) {
  Expansion out;
  bool sound = true;
  const std::string_view pattern = source.pattern;
  for (std::size_t i = 0; i < pattern.size();) {
    const PatternToken token = next_token(pattern, i);
    const std::string_view text = token.in(pattern);
    i = token.end;
    if (token.kind == Kind::broken) {
      sound = fault(source, token.begin, fmt::format("'{}' is not closed", text.substr(0, 1)));
    } else if (token.kind == Kind::name) {
      sound &= expand_name(source, text.substr(1, text.size() - 2), token.begin + 1, out);
    } else if (text[0] == '[') {
      sound &=
          check_token(source, token.begin, text) && expand_class(source, token.begin, text, out);
    } else {
      sound &= check_token(source, token.begin, text);
      out.append(text);
    }
  }
  if (sound && out.masked && !relation) {
    sound = fault(source, 0, "only relation rules may use names of mentions and sentences");
  }
  return sound ? std::optional(std::move(out)) : std::nullopt;
}

// Looks at pieces that RE2 would take, but that do not mean what their author hopes.
bool Expander::check_token(const PatternSource& source, std::size_t begin, std::string_view text) {
  if (text == "\n") return fault(source, begin, "a pattern stands on one line");
  if (text[0] == '\\') {
    const std::string_view message = escape_fault(text);
    return message.empty() || fault(source, begin, message);
  }
  if (text[0] == '(') {
    const std::string message = group_fault(text);
    return message.empty() || fault(source, begin, message);
  }
  if (text[0] != '[') return true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') continue;
    const std::string_view message = text[i + 1] == 'n' ? "" : escape_fault(text.substr(i));
    if (!message.empty()) return fault(source, begin + i, message);
    ++i;
  }
  return true;
}

// "[^{AMOUNT}]": any character but a masked amount.
bool Expander::expand_class(const PatternSource& source, std::size_t begin, std::string_view text,
                            Expansion& out) {
  std::string characters;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text[i] == '{' ? text.find('}', i) : text.npos;
    const std::string_view name = end == text.npos ? "" : text.substr(i + 1, end - i - 1);
    if (name.empty() || !is_capitals(name)) {
      const std::size_t size = text[i] == '\\' ? 2 : 1;
      characters += text.substr(i, size);
      i += size;
      continue;
    }
    const std::optional<std::string> types = masked_class(name);
    if (!types) {
      return fault(source, begin + i, fmt::format("'{}' in a class is no type of mention", name));
    }
    characters += *types;
    out.masked = true;
    i = end + 1;
  }
  out.append(characters);
  return true;
}

bool Expander::expand_name(const PatternSource& source, std::string_view written,
                           std::size_t offset, Expansion& out) {
  const std::size_t colon = written.find(':');
  Name name{written.substr(0, colon), {}, offset};
  if (colon != std::string_view::npos) {
    name.group = written.substr(colon + 1);
    if (!is_identifier(name.group)) {
      return fault(source, offset + colon + 1,
                   fmt::format("'{}' is no name for a group", name.group));
    }
  }
  if (is_capitals(name.base)) return expand_masked(source, name, out);
  if (macros_.contains(name.base)) return expand_macro(source, name, out);
  const auto found = lexicons_.find(name.base);
  if (found == lexicons_.end()) {
    return fault(source, offset, fmt::format("'{}' is neither a lexicon nor a macro", name.base));
  }
  append_lexicon(found->second, name.group, out);
  if (!name.group.empty()) out.valued_groups.emplace_back(name.group, &found->second);
  return true;
}

bool Expander::expand_masked(const PatternSource& source, const Name& name, Expansion& out) {
  if (name.base == "BODIES" && !lexicons_.contains(kListConjunctions)) {
    return fault(source, name.offset,
                 fmt::format("{{BODIES}} needs the lexicon '{}'", kListConjunctions));
  }
  const auto regex = masked_regex(name.base, lexicons_);
  if (!regex) return fault(source, name.offset, fmt::format("unknown name '{}'", name.base));
  out.masked = true;
  out.append(capture(name.group, *regex));
  return true;
}

bool Expander::expand_macro(const PatternSource& source, const Name& name, Expansion& out) {
  Macro& macro = macros_.find(name.base)->second;
  if (macro.state == MacroState::busy) {
    return fault(source, name.offset, fmt::format("macro '{}' contains itself", name.base));
  }
  if (macro.state == MacroState::fresh) {
    macro.state = MacroState::busy;
    auto expansion = expand(macro.source, true);
    macro.state = expansion ? MacroState::done : MacroState::faulty;
    if (expansion) macro.expansion = std::move(*expansion);
  }
  if (macro.state == MacroState::faulty) return false;  // reported at the macro
  out.regex += capture(name.group, macro.expansion.regex);
  out.called += capture(name.group, macro.expansion.called);
  out.loose += capture(name.group, macro.expansion.loose);
  const auto& groups = macro.expansion.valued_groups;
  out.valued_groups.insert(out.valued_groups.end(), groups.begin(), groups.end());
  out.masked |= macro.expansion.masked;
  return true;
}

bool Expander::fault(const PatternSource& source, std::size_t offset, std::string_view message) {
  problems_.add(source.at(offset), source.rule, message);
  return false;
}

void Expander::append_lexicon(const Lexicon& lexicon, std::string_view group, Expansion& out) {
  const auto [it, fresh] = alternations_.try_emplace(&lexicon);
  if (fresh) it->second = {alternation_of(lexicon), loose_alternation_of(lexicon)};
  out.regex += capture(group, it->second.exact);
  out.called += capture(group, fmt::format("{{{}}}", lexicon.name));
  out.loose += capture(group, it->second.loose);
}

}  // namespace orgkarta::rules
