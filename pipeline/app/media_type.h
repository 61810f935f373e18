// Which types of file this version reads, and as what.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/ingest/word/read_word.h"

namespace orgkarta::app {

/// The media type that the ending of a file's name announces, if it is one that is not read. Other
/// endings, or none, say nothing: the bytes decide.
std::optional<std::string_view> unsupported_by_name(std::string_view file_name);

/// The media type of bytes that begin as a known type that is not read (PDF, ZIP, images …), or
/// that look like no text: "application/octet-stream". Empty for text.
std::optional<std::string_view> unsupported_by_content(std::string_view bytes);

/// Whether to read a file as a PDF file: it begins as one, or is named as one (.pdf) and holds
/// nothing else that is known.
bool is_pdf(std::string_view file_name, std::string_view bytes);

/// Whether to read a file as a page: it begins as one, or is named as one (.html, .htm, .xhtml) and
/// holds an element. Text that merely has such a name stays text.
bool is_html(std::string_view file_name, std::string_view bytes);

/// What a word processor's file is to be read as: what its content is; where a container is too
/// broken to tell, what its name says.
ingest::WordKind word_format(std::string_view file_name, std::string_view bytes);

/// Empty for none.
std::string_view media_type_of(ingest::WordKind kind);

/// "named .docx, is application/rtf" where a word processor's ending is on a file of another type;
/// else empty.
std::string type_mismatch(std::string_view file_name, std::string_view media_type);

}  // namespace orgkarta::app
