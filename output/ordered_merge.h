// Several sorted lists as one, without holding any of them.
#pragma once

#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace orgkarta::output {

/// Walks sources that are sorted by path, side by side. A source is opened when its first path is
/// due and closed behind its last: of sources that lie one behind the other one is open at a time.
/// `Source` has next(), which goes to its next line and is false behind the last, and path().
template <class Source>
class OrderedMerge {
 public:
  using Open = std::function<std::unique_ptr<Source>()>;

  /// A source and the path that it begins with. Its number is that of the call, from 0.
  void add(std::string first, Open open) {
    due_.emplace(std::move(first), sources_.size());
    sources_.push_back({std::move(open), nullptr});
  }

  /// The numbers of the sources that have the next path, rising; empty behind the last. Throws what
  /// opening and reading throw.
  const std::vector<std::size_t>& next() {
    for (const std::size_t number : now_) go_on(number);
    now_.clear();
    while (!due_.empty() && (now_.empty() || due_.top().first == path_)) {
      auto [path, number] = due_.top();
      due_.pop();
      if (!sources_[number].source) {
        sources_[number].source = sources_[number].open();
        go_on(number);
        continue;
      }
      path_ = std::move(path);
      now_.push_back(number);
    }
    return now_;
  }

  /// What next() gave last, and the path that these have.
  const std::vector<std::size_t>& now() const { return now_; }
  const std::string& path() const { return path_; }
  Source& at(std::size_t number) { return *sources_[number].source; }

 private:
  struct Held {
    Open open;
    std::unique_ptr<Source> source;
  };
  using Due = std::pair<std::string, std::size_t>;

  void go_on(std::size_t number) {
    Source& source = *sources_[number].source;
    if (source.next()) {
      due_.emplace(source.path(), number);
    } else {
      sources_[number].source.reset();
    }
  }

  std::vector<Held> sources_;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;
  std::vector<std::size_t> now_;
  std::string path_;
};

}  // namespace orgkarta::output
