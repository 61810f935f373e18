// The members of ZIP, tar and compressed files.
#pragma once

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/member_writer.h"

namespace orgkarta::ingest {

/// Whether a ZIP is a document: an OpenDocument, EPUB or Office Open XML file.
bool zip_is_document(const ByteRange& archive);

/// As unpack(), for zip, tar and compressed. Throws ReadError.
void unpack_entries(const ByteRange& archive, MemberWriter& writer);

}  // namespace orgkarta::ingest
