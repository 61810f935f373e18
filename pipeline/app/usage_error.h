// Wrong use: options, manifest, inputs that cannot be what was meant.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace orgkarta::app {

/// All that is wrong, one message a problem. Thrown before anything is touched; main prints the
/// messages and exits with 2.
class UsageError : public std::runtime_error {
 public:
  explicit UsageError(std::vector<std::string> problems)
      : std::runtime_error(problems.empty() ? "wrong use" : problems.front()),
        problems_(std::move(problems)) {}

  const std::vector<std::string>& problems() const { return problems_; }

 private:
  std::vector<std::string> problems_;
};

}  // namespace orgkarta::app
