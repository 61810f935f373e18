// Names as text of DOT, Mermaid and XML: they mean nothing there but themselves.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::output {

/// A quoted DOT string with its quotation marks: no escape of DOT, entity or end of the string in
/// the text takes effect. Line ends become breaks, other control characters spaces.
std::string dot_string(std::string_view text);

/// A quoted Mermaid label with its quotation marks: letters, digits and spaces stay, all other
/// ASCII signs become #NN;. Line ends become breaks.
std::string mermaid_string(std::string_view text);

/// Character data or a quoted attribute of XML 1.0. What XML cannot hold becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace orgkarta::output
