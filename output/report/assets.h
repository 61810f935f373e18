// The site's script and style, built into the program (site/).
#pragma once

namespace orgkarta::output {

extern const char kSiteScript[];  ///< empty if the program was built without it
extern const char kSiteStyle[];

}  // namespace orgkarta::output
