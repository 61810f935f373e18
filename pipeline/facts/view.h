// One document as the resolvers see it: text, mentions, statements, lexicons, with short ways to
// ask.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/facts/begins.h"
#include "pipeline/facts/told.h"
#include "pipeline/model/lexicon.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/record.h"
#include "pipeline/model/text.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {

/// Borrows everything, which must not change meanwhile; lives as long as one call of extract().
class View {
 public:
  View(const Text& text, const Found& found, const Lexicons& lexicons, const Hints& hints);

  std::string_view slice(Span span) const;
  /// The same in lower case; as long as the view lives.
  std::string_view lower(Span span) const { return lowered_.slice(span.begin, span.end); }
  const Block& block(std::uint32_t index) const { return text.blocks[index]; }

  /// The value of `form` (any case) in a lexicon; empty optional if the lexicon or the form is not
  /// there. Here and below `lexicon` must be a literal.
  std::optional<std::string_view> lookup(std::string_view lexicon, std::string_view form) const;

  /// The longest form of the lexicon that `lowered` ends in.
  const Lexicon::Entry* longest_end(std::string_view lexicon, std::string_view lowered) const;

  /// The value of the first entry of the lexicon, in file order, whose form occurs in `lowered`;
  /// empty if none does.
  std::string_view first_inside(std::string_view lexicon, std::string_view lowered) const;

  /// The same of the forms that begin or end a word there, as far as it stands in the text.
  std::string_view first_at_edge(std::string_view lexicon, std::string_view lowered) const;

  /// Whether a form of the lexicon begins `lowered` and ends a word there.
  bool begins_with(std::string_view lexicon, std::string_view lowered) const;

  /// The sentence (index into text.sentences) that holds a byte; the nearest one before it if none.
  std::uint32_t sentence_of(std::uint32_t offset) const;

  /// The block (index into text.blocks) that holds a byte; the nearest one before it if none. The
  /// text has blocks.
  std::uint32_t block_at(std::uint32_t offset) const;

  /// The mention that begins at a byte; null if none does.
  const Mention* mention_at(std::uint32_t offset) const {
    const std::uint32_t i = mentions_.before(offset);
    const bool here = i < found.mentions.size() && found.mentions[i].span.begin == offset;
    return here ? &found.mentions[i] : nullptr;
  }

  /// Indexes of the mentions that lie in a span, as a range of found.mentions.
  Statement::Range mentions_in(Span span) const;

  /// The statements whose rules give that ("post"), in the order of the text.
  std::span<const Statement* const> statements(std::string_view gives) const {
    return told_.giving(gives);
  }

  /// The statements that begin in a span, in the order of the text.
  std::span<const Statement> statements_in(Span span) const;

  /// The first mention of a statement's group, if the group took part and holds one.
  std::optional<std::uint32_t> mention_of(const Statement& statement, std::string_view group) const;

  /// A statement's group as a range of mentions; empty if it took no part.
  Statement::Range range_of(const Statement& statement, std::string_view group) const;

  const Text& text;
  const Found& found;
  const Lexicons& lexicons;
  const Hints& hints;

 private:
  /// A lexicon that was asked for by a name; null if there is none of that name.
  struct Asked {
    std::string_view name;
    const Lexicon* lexicon = nullptr;
  };
  /// Names are literals, so that where one stands tells which it is, if it has been asked for.
  const Lexicon* named(std::string_view lexicon) const {
    const auto place = reinterpret_cast<std::uintptr_t>(lexicon.data()) / 4 % kAsked;
    const Asked& asked = asked_[place];
    const bool same = asked.name.data() == lexicon.data() && asked.name.size() == lexicon.size();
    return same ? asked.lexicon : find(lexicon, place);
  }
  const Lexicon* find(std::string_view lexicon, std::size_t place) const;

  /// The value of the first entry whose form stands in `lowered` where `accept` agrees.
  template <class Accept>
  std::string_view first_where(std::string_view lexicon, std::string_view lowered,
                               Accept accept) const;

  unicode::Lowered lowered_;
  Begins mentions_;
  Begins sentences_;
  Begins blocks_;
  Told told_;
  static constexpr std::size_t kAsked = 256;
  mutable std::array<Asked, kAsked> asked_{};
  mutable std::string folded_;  ///< a buffer
};

/// A constant attribute of a rule, or what the mention captured under the same name.
std::string_view attribute(const Mention& mention, std::string_view key);

/// Whether a rule's constant attribute is true.
bool flag(const RuleInfo& rule, std::string_view key);

}  // namespace orgkarta::facts
