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

/// A ring of results between the threads that make them in any order and the one that takes them in
/// order. A thread that is too far ahead waits.
class Window {
 public:
  Window(std::size_t count, std::size_t size) : count_(count), slots_(size) {}

  /// The next input to work on, empty if there is none or the work was stopped.
  std::optional<std::size_t> claim() {
    std::unique_lock lock(mutex_);
    room_.wait(lock,
               [&] { return stopped_ || claimed_ == count_ || claimed_ < taken_ + slots_.size(); });
    if (stopped_ || claimed_ == count_) return std::nullopt;
    return claimed_++;
  }

  void put(std::size_t index, Result&& result) {
    const std::lock_guard lock(mutex_);
    slots_[index % slots_.size()] = std::move(result);
    if (index == taken_) ready_.notify_one();
  }

  /// The next result in order; empty if none came within `patience` or a thread failed.
  std::optional<Result> take(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    std::optional<Result>& slot = slots_[taken_ % slots_.size()];
    ready_.wait_for(lock, patience, [&] { return slot.has_value() || failure_ != nullptr; });
    if (!slot || failure_) return std::nullopt;
    std::optional<Result> result = std::exchange(slot, std::nullopt);
    ++taken_;
    room_.notify_all();
    return result;
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
  std::vector<std::optional<Result>> slots_;
  std::size_t claimed_ = 0;
  std::size_t taken_ = 0;
  bool stopped_ = false;
  std::exception_ptr failure_;
};

/// Carries what a thread cannot handle over to the calling thread.
void work(Window& window, const std::vector<Input>& inputs,
          const std::function<Handler()>& make_handler) {
  try {
    const Handler handle = make_handler();
    while (const auto index = window.claim()) window.put(*index, handle(inputs[*index]));
  } catch (...) {
    window.fail(std::current_exception());
  }
}

/// Threads that are told to stop and waited for, however the scope is left.
class Crew {
 public:
  explicit Crew(Window& window) : window_(window) {}
  ~Crew() {
    window_.stop();
    for (std::thread& thread : threads_) thread.join();
  }
  template <class Work>
  void add(Work work) {
    threads_.emplace_back(std::move(work));
  }

 private:
  Window& window_;
  std::vector<std::thread> threads_;
};

constexpr std::size_t kWindowPerJob = 16;
constexpr std::chrono::milliseconds kSignalPatience{100};

}  // namespace

std::size_t run_batch(const std::vector<Input>& inputs, unsigned jobs,
                      const std::function<Handler()>& make_handler,
                      const std::function<void(const Result&)>& deliver, Signals& signals) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, inputs.size()));
  Window window(inputs.size(), std::max<std::size_t>(1, jobs * kWindowPerJob));
  Crew crew(window);
  for (unsigned i = 0; i < jobs; ++i) {
    crew.add([&] { work(window, inputs, make_handler); });
  }
  std::size_t delivered = 0;
  while (delivered < inputs.size() && signals.caught() == 0) {
    if (const auto result = window.take(kSignalPatience)) {
      deliver(*result);
      ++delivered;
    } else {
      window.rethrow_failure();
    }
  }
  return delivered;
}

}  // namespace orgkarta::app
