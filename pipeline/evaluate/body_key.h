// Names of bodies without what their spellings may differ in.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace orgkarta::evaluate {

/// A rule set without a lexicon that evaluation needs; the message names it.
class MissingLexicon : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Makes keys that are equal for all ways to write one body's name: definite or not, with a
/// genitive or without. Led by four lexicons of the rule set: body_key_heads, body_key_endings,
/// body_key_articles, body_key_owners; they must outlive it.
class BodyKeys {
 public:
  /// Throws MissingLexicon.
  explicit BodyKeys(const Lexicons& lexicons);

  /// The key of a name that fold() has folded.
  std::string key(std::string_view folded) const;

 private:
  std::string_view without_ending(std::string_view word) const;
  std::string_view without_article(std::string_view key) const;
  std::string without_genitive(std::string_view key) const;

  const Lexicon& endings_;
  const Lexicon& owners_;
  std::vector<std::string_view> heads_;     // longest first
  std::vector<std::string_view> articles_;  // longest first
};

}  // namespace orgkarta::evaluate
