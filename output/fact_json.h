// One fact as a JSON object; keys and their order as in the contract.
#pragma once

#include <string>

#include "output/evidence_places.h"
#include "pipeline/model/facts.h"

namespace orgkarta::output {

/// What writing a fact needs beside the fact.
struct FactContext {
  const EvidencePlaces& places;
  double tentative_below = 0;  ///< facts of less confidence are marked tentative
};

void append_fact(std::string& out, const Unit& unit, const FactContext& context);
void append_fact(std::string& out, const Post& post, const FactContext& context);
void append_fact(std::string& out, const Goal& goal, const FactContext& context);
void append_fact(std::string& out, const Date& date, const FactContext& context);
void append_fact(std::string& out, const Amount& amount, const FactContext& context);
void append_fact(std::string& out, const Change& change, const FactContext& context);

}  // namespace orgkarta::output
