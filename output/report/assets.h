// The site's script, style and words, built into the program (site/).
#pragma once

namespace orgkarta::output {

extern const char kSiteScript[];  ///< empty if the program was built without it
extern const char kSiteStyle[];
extern const char kSiteStrings[];  ///< the words of its interface, JSON

}  // namespace orgkarta::output
