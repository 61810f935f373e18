// Why a file cannot be read as what it is.
#pragma once

#include <stdexcept>
#include <string>

#include "pipeline/model/outcome.h"

namespace orgkarta::ingest {

/// Thrown by the readers of formats. `outcome` is never ok, partial or empty.
class ReadError : public std::runtime_error {
 public:
  ReadError(Outcome outcome, const std::string& message)
      : std::runtime_error(message), outcome_(outcome) {}

  Outcome outcome() const { return outcome_; }

 private:
  Outcome outcome_;
};

}  // namespace orgkarta::ingest
