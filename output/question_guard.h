// What SQL of a user's own may do.
#pragma once

namespace orgkarta::output {

/// A callback for sqlite3_set_authorizer: lets a statement read and compute, and nothing else.
/// `denied` is a std::string that says what was refused, as the end of "it may not …".
int only_reading(void* denied, int action, const char* first, const char* second,
                 const char* schema, const char* by) noexcept;

}  // namespace orgkarta::output
