// Which facts stand at a place, and which mentions and statements led to none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/facts.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"

namespace orgkarta::app {

/// What a fact says, in a line.
std::string summary(const Unit& unit);
std::string summary(const Post& post);
std::string summary(const Goal& goal);
std::string summary(const Date& date);
std::string summary(const Amount& amount);
std::string summary(const Change& change);

/// Calls `visit(kind, fact, summary)` for every fact of a document.
template <class Visit>
void each_fact(const Facts& facts, Visit&& visit) {
  for (const Unit& f : facts.units) visit(std::string_view("unit"), f, summary(f));
  for (const Post& f : facts.posts) visit(std::string_view("post"), f, summary(f));
  for (const Goal& f : facts.goals) visit(std::string_view("goal"), f, summary(f));
  for (const Date& f : facts.dates) visit(std::string_view("date"), f, summary(f));
  for (const Amount& f : facts.amounts) visit(std::string_view("amount"), f, summary(f));
  for (const Change& f : facts.changes) visit(std::string_view("change"), f, summary(f));
}

/// A fact that has evidence at a place.
struct FactThere {
  std::string_view kind;
  std::string id;
  std::string summary;
  double confidence = 1;
  std::vector<Evidence> evidence;  ///< there
};

/// The facts with evidence that overlaps a span.
std::vector<FactThere> facts_at(const Facts& facts, Span span);

/// Of each mention and statement of a block that led to no fact, or to one that lacks its cue, one
/// sentence: what it is and, where that can be seen, why. `there` are the facts of the block.
std::vector<std::string> without_fact(const Text& text, const Facts& facts,
                                      const std::vector<Mention>& mentions,
                                      const std::vector<Statement>& statements,
                                      const std::vector<FactThere>& there);

}  // namespace orgkarta::app
