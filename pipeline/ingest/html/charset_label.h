// The charset that a page declares.
#pragma once

#include <string>
#include <string_view>

namespace orgkarta::ingest::html {

/// The value of <meta charset> or of charset= in <meta http-equiv="content-type"> before the
/// page's body, within its first 64 KB, or of encoding= in an XML declaration; empty if the page
/// declares none. Comments are passed over.
std::string charset_label(std::string_view bytes);

}  // namespace orgkarta::ingest::html
