// What the rules found in a block: mentions of typed things, and statements that relate them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta {

/// The types of mentions. A rule names them in capitals (gives = "UNIT"); in masked text each is
/// one character, U+F0000 + its number. U+F00FF stands for the end of a sentence.
enum class MentionType : std::uint8_t {
  unit,       ///< a named body, without a genitive -s
  unit_list,  ///< several bodies that share one head noun, to be expanded by the resolver
  unit_ref,   ///< a definite short form ("the office"), to be resolved
  acronym,    ///< letters that may stand for a body defined elsewhere in the document
  person,     ///< a name whose first part is a known given name
  name,       ///< capitalised words that may be a person's name
  title,      ///< a post's title
  party,      ///< a party's letters in parentheses
  date,
  amount,  ///< a figure with its unit
  cue,     ///< a word that other rules hang on
  sign,    ///< what tells of the whole document: its municipality, its type; see Found
  noise,   ///< looks like a mention and is none (case numbers, phone numbers …)
};
inline constexpr std::array<std::string_view, 13> kMentionTypeNames = {
    "UNIT",  "UNIT_LIST", "UNIT_REF", "ACRONYM", "PERSON", "NAME", "TITLE",
    "PARTY", "DATE",      "AMOUNT",   "CUE",     "SIGN",   "NOISE"};

/// A rule as its results see it; lives as long as the rule set.
struct RuleInfo {
  std::string id;
  std::string gives;  ///< "UNIT" (a mention) or "post" (a statement)
  std::vector<std::pair<std::string, std::string>> set;  ///< constant attributes
  double confidence = 0.9;  ///< how often it is right; this if nothing tells
  std::string file;
  int line = 0;

  /// The value `set` gives for a key, empty if none.
  std::string_view attribute(std::string_view key) const {
    for (const auto& [k, v] : set) {
      if (k == key) return v;
    }
    return {};
  }
};

/// What a named group of a rule matched. `value` is the lexicon's value where the group was
/// written {lexicon:group}, else empty; both views live as long as the rule set.
struct Capture {
  std::string_view group;
  std::string_view value;
  Span span;  ///< in the document's text
};

/// A typed piece of the text, found by one rule. Mentions do not overlap each other.
struct Mention {
  MentionType type = MentionType::noise;
  Span span;  ///< in the document's text
  std::uint32_t block = 0;
  const RuleInfo* rule = nullptr;
  std::vector<Capture> captures;

  /// The capture of that name, or null if the group took no part in the match.
  const Capture* capture(std::string_view group) const {
    for (const Capture& c : captures) {
      if (c.group == group) return &c;
    }
    return nullptr;
  }
};

/// A relation rule's match over the masked text of one block.
struct Statement {
  const RuleInfo* rule = nullptr;
  std::uint32_t block = 0;
  Span span;                      ///< the whole match, in the document's text
  std::vector<Capture> captures;  ///< each group's stretch of the text
  /// Mentions inside a group's stretch: `mentions[first, last)` of the document, in text order.
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  std::vector<Range> ranges;  ///< parallel to captures

  /// Index into captures, if the group took part.
  std::optional<std::size_t> group(std::string_view name) const {
    for (std::size_t i = 0; i < captures.size(); ++i) {
      if (captures[i].group == name) return i;
    }
    return std::nullopt;
  }
};

/// All that the rules found in one document, each in text order.
struct Found {
  std::vector<Mention> mentions;
  std::vector<Mention> signs;  ///< these may overlap whatever they like, and stand in boilerplate
  std::vector<Statement> statements;
};

}  // namespace orgkarta
