#include "pipeline/rules/lazy_regex.h"

#include <stdexcept>

#include <re2/set.h>

#include "pipeline/rules/compiled.h"

namespace orgkarta::rules {

const RE2& LazyRegex::get() const {
  std::call_once(once_, [this] { regex_ = std::make_unique<RE2>(pattern_, pattern_options()); });
  if (!regex_->ok()) throw std::runtime_error("RE2 says: " + regex_->error());
  return *regex_;
}

// A set reads what is put into it, and compiles only when it is closed.
std::string parse_fault(const std::string& pattern) {
  RE2::Set reader(pattern_options(), RE2::UNANCHORED);
  std::string fault;
  return reader.Add(pattern, &fault) < 0 ? fault : "";
}

}  // namespace orgkarta::rules
