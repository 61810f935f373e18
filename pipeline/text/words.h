// The language's words, as the layout and the sentences ask for them.
#pragma once

#include <bitset>
#include <string_view>

#include "pipeline/model/form_filter.h"
#include "pipeline/model/lexicon.h"

namespace orgkarta::text {

/// Looks words up in five lexicons: "abbreviations" (do not end a sentence), "conjunctions" (a
/// hyphen before them is a suspended one), "boilerplate" (forms of banners and running heads),
/// "headings" (known headings), "item_words" (begin the items of a list). A missing lexicon is an
/// empty one. Constant; the lexicons must outlive it.
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

  /// Whether the line is furniture or a banner: listed whole ("line"), its cells too if it has
  /// `tabs`, or its first words are ("begins").
  bool is_boilerplate(std::string_view line, bool tabs) const;

  /// Whether one of the cells of a row says what kind of document this is ("letterhead").
  bool is_letterhead(std::string_view row) const;

  /// Whether it holds a word that marks a notice to the visitor of a page ("word").
  bool holds_notice_word(std::string_view paragraph) const;

  /// Whether the word may begin each item of a list, with a tab behind it.
  bool is_item_word(std::string_view word) const;

  /// Whether the word stands before a page number ("page").
  bool is_page_word(std::string_view word) const;

 private:
  static const Lexicon* load(const Lexicons& lexicons, std::string_view name);
  static std::string_view value(const Lexicon* lexicon, std::string_view form);
  void add_beginning(std::string_view form);
  std::string_view heading_value(std::string_view line) const;
  bool is_boilerplate_row(std::string_view line) const;

  const Lexicon* abbreviations_;
  const Lexicon* conjunctions_;
  const Lexicon* boilerplate_;
  const Lexicon* headings_;
  const Lexicon* item_words_;
  FormFilter first_words_;        // of the forms whose value is "begins"
  std::bitset<256> first_bytes_;  // of these words, in both cases
  FormFilter notice_words_;       // the forms whose value is "word"
  FormFilter contents_;           // the headings whose value is "contents"
};

}  // namespace orgkarta::text
