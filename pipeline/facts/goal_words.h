// The words of goals: what a heading announces, the label before a goal ("Goal 3:"), where it ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The kind of what stands under a heading, by its last words (lexicon goal_headings), years, a
/// remark in parentheses and words such as "for" aside. Empty if the block is too long for a
/// heading.
std::optional<GoalKind> heading_kind(const View& view, const Block& block);

/// A label that is spoken before a goal: "Goal 3. Text", "Strategic goal A: Text", "Goal: Text".
struct SpokenLabel {
  GoalKind kind = GoalKind::goal;
  bool area = false;   ///< a field that goals belong to
  bool upper = false;  ///< a goal to which …
  bool lower = false;  ///< … goals of this sort belong
  Span number;         ///< "3"; empty if it has none
  Span text;  ///< behind the label, up to the end of `content`; may be empty behind a number
};
std::optional<SpokenLabel> spoken_label(const View& view, Span content);

/// A letter or letters and a figure that begin a line ("A Text", "P2 Text", "b) Text").
struct CodeLabel {
  Span code;
  Span text;
};
std::optional<CodeLabel> code_label(const View& view, Span line);

/// A listed goal's text: its first cell, without the infinitive's mark before it and the comma or
/// the word that joins it to the next.
Span goal_words(const View& view, Span item);

/// `text` up to the verdict on it: "… Assessment: reached" (lexicon goal_verdicts), "… – reached"
/// (lexicon goal_outcomes).
Span before_verdict(const View& view, Span text);

/// Whether the words say how far a goal is reached, and nothing else (lexicon goal_outcomes).
bool is_outcome(const View& view, Span words);

/// The next block, if it is a line that a table's row goes on in: it begins with a small letter.
std::optional<std::uint32_t> wrapped_line(const View& view, std::uint32_t row);

/// Whether the words begin with a capital letter.
bool capital(const View& view, Span words);

/// Whether nothing but a body's name stands there.
bool only_a_body(const View& view, Span words);

}  // namespace orgkarta::facts
