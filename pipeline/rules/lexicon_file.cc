#include "pipeline/rules/lexicon_file.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::rules {
namespace {

constexpr std::string_view kFold = "# fold:";

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
  return s;
}

std::optional<CaseFold> parse_fold(std::string_view word) {
  if (word == "exact") return CaseFold::exact;
  if (word == "first") return CaseFold::first_letter;
  if (word == "any") return CaseFold::any;
  return std::nullopt;
}

class Reader {
 public:
  Reader(const SourceFile& file, Problems& problems) : file_(file), problems_(problems) {
    lexicon_.name = std::filesystem::path(file.path).stem().string();
    lexicon_.file = file.path;
  }

  Lexicon read() {
    std::string_view rest = file_.bytes;
    while (!rest.empty()) {
      ++line_;
      const std::size_t feed = rest.find('\n');
      std::string_view line = rest.substr(0, feed);
      rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      read_line(line);
    }
    return std::move(lexicon_);
  }

 private:
  void read_line(std::string_view line) {
    if (!utf8::valid(line)) return problems_.add({&file_, line_}, "", "invalid UTF-8");
    if (line.starts_with('#')) return read_comment(line);
    if (trim(line).empty()) return;
    const std::size_t tab = line.find('\t');
    const std::string_view form = trim(line.substr(0, tab));
    if (form.empty()) return problems_.add({&file_, line_, 1}, "", "a form is missing");
    std::string_view value = form;
    if (tab != std::string_view::npos) {
      value = line.substr(tab + 1);
      if (const std::size_t more = value.find('\t'); more != std::string_view::npos) {
        return problems_.add({&file_, line_, tab + more + 2}, "", "more than one tab");
      }
      value = trim(value);
    }
    add_entry(std::string(form), std::string(value), tab != std::string_view::npos);
  }

  void read_comment(std::string_view line) {
    if (!line.starts_with(kFold)) return;
    const std::string_view word = trim(line.substr(kFold.size()));
    const auto fold = parse_fold(word);
    const Place place{&file_, line_, kFold.size() + 2};
    if (!fold) {
      problems_.add(place, "", fmt::format("unknown fold '{}': exact, first or any", word));
    } else if (!lexicon_.entries.empty()) {
      problems_.add(place, "", "the fold must stand before the first form");
    } else {
      lexicon_.fold = *fold;
    }
  }

  // Forms are the same if the text cannot tell them apart. Lookups fold to lower case, so forms
  // that differ in case only must agree in value even where case is exact; the first one's counts.
  void add_entry(std::string form, std::string value, bool explicit_value) {
    std::string folded = unicode::lower(form);
    const std::string& key = lexicon_.fold == CaseFold::exact ? form : folded;
    const auto [it, fresh] = seen_.try_emplace(key, line_);
    if (!fresh) {
      return problems_.add({&file_, line_, 1}, "",
                           fmt::format("'{}' stands already in line {}", form, it->second));
    }
    const auto old = lexicon_.find(folded);
    if (old && explicit_value && *old != value) {
      return problems_.add({&file_, line_, 1}, "",
                           fmt::format("'{}' has another value in other case", form));
    }
    lexicon_.add(std::move(form), std::move(folded), std::move(value), line_);
  }

  const SourceFile& file_;
  Problems& problems_;
  Lexicon lexicon_;
  int line_ = 0;
  std::unordered_map<std::string, int> seen_;
};

}  // namespace

Lexicon read_lexicon(const SourceFile& file, Problems& problems) {
  return Reader(file, problems).read();
}

}  // namespace orgkarta::rules
