// One piece of work for each of many things, by all processors.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace orgkarta::rules {

/// Calls `work(i)` once for each i below `count`, several at a time and in no order; what they
/// write must not meet. Returns when all is done. If one throws, its thread takes no more of them,
/// the others finish, and the exception is thrown here.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto take = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  const std::size_t most = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<void>> others;
  try {
    for (std::size_t i = 1; i < std::min(most, count); ++i) {
      others.push_back(std::async(std::launch::async, take));
    }
  } catch (const std::system_error&) {
    // No more threads may be made: those that there are do it all.
  }
  take();
  for (std::future<void>& other : others) other.get();
}

}  // namespace orgkarta::rules
