// The language's words, as the layout and the sentences ask for them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/model/lexicon.h"

namespace orgkarta::text {

/// Says quickly that a form is not in a set, by its first and last byte and its size.
class FormFilter {
 public:
  void add(std::string_view form);
  bool may_hold(std::string_view form) const;

 private:
  static std::size_t bit(std::string_view form);

  std::array<std::uint64_t, 64> bits_{};
};

/// Looks words up in four lexicons: "abbreviations" (do not end a sentence), "conjunctions" (a
/// hyphen before them is a suspended one), "boilerplate" (forms of banners and running heads),
/// "headings" (known headings). A missing lexicon is an empty one. Constant; the lexicons must
/// outlive it.
class Words {
 public:
  explicit Words(const Lexicons& lexicons);

  /// Whether `word`, which ends in a full stop, does not end a sentence by it.
  bool is_abbreviation(std::string_view word) const;

  /// "hyphen": a hyphen before the word is a suspended one; "open": a line that ends in the word
  /// goes on in the next line (so does one that ends in a "hyphen" word). Empty if not listed.
  std::string_view conjunction(std::string_view word) const;

  /// Whether the line (without a final colon) is a known heading.
  bool is_heading(std::string_view line) const;

  /// Whether the line (without a final colon) is the heading of a table of contents ("contents").
  bool is_contents_heading(std::string_view line) const;

  /// Whether the line is furniture or a banner: listed whole ("line"), or its first words are
  /// ("begins").
  bool is_boilerplate(std::string_view line) const;

  /// Whether one of the cells of a row says what kind of document this is ("letterhead").
  bool is_letterhead(std::string_view row) const;

  /// Whether it holds a word that marks a notice to the visitor of a page ("word").
  bool holds_notice_word(std::string_view paragraph) const;

  /// Whether the word may begin each item of a list, with a tab behind it.
  bool is_item_word(std::string_view word) const;

  /// Whether the word stands before a page number ("page").
  bool is_page_word(std::string_view word) const;

 private:
  /// A lexicon and what it may hold.
  struct Set {
    const Lexicon* lexicon = nullptr;
    FormFilter filter;
  };
  Set load(const Lexicons& lexicons, std::string_view name) const;
  std::string_view value(const Set& set, std::string_view form) const;
  std::string_view heading_value(std::string_view line) const;
  bool is_boilerplate_row(std::string_view line) const;

  Set abbreviations_;
  Set conjunctions_;
  Set boilerplate_;
  Set headings_;
  Set item_words_;
  FormFilter first_words_;   // of the forms whose value is "begins"
  FormFilter notice_words_;  // the forms whose value is "word"
};

}  // namespace orgkarta::text
