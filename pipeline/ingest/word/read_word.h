// Word processors' files to the text that a reader of them sees.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/model/text.h"

namespace orgkarta::ingest {

inline constexpr std::string_view kDocxType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view kOdtType = "application/vnd.oasis.opendocument.text";

/// Reads a file of Word (Office Open XML). The text has a line for each paragraph, marked with what
/// it is, in the form that pages get (html/read_html.h); `places` has the paragraphs, counted over
/// all w:p of the main part, then those of the footnotes, then those of the endnotes. `missing`
/// says so where a part of the text is broken or stands in another file.
///
/// Throws ReadError: corrupt, encrypted, too_large, too_deep, or unsupported where the package
/// holds no such document. Nothing is written to a disk, no entity is resolved. Takes at most some
/// 300 MB, for parts of 48 MB.
Source read_docx(std::string_view bytes);

/// The same of a file of OpenOffice or LibreOffice (OpenDocument text). Paragraphs are counted over
/// all text:p and text:h of content.xml.
Source read_odt(std::string_view bytes);

/// What a word processor's file is by its content.
enum class WordKind : std::uint8_t { none, docx, odt, doc, rtf };

/// Looks at the names within a ZIP file or an OLE container, and at the first bytes. A container
/// with a password counts as what is in it. Never throws on any bytes.
WordKind word_kind(std::string_view bytes);

}  // namespace orgkarta::ingest
