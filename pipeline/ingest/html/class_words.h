// What the words in class and id attributes say of an element.
#pragma once

#include <string_view>

namespace orgkarta::ingest::html {

/// A set of these. The words are those of frameworks and publishing systems, never of one site.
enum ClassWord : unsigned {
  kNavigation = 1U << 0,  ///< menu, breadcrumbs, pagination
  kTools = 1U << 1,       ///< share, print, listen, skip links
  kNotice = 1U << 2,      ///< cookies, consent
  kSearch = 1U << 3,
  kRelated = 1U << 4,  ///< related pages, shortcuts
  kFrame = 1U << 5,    ///< header, footer, sidebar
  kDialog = 1U << 6,
  kExpands = 1U << 7,  ///< accordions, tabs: hidden until somebody clicks
  kColumn = 1U << 9,   ///< stands beside others
  kUnseen = 1U << 8,   ///< for screen readers only
};

/// The words of `names` (class names parted by spaces), split at "-", "_" and capitals.
unsigned class_words(std::string_view names);

/// Whether one of the names hides an element at every width of a window.
bool hides_by_class(std::string_view names);

/// Whether one of the names hides or shows an element at some widths of a window, or on paper.
bool shows_at_some_widths(std::string_view names);

}  // namespace orgkarta::ingest::html
