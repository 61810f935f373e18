#include "output/error.h"

#include <system_error>

namespace orgkarta::output {

EnvironmentError::EnvironmentError(const std::string& what, const std::string& file,
                                   int error_number)
    : std::runtime_error("cannot " + what + " " + file + ": " +
                         std::generic_category().message(error_number)) {}

}  // namespace orgkarta::output
