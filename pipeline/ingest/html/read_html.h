// A page to the text that a reader of it sees.
#pragma once

#include <cstddef>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::ingest {

/// Larger pages are none.
inline constexpr std::size_t kMaxHtmlBytes = std::size_t{64} << 20;

/// Reads HTML or XHTML. Charset: byte order mark and bytes first (decode.h), then `label` (of a
/// transport, may be empty), then what the page declares. The text holds the page's content, each
/// line marked with what it is; where it was made of fewer than all elements, `missing` says so.
///
/// Never fails on broken markup. `utf8` is valid, `lines` has an entry for each of its lines, and
/// `steps` lead back to the file's bytes: those of a passage, tags dropped and references resolved,
/// hold its letters. Throws ReadError: too_large (bytes, or memory for the tree). Needs about 1 MB
/// of stack at most, whatever the page.
Source read_html(std::string_view bytes, std::string_view label = {});

/// Whether bytes begin as a page does: with a doctype or an element <html>, <head> or <body>,
/// behind spaces, comments and an XML declaration. In UTF-16 too.
bool begins_as_html(std::string_view bytes);

/// Whether an element of HTML begins in the first bytes: what a file that is called a page must
/// have to be one.
bool holds_html(std::string_view bytes);

}  // namespace orgkarta::ingest
