// A rule set in a temporary folder, and texts to try it on.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/text.h"
#include "pipeline/rules/rule_set.h"

namespace orgkarta::rules {

/// Files of a rule set; the folder goes when the object does.
class RuleDir {
 public:
  RuleDir() {
    std::string name = (std::filesystem::temp_directory_path() / "rules_test.XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~RuleDir() { std::filesystem::remove_all(path_); }
  RuleDir(const RuleDir&) = delete;
  RuleDir& operator=(const RuleDir&) = delete;

  const std::filesystem::path& path() const { return path_; }

  RuleDir& add(const std::string& name, std::string_view bytes) {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return *this;
  }
  RuleDir& lexicon(const std::string& name, std::string_view bytes) {
    return add("lexicon/" + name + ".tsv", bytes);
  }
  /// Adds a sound mention or relation rule; `more` are further lines of it.
  RuleDir& mention(const std::string& id, const std::string& gives, const std::string& pattern,
                   const std::string& more = "") {
    return rule("mentions/" + id, id, gives, pattern, more + "examples = [{ text = 'x' }]\n");
  }
  RuleDir& relation(const std::string& id, const std::string& pattern,
                    const std::string& more = "") {
    return rule("relations/" + id, id, "fact", pattern,
                more + "examples = [{ text = 'x', fact = {} }]\n");
  }

  RuleSet load() const { return RuleSet::load(path_); }

  /// The problems of a faulty set, with the folder's name cut out.
  std::vector<std::string> problems() const {
    try {
      load();
    } catch (const RuleError& error) {
      std::vector<std::string> out;
      for (std::string text : error.problems()) {
        const std::string prefix = path_.string() + "/";
        for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
          text.erase(at, prefix.size());
        }
        out.push_back(std::move(text));
      }
      return out;
    }
    return {};
  }

 private:
  RuleDir& rule(const std::string& file, const std::string& id, const std::string& gives,
                const std::string& pattern, const std::string& more) {
    return add(file + ".toml", "[[rule]]\nid = '" + id + "'\ngives = '" + gives +
                                   "'\npattern = '''" + pattern + "'''\n" + more +
                                   "counter_examples = ['y']\n");
  }

  std::filesystem::path path_;
};

/// A text whose lines are its blocks; " | " in it parts sentences and is taken out.
inline Text text_of(std::string_view lines) {
  Text text;
  std::string bytes;
  while (true) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    Block block;
    const auto offset = [&] { return static_cast<std::uint32_t>(bytes.size()); };
    block.content.begin = offset();
    block.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
    for (std::string_view rest = line;;) {
      const std::size_t bar = rest.find(" | ");
      const std::uint32_t begin = offset();
      bytes += rest.substr(0, bar);
      text.sentences.push_back({begin, offset()});
      ++block.sentence_count;
      if (bar == std::string_view::npos) break;
      bytes += ' ';
      rest.remove_prefix(bar + 3);
    }
    block.content.end = offset();
    block.span = block.content;
    text.blocks.push_back(block);
    if (line.size() == lines.size()) break;
    bytes += '\n';
    lines.remove_prefix(line.size() + 1);
  }
  text.text = bytes;
  return text;
}

inline std::string words(const Text& text, Span span) {
  return text.text.substr(span.begin, span.size());
}

/// The mentions, then the signs, as "TYPE:text".
inline std::vector<std::string> mentions(const RuleSet& rules, std::string_view lines) {
  const Text text = text_of(lines);
  std::vector<std::string> out;
  const auto add = [&](const Mention& m) {
    out.push_back(std::string(kMentionTypeNames[static_cast<std::size_t>(m.type)]) + ":" +
                  words(text, m.span));
  };
  const Found found = Matcher(rules).find(text);
  for (const Mention& m : found.mentions) add(m);
  for (const Mention& m : found.signs) add(m);
  return out;
}

/// The statements as "rule group=text group=text".
inline std::vector<std::string> statements(const RuleSet& rules, std::string_view lines) {
  const Text text = text_of(lines);
  std::vector<std::string> out;
  for (const Statement& s : Matcher(rules).find(text).statements) {
    std::string line = s.rule->id;
    for (const Capture& c : s.captures) {
      line += " " + std::string(c.group) + "=" + words(text, c.span);
    }
    out.push_back(line);
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace orgkarta::rules
