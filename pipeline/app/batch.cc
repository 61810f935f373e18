#include "pipeline/app/batch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace orgkarta::app {
namespace {

using Results = std::vector<Result>;
using Groups = std::vector<std::span<const Input>>;

/// A ring of groups' results between the threads that make them in any order and the one that takes
/// them in order. A thread that is too far ahead waits.
class Window {
 public:
  Window(std::size_t count, std::size_t size) : count_(count), slots_(size) {}

  /// The next group to work on, empty if there is none or the work was stopped.
  std::optional<std::size_t> claim() {
    std::unique_lock lock(mutex_);
    room_.wait(lock,
               [&] { return stopped_ || claimed_ == count_ || claimed_ < taken_ + slots_.size(); });
    if (stopped_ || claimed_ == count_) return std::nullopt;
    return claimed_++;
  }

  void put(std::size_t index, Results&& results) {
    const std::lock_guard lock(mutex_);
    slots_[index % slots_.size()] = std::move(results);
    if (index == taken_) ready_.notify_one();
  }

  /// The next group's results in order; empty if none came within `patience` or a thread failed.
  std::optional<Results> take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    std::optional<Results>& slot = slots_[taken_ % slots_.size()];
    ready_.wait_for(lock, patience, [&] { return slot.has_value() || failure_ != nullptr; });
    if (!slot || failure_) return std::nullopt;
    std::optional<Results> results = std::exchange(slot, std::nullopt);
    ++taken_;
    room_.notify_all();
    return results;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    room_.notify_all();
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::move(failure);
    stopped_ = true;
    room_.notify_all();
    ready_.notify_all();
  }

  void rethrow_failure() {
    const std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable ready_;
  const std::size_t count_;
  std::vector<std::optional<Results>> slots_;
  std::size_t claimed_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

/// Carries what a thread cannot handle over to the calling thread.
void work(Window& window, const Groups& groups, const std::function<Handler()>& make_handler,
          const std::stop_token& stop) {
  try {
    const Handler handle = make_handler();
    while (const auto index = window.claim()) window.put(*index, handle(groups[*index], stop));
  } catch (...) {
    window.fail(std::current_exception());
  }
}

/// Threads that are told to stop and waited for, however the scope is left.
class Crew {
 public:
  explicit Crew(Window& window) : window_(window) {}
  ~Crew() {
    stop_.request_stop();
    window_.stop();
    for (std::thread& thread : threads_) thread.join();
  }
  template <class Work>
  void add(Work work) {
    threads_.emplace_back(std::move(work), stop_.get_token());
  }

 private:
  Window& window_;
  std::stop_source stop_;
  std::vector<std::thread> threads_;
};

constexpr std::size_t kWindowPerJob = 2;  // groups
constexpr std::size_t kGroupsPerJob = 4;  // at least, where there are inputs enough
constexpr std::chrono::milliseconds kSignalPatience{100};

}  // namespace

std::vector<std::span<const Input>> groups_of(std::span<const Input> inputs, unsigned jobs) {
  Groups groups;
  for (std::size_t begin = 0; begin < inputs.size();) {
    const std::size_t left = jobs == 1 ? inputs.size() : inputs.size() - begin;
    const std::size_t fair = left / (jobs * kGroupsPerJob);
    const std::size_t most = std::clamp<std::size_t>(fair, 1, kGroupInputs);
    std::size_t end = begin;
    std::uint64_t bytes = 0;
    do {
      bytes += inputs[end++].size;
    } while (end < inputs.size() && end - begin < most && bytes + inputs[end].size <= kGroupBytes);
    groups.push_back(inputs.subspan(begin, end - begin));
    begin = end;
  }
  return groups;
}

std::size_t run_batch(const std::vector<Input>& inputs, unsigned jobs,
                      const std::function<Handler()>& make_handler,
                      const std::function<void(const Result&)>& deliver, Signals& signals) {
  if (inputs.empty()) return 0;
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  const Groups groups = groups_of(inputs, jobs);
  jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, groups.size()));
  Window window(groups.size(), jobs * kWindowPerJob);
  Crew crew(window);
  for (unsigned i = 0; i < jobs; ++i) {
    crew.add([&](const std::stop_token& stop) { work(window, groups, make_handler, stop); });
  }
  std::size_t delivered = 0;
  while (delivered < inputs.size() && signals.caught() == 0) {
    const auto results = window.take(kSignalPatience);
    if (!results) window.rethrow_failure();
    for (std::size_t i = 0; results && i < results->size() && signals.caught() == 0; ++i) {
      deliver((*results)[i]);
      ++delivered;
    }
  }
  return delivered;
}

}  // namespace orgkarta::app
