// The pages of a report: all are the same shell, which the script fills.
#pragma once

#include <string>

namespace orgkarta::output {

inline constexpr const char* kPages[] = {"index",    "municipality", "organisation", "person",
                                         "document", "compare",      "conflicts",    "search"};

/// The HTML of a page. It holds nothing of the documents, and lets the browser load only files of
/// the site itself: no other script, no frame, no form.
std::string page_html(const char* page);

}  // namespace orgkarta::output
