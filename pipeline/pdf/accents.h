// Accents that are drawn beside their letter.
#pragma once

namespace orgkarta::pdf {

/// The combining form of an accent that stands alone (U+00A8 and U+0308 give U+0308); else 0.
char32_t combining_form(char32_t accent);

}  // namespace orgkarta::pdf
