// Roman numerals, as lists are numbered with.
#pragma once

#include <string>

namespace orgkarta::ingest {

/// A number from 1 to 399 in small letters.
std::string roman(int value);

}  // namespace orgkarta::ingest
