// When names in different documents mean one body.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/lexicon.h"

namespace orgkarta::link {

/// Reads names of bodies of one municipality. Lexicons: name_fillers, list_conjunctions,
/// definite_forms, unit_heads, unit_heads_bare, unit_suffixes_bare (as for facts),
/// registry_owner_words, registry_stem_ends, registry_shared_ends, registry_title_nouns,
/// registry_general_fields.
class Names {
 public:
  /// `municipality`: its full name; empty if unknown. A lexicon that is missing is an empty
  /// one. The lexicons must outlive it.
  Names(const Lexicons& lexicons, std::string_view municipality);

  /// The name folded so that case, endings, hyphens, "head for field" and "field head", and the
  /// municipality's own name make no difference: equal keys are written names of one body, or of
  /// bodies that only their parents tell apart. Never empty for a name with a letter or digit.
  std::string key(std::string_view name) const;

  /// Whether a key is a noun for a kind of body alone ("subcommittee", "staff").
  bool is_head(std::string_view key) const;

  /// Whether many bodies of a municipality have one of that name, each its own ("working
  /// committee").
  bool is_shared(std::string_view key) const;

  /// What a head's title says that she leads ("director of education and culture"), in the form of
  /// field_of_key(); empty if it says none, or no more than which kind of body it is.
  std::string field_of_title(std::string_view title) const;

  /// What a body with that key works with: the key without the noun that it ends with; empty if
  /// there is no noun, or nothing else.
  std::string field_of_key(std::string_view key) const;

  /// Whether every word of key `part` is one of key `whole`: a short form of it.
  static bool is_part(std::string_view part, std::string_view whole);

  /// Whether a name is a word of two to six letters, all capitals.
  static bool is_abbreviation(std::string_view name);

 private:
  using Words = std::vector<std::string>;

  Words words_of(std::string_view name) const;
  void drop_owner(Words& words) const;
  void put_head_last(Words& words, std::string_view second) const;
  void split_compound(Words& words) const;
  std::string stem(std::string word) const;

  const Lexicon& fillers_;
  const Lexicon& conjunctions_;
  const Lexicon& definite_;
  const Lexicon& heads_;
  const Lexicon& bare_heads_;
  const Lexicon& suffixes_;
  const Lexicon& owner_words_;
  const Lexicon& stem_ends_;
  const Lexicon& shared_ends_;
  const Lexicon& title_nouns_;
  const Lexicon& general_fields_;
  Words place_;  ///< the municipality's name without the noun behind it
};

}  // namespace orgkarta::link
