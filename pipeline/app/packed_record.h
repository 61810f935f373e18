// What became of a document, as bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pipeline/model/record.h"

namespace orgkarta::app {

/// All of a record that outputs are made of. Its blocks and sentences are left out: facts are made
/// of these, outputs are not.
std::string pack(const Record& record);

/// The record that was packed. `rule` gives for a rule's name one that lives as long as it is
/// needed. Throws std::exception if the bytes are not what pack() gave.
Record unpack(std::string_view bytes,
              const std::function<std::string_view(std::string_view)>& rule);

}  // namespace orgkarta::app
