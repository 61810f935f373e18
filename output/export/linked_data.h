// Terms of the linked-data export: its context, and dates as RDF has them.
#pragma once

#include <string>
#include <string_view>

#include "output/export/json_file.h"

namespace orgkarta::output {

/// The JSON-LD context of org.jsonld: W3C ORG, CPOV, PROV-O, Dublin Core, SKOS, FOAF, OWL-Time and
/// terms of our own. Nothing has to be fetched to read it.
Json linked_data_context();

/// An ISO day, month or year (iso_prefix) as an instant of OWL-Time, in the datatype that fits.
Json instant(const std::string& iso);

/// An ISO day as the moment at which it begins: xsd:dateTime.
std::string moment(const std::string& day);

/// A compact IRI of the registry: reg:se-0581.
std::string registry_id(std::string_view id);
/// The same of a document by its path: doc:a%2Fb.txt.
std::string document_id(std::string_view path);

}  // namespace orgkarta::output
