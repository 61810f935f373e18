// Which parts of a document deal with individuals, whom no fact may name.
#pragma once

#include <vector>

#include "pipeline/facts/posts.h"
#include "pipeline/facts/sections.h"
#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// The parts that statements `individual` mark, in the order of the text, none overlapping another.
/// A heading marks all that stands under it, of a numbered matter all of it; a sentence its matter
/// or, if the rule's `scope` is "part" or no matter is numbered, its block. A block with a
/// statement `no_individual` marks nothing. Rules with `matters` count only where matters are dealt
/// with: elsewhere the same words tell everybody what can be applied for.
std::vector<Passage> individual_parts(const View& view, const Sections& sections,
                                      DocumentType type);

/// Takes out what is told of posts in these parts; a post that is told nowhere else goes.
void drop_individuals(const std::vector<Passage>& parts, std::vector<DraftPost>& posts);

}  // namespace orgkarta::facts
