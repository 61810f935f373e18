// What headings, introductions and the heads of rows and columns say of the figures under them.
#pragma once

#include <optional>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// What the words of a span say that figures are: the first entry of the lexicon amount_headings
/// that begins or ends one of its words. Empty optional if none does, or its value is no kind.
std::optional<AmountKind> kind_said(const View& view, Span span);

/// The multiple that a unit of money in the span stands for where no figure stands before it ("in
/// thousands", "(mkr)"); 0 if none is named.
double scale_said(const View& view, Span span);

/// How often the sums are meant that stand under these words (lexicon table_periods).
std::optional<Period> period_said(const View& view, Span span);

/// The last sentence of a block: what leads to the list or table under it.
Span last_sentence(const View& view, const Block& block);

/// A line that is part of a list in all but its bullet: short, and no sentence.
bool is_line(const View& view, const Block& block);

/// The block that introduces a list, a row or a line that holds little more than a figure: the line
/// above the list that ends in a colon, else the paragraph or heading over it.
std::optional<std::uint32_t> introduction_of(const View& view, std::uint32_t block);

}  // namespace orgkarta::facts
