// Many documents at once, results in order.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "pipeline/app/inputs.h"
#include "pipeline/app/signals.h"
#include "pipeline/model/record.h"

namespace orgkarta::app {

/// What became of one input: the record, and its line of facts.jsonl ("" if it has none).
struct Result {
  Record record;
  std::string line;
};

/// Turns one input into a result. Each thread has its own. Must not throw but for a failing
/// environment.
using Handler = std::function<Result(const Input&)>;

/// Handles all inputs in `jobs` threads and gives the results to `deliver` on the calling thread,
/// in the order of the inputs. No more than a fixed number of results waits at any time, so memory
/// does not grow with the number of inputs.
///
/// Stops early when a signal came; returns how many results were delivered. What a handler or
/// `deliver` throws is thrown on, after all threads have ended.
std::size_t run_batch(const std::vector<Input>& inputs, unsigned jobs,
                      const std::function<Handler()>& make_handler,
                      const std::function<void(const Result&)>& deliver, Signals& signals);

}  // namespace orgkarta::app
