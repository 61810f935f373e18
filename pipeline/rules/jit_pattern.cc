#include "pipeline/rules/jit_pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <new>

namespace orgkarta::rules {
namespace {

// Steps of backtracking: ten times what matches need. A try costs some ten microseconds at most.
constexpr std::uint32_t kMatchLimit = 2'000;
// Bytes behind a try's begin that it may see. Repeated letters are no step to PCRE2: without this
// bound one word of a megabyte would cost an hour.
constexpr std::size_t kWindow = 1'000;

PCRE2_SPTR bytes(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

}  // namespace

JitPattern::Match::Match()
    : data_(pcre2_match_data_create(kMostGroups, nullptr)),
      context_(pcre2_match_context_create(nullptr)) {
  if (!data_ || !context_) throw std::bad_alloc();
  pcre2_set_match_limit(context_.get(), kMatchLimit);
}

const std::size_t* JitPattern::Match::offsets() const {
  return pcre2_get_ovector_pointer(data_.get());
}

void JitPattern::Match::Free::operator()(pcre2_match_data* data) const {
  pcre2_match_data_free(data);
}
void JitPattern::Match::Free::operator()(pcre2_match_context* context) const {
  pcre2_match_context_free(context);
}
void JitPattern::Free::operator()(pcre2_code* code) const { pcre2_code_free(code); }

JitPattern::JitPattern(const std::string& regex, bool anchored) {
  std::uint32_t options = PCRE2_MULTILINE | PCRE2_NEVER_UTF | PCRE2_DUPNAMES;
  if (anchored) options |= PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE;
  int error = 0;
  PCRE2_SIZE place = 0;
  code_.reset(pcre2_compile(bytes(regex), regex.size(), options, &error, &place, nullptr));
  if (!code_) return;
  // Without machine code (no support for the processor) RE2 alone is the quicker one.
  if (pcre2_jit_compile(code_.get(), PCRE2_JIT_COMPLETE | PCRE2_JIT_PARTIAL_HARD) != 0) {
    code_.reset();
  }
}

JitPattern::Result JitPattern::match(std::string_view text, std::size_t at, Match& match) const {
  if (!code_) return Result::unknown;
  const bool whole = text.size() - at <= kWindow;
  // A match that comes to the window's end may be another one in the whole text.
  const int groups =
      pcre2_jit_match(code_.get(), bytes(text), whole ? text.size() : at + kWindow, at,
                      whole ? 0 : PCRE2_PARTIAL_HARD, match.data_.get(), match.context_.get());
  if (groups > 0) return Result::found;
  return groups == PCRE2_ERROR_NOMATCH ? Result::none : Result::unknown;
}

bool JitPattern::may_begin(std::string_view begin, Match& match) const {
  if (!code_) return true;
  const std::string_view fenced(begin.data() - 1, begin.size() + 1);
  return pcre2_jit_match(code_.get(), bytes(fenced), fenced.size(), 1, PCRE2_PARTIAL_HARD,
                         match.data_.get(), match.context_.get()) != PCRE2_ERROR_NOMATCH;
}

}  // namespace orgkarta::rules
