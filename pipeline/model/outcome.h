// What became of an input. Every input of a run has exactly one outcome.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace orgkarta {

enum class Outcome : std::uint8_t {
  ok,
  partial,
  empty,
  no_text_layer,
  skipped,
  unsupported,
  encrypted,
  corrupt,
  too_large,
  too_deep,
  timeout,
  oom,
  crash,
  unreadable,
  changed,
  vanished,
  not_regular,
  bad_charset,
};
inline constexpr auto kOutcomeNames = std::to_array<std::string_view>(
    {"ok", "partial", "empty", "no_text_layer", "skipped", "unsupported", "encrypted", "corrupt",
     "too_large", "too_deep", "timeout", "oom", "crash", "unreadable", "changed", "vanished",
     "not_regular", "bad_charset"});

constexpr std::string_view outcome_name(Outcome o) {
  return kOutcomeNames[static_cast<std::size_t>(o)];
}

/// Whether the outcome gives a line in errors.jsonl (the others stand only in the database).
constexpr bool is_error(Outcome o) {
  return o != Outcome::ok && o != Outcome::skipped && o != Outcome::unsupported;
}

/// Why an input could not be (wholly) read.
struct Problem {
  std::string path;   ///< as in the output: relative to its INPUT, escaped
  std::string stage;  ///< "list", "read", "decode", "text", "facts"
  Outcome outcome = Outcome::ok;
  std::string message;
};

}  // namespace orgkarta
