#include "output/report/pages.h"

#include <fmt/format.h>

namespace orgkarta::output {
namespace {

constexpr const char* kShell = R"HTML(<!doctype html>
<html lang="en" data-page="{}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>orgkarta</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="orgkarta.css">
<script src="orgkarta.js" defer></script>
</head>
<body>
<noscript><p>This report needs JavaScript, which runs from the files beside this page; nothing is loaded from elsewhere.</p></noscript>
</body>
</html>
)HTML";

}  // namespace

std::string page_html(const char* page) { return fmt::format(fmt::runtime(kShell), page); }

}  // namespace orgkarta::output
