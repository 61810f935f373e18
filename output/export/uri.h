// Addresses of documents and ids of the registry as URIs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace orgkarta::output {

/// What URIs of the registry's own begin with; what follows is an id: urn:orgkarta:se-0581.
inline constexpr std::string_view kRegistryUri = "urn:orgkarta:";
/// The same of documents: the path, percent-encoded, follows.
inline constexpr std::string_view kDocumentUri = "urn:orgkarta:document:";

/// Any bytes as part of a URI: letters, digits and -._~ stay, all else becomes %XX.
std::string percent_encoded(std::string_view bytes);

/// The URI of a document by its path, which is unique in a run.
std::string document_uri(std::string_view path);

/// An address from a manifest or a crawl as a URI: http and https alone, what may not stand in a
/// URI as %XX. None for anything else (also javascript:), so that nothing harmful is linked to.
std::optional<std::string> web_address(std::string_view address);

/// Where a reader finds the document: its web address, else document_uri().
std::string address_or_uri(std::string_view address, std::string_view path);

}  // namespace orgkarta::output
