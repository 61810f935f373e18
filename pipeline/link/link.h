// From the facts of many documents to one registry.
#pragma once

#include <string>
#include <vector>

#include "pipeline/link/municipalities.h"
#include "pipeline/model/correction.h"
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

/// The same under corrections, which win over whatever documents say. Marks in them what is found
/// here and whether it holds: to be called with the same for all municipalities.
Registry link_documents(const std::vector<StoredDocument>& documents, const std::string& code,
                        const std::string& prefix, const Lexicons& lexicons,
                        const Municipalities& municipalities, std::vector<Correction>& corrections);

}  // namespace orgkarta::link
