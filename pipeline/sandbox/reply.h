// What became of a call.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "pipeline/model/outcome.h"

namespace orgkarta::sandbox {

enum class Status : std::uint8_t {
  ok,               ///< `bytes` is what the handler returned
  refused,          ///< the handler threw Refused: `refusal` and `message` are its own
  failed,           ///< the handler threw something else: `message` is its what()
  timeout,          ///< the limit of wall or processor time was reached
  oom,              ///< the memory limit was reached, or the kernel had no more memory
  crash,            ///< the worker ended without an answer: `message` says by which signal or code
  too_much_output,  ///< the answer is longer than Limits::output
};

std::string_view status_name(Status status);

struct Reply {
  Status status = Status::ok;
  Outcome refusal = Outcome::ok;  ///< of `refused` alone
  std::string bytes;              ///< of `ok` alone
  std::string message;            ///< of all others: names the limit or the reason, not escaped
};

/// The message of `too_much_output`.
std::string too_much(std::uint64_t size, std::uint64_t limit);

/// The outcome of the document that was in the request: oom of oom, too_large of too_much_output,
/// what the handler said of refused … An exception that has no type is our bug: crash.
Outcome outcome_of(const Reply& reply);

/// For handlers: this input will not be read, and why. Comes back as Status::refused.
class Refused : public std::runtime_error {
 public:
  Refused(Outcome outcome, const std::string& message)
      : std::runtime_error(message), outcome_(outcome) {}
  Outcome outcome() const { return outcome_; }

 private:
  Outcome outcome_;
};

}  // namespace orgkarta::sandbox
