#include "pipeline/app/batch.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "pipeline/app/tally.h"

namespace orgkarta::app {
namespace {

std::vector<Input> numbered(std::size_t n) {
  std::vector<Input> inputs(n);
  for (std::size_t i = 0; i < n; ++i) inputs[i].path = std::to_string(i);
  return inputs;
}

/// Slower for every third input, so that threads overtake each other.
Result echo(const Input& input) {
  if (std::stoul(input.path) % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(200));
  Result result;
  result.line = input.path;
  return result;
}

TEST(Batch, ResultsComeInOrderWhateverTheJobs) {
  Signals signals;
  for (const unsigned jobs : {0U, 1U, 2U, 7U}) {
    std::vector<std::string> lines;
    const auto inputs = numbered(500);
    EXPECT_EQ(run_batch(
                  inputs, jobs, [] { return Handler(echo); },
                  [&](const Result& r) { lines.push_back(r.line); }, signals),
              500U);
    ASSERT_EQ(lines.size(), 500U);
    for (std::size_t i = 0; i < lines.size(); ++i) EXPECT_EQ(lines[i], std::to_string(i));
  }
}

TEST(Batch, NoInputsAreDoneAtOnce) {
  Signals signals;
  EXPECT_EQ(run_batch(
                {}, 4, [] { return Handler(echo); }, [](const Result&) {}, signals),
            0U);
}

TEST(Batch, FewResultsWaitForTheOneThatTakesThem) {
  Signals signals;
  std::atomic<int> made{0};
  int taken = 0;
  int most = 0;
  const auto handler = [&made](const Input&) {
    ++made;
    return Result{};
  };
  run_batch(
      numbered(400), 2, [&] { return Handler(handler); },
      [&](const Result&) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        most = std::max(most, made - ++taken);
      },
      signals);
  EXPECT_LE(most, 34);
}

TEST(Batch, WhatIsThrownComesOut) {
  Signals signals;
  const auto failing = [](const Input& input) -> Result {
    if (input.path == "20") throw std::runtime_error("disk");
    return {};
  };
  EXPECT_THROW(
      run_batch(
          numbered(100), 3, [&] { return Handler(failing); }, [](const Result&) {}, signals),
      std::runtime_error);
  EXPECT_THROW(run_batch(
                   numbered(100), 3, [] { return Handler(echo); },
                   [](const Result&) { throw std::logic_error("full"); }, signals),
               std::logic_error);
}

TEST(Batch, ASignalStopsBetweenDocuments) {
  Signals signals;
  std::size_t taken = 0;
  const std::size_t done = run_batch(
      numbered(1000), 2, [] { return Handler(echo); },
      [&](const Result&) {
        if (++taken == 10) std::raise(SIGTERM);
      },
      signals);
  EXPECT_EQ(done, 10U);
  EXPECT_EQ(signals.caught(), SIGTERM);
}

TEST(Tally, CountsAddUp) {
  Tally tally;
  Record record;
  record.facts.units.resize(2);
  record.facts.dates.resize(1);
  record.size = 10;
  tally.add(record);
  record = Record{};
  record.outcome = Outcome::empty;
  tally.add(record);
  record.outcome = Outcome::unsupported;
  tally.add(record);
  EXPECT_EQ(tally.inputs(), 3U);
  EXPECT_EQ(tally.errors(), 1U);
  EXPECT_EQ(tally.facts(), 3U);
  EXPECT_EQ(tally.line(), "1 document, 3 facts, 1 error, 1 unsupported");
}

}  // namespace
}  // namespace orgkarta::app
