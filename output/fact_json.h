// One fact as a JSON object; keys and their order as in the contract.
#pragma once

#include "output/evidence_places.h"
#include "output/json_buffer.h"
#include "pipeline/model/facts.h"

namespace orgkarta::output {

/// What writing a fact needs beside the fact.
struct FactContext {
  const EvidencePlaces& places;
  double tentative_below = 0;  ///< facts of less confidence are marked tentative
};

void append_fact(JsonBuffer& out, const Unit& unit, const FactContext& context);
void append_fact(JsonBuffer& out, const Post& post, const FactContext& context);
void append_fact(JsonBuffer& out, const Goal& goal, const FactContext& context);
void append_fact(JsonBuffer& out, const Date& date, const FactContext& context);
void append_fact(JsonBuffer& out, const Amount& amount, const FactContext& context);
void append_fact(JsonBuffer& out, const Change& change, const FactContext& context);

}  // namespace orgkarta::output
