#include "pipeline/sandbox/reply.h"

#include <fmt/format.h>

namespace orgkarta::sandbox {

std::string_view status_name(Status status) {
  switch (status) {
    case Status::ok:
      return "ok";
    case Status::refused:
      return "refused";
    case Status::failed:
      return "failed";
    case Status::timeout:
      return "timeout";
    case Status::oom:
      return "oom";
    case Status::crash:
      return "crash";
    case Status::too_much_output:
      return "too_much_output";
  }
  return "unknown";
}

std::string too_much(std::uint64_t size, std::uint64_t limit) {
  return fmt::format("the reader made {} bytes, the limit is {}", size, limit);
}

Outcome outcome_of(const Reply& reply) {
  switch (reply.status) {
    case Status::ok:
      return Outcome::ok;
    case Status::refused:
      return reply.refusal;
    case Status::timeout:
      return Outcome::timeout;
    case Status::oom:
      return Outcome::oom;
    case Status::too_much_output:
      return Outcome::too_large;
    case Status::failed:
    case Status::crash:
      break;
  }
  return Outcome::crash;
}

}  // namespace orgkarta::sandbox
