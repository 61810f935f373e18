// From the facts of many documents to one registry.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/municipalities.h"
#include "pipeline/model/registry.h"
#include "pipeline/model/stored.h"

namespace orgkarta::link {

/// Links the documents of one municipality, in whatever order they come: the same documents give
/// the same registry. `code` is empty for documents whose municipality is not known: give these one
/// by one (or copies together), and a `prefix` of their own for ids ("doc-1a2b3c"); otherwise it is
/// "se-" and the code.
Registry link_documents(const std::vector<StoredDocument>& documents, const std::string& code,
                        const std::string& prefix, const Lexicons& lexicons,
                        const Municipalities& municipalities);

}  // namespace orgkarta::link
