// Web archives (WARC 1.0 and 1.1, ISO 28500).
#pragma once

#include "pipeline/ingest/archive/byte_range.h"
#include "pipeline/ingest/archive/member_writer.h"

namespace orgkarta::ingest {

/// Whether a gzip file holds a WARC.
bool holds_warc(const ByteRange& archive);

/// As unpack(), for a WARC, gzipped or not. Members are what was fetched with success (responses of
/// status 200), resources and conversions; their names are their addresses. Transfer and content
/// codings are undone. A record that is cut or goes on in another one has a `missing`. The date of
/// a record tells when it was fetched, nothing of the document: it is not used. Throws ReadError.
void unpack_warc(const ByteRange& archive, MemberWriter& writer);

}  // namespace orgkarta::ingest
