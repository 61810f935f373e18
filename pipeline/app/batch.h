// Many documents at once, results in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
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
  bool kept = false;      ///< as the earlier run has it: the record has no text and no facts
  bool finished = false;  ///< by a run that was cut off
  std::string packed;     ///< for a run that comes if this one is cut off; may be empty
};

/// Turns inputs that follow each other into a result for each, in their order. Each thread has its
/// own. Must not throw but for a failing environment. Once a stop is asked for, nobody takes the
/// results: it should return soon, whatever is in them.
using Handler = std::function<std::vector<Result>(std::span<const Input>, const std::stop_token&)>;

/// So many inputs at most are handled at a time, and so many bytes, if they are several: enough for
/// code and tables to be fetched once for many, few enough for texts and facts to stay at hand.
inline constexpr std::size_t kGroupInputs = 64;
inline constexpr std::uint64_t kGroupBytes = 512 << 10;

/// The inputs as they are handled together, in their order: groups that each of `jobs` threads has
/// several of, the last ones ever smaller, so that all threads end at about the same time.
std::vector<std::span<const Input>> groups_of(std::span<const Input> inputs, unsigned jobs);

/// Handles all inputs in `jobs` threads and gives the results to `deliver` on the calling thread,
/// in the order of the inputs. No more results wait at any time than those of two groups a thread,
/// so memory does not grow with the number of inputs.
///
/// Stops early when a signal came; returns how many results were delivered. What a handler or
/// `deliver` throws is thrown on, after all threads have ended.
std::size_t run_batch(const std::vector<Input>& inputs, unsigned jobs,
                      const std::function<Handler()>& make_handler,
                      const std::function<void(const Result&)>& deliver, Signals& signals);

}  // namespace orgkarta::app
