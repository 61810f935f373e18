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
std::vector<Result> echo(std::span<const Input> inputs, const std::stop_token& /*stop*/) {
  std::vector<Result> results(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (std::stoul(inputs[i].path) % 3 == 0) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    results[i].line = inputs[i].path;
  }
  return results;
}

TEST(Groups, HoldAllInputsInOrder) {
  std::vector<Input> inputs = numbered(1000);
  for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i].size = i % 50 == 7 ? 500'000 : i * 20;
  for (const unsigned jobs : {1U, 3U}) {
    std::size_t at = 0;
    for (const auto group : groups_of(inputs, jobs)) {
      ASSERT_EQ(group.data(), inputs.data() + at);
      ASSERT_GE(group.size(), 1U);
      EXPECT_LE(group.size(), kGroupInputs);
      std::uint64_t bytes = 0;
      for (const Input& input : group) bytes += input.size;
      EXPECT_TRUE(group.size() == 1 || bytes <= kGroupBytes) << bytes;
      at += group.size();
    }
    EXPECT_EQ(at, inputs.size());
  }
}

TEST(Groups, FewInputsAreSharedOut) {
  const auto inputs = numbered(16);
  EXPECT_EQ(groups_of(inputs, 1).size(), 4U);
  EXPECT_EQ(groups_of(inputs, 2).size(), 15U);  // two, then one each
  EXPECT_EQ(groups_of(inputs, 60).size(), 16U);
  EXPECT_EQ(groups_of({}, 2).size(), 0U);
}

TEST(Groups, TheLastOnesAreSmall) {
  const auto inputs = numbered(500);
  const auto groups = groups_of(inputs, 2);
  EXPECT_GT(groups.front().size(), 20U);
  EXPECT_EQ(groups.back().size(), 1U);
  for (std::size_t i = 1; i < groups.size(); ++i) {
    EXPECT_LE(groups[i].size(), groups[i - 1].size());
  }
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
  const auto handler = [&made](std::span<const Input> inputs, const std::stop_token&) {
    made += static_cast<int>(inputs.size());
    return std::vector<Result>(inputs.size());
  };
  run_batch(
      numbered(2000), 2, [&] { return Handler(handler); },
      [&](const Result&) {
        std::this_thread::sleep_for(std::chrono::microseconds(100));
        most = std::max(most, made - ++taken);
      },
      signals);
  // Two groups a thread wait, another one is being taken.
  EXPECT_LE(most, 5 * static_cast<int>(kGroupInputs));
}

TEST(Batch, WhatIsThrownComesOut) {
  Signals signals;
  const auto failing = [](std::span<const Input> inputs, const std::stop_token&) {
    for (const Input& input : inputs) {
      if (input.path == "20") throw std::runtime_error("disk");
    }
    return std::vector<Result>(inputs.size());
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

// Without being told, the handler would never return.
TEST(Batch, AGroupInHandIsToldToStop) {
  Signals signals;
  const auto handler = [](std::span<const Input> inputs, const std::stop_token& stop) {
    while (inputs.front().path != "0" && !stop.stop_requested()) std::this_thread::yield();
    return std::vector<Result>(inputs.size());
  };
  const std::size_t done = run_batch(
      numbered(100), 1, [&] { return Handler(handler); },
      [](const Result&) { std::raise(SIGTERM); }, signals);
  EXPECT_EQ(done, 1U);
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
