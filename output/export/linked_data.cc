#include "output/export/linked_data.h"

#include "output/export/uri.h"

namespace orgkarta::output {
namespace {

constexpr const char* kContext = R"JSON({
  "reg": "urn:orgkarta:",
  "doc": "urn:orgkarta:document:",
  "ok": "urn:orgkarta:term:",
  "org": "http://www.w3.org/ns/org#",
  "cv": "http://data.europa.eu/m8g/",
  "prov": "http://www.w3.org/ns/prov#",
  "skos": "http://www.w3.org/2004/02/skos/core#",
  "dct": "http://purl.org/dc/terms/",
  "foaf": "http://xmlns.com/foaf/0.1/",
  "time": "http://www.w3.org/2006/time#",
  "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
  "xsd": "http://www.w3.org/2001/XMLSchema#",
  "edtf": "http://id.loc.gov/datatypes/edtf/",
  "id": "@id",
  "type": "@type",
  "PublicOrganisation": "cv:PublicOrganisation",
  "preferredLabel": {"@id": "skos:prefLabel", "@language": "sv"},
  "alternativeLabel": {"@id": "skos:altLabel", "@language": "sv"},
  "label": {"@id": "rdfs:label", "@language": "en"},
  "subClassOf": {"@id": "rdfs:subClassOf", "@type": "@id"},
  "classification": {"@id": "org:classification", "@type": "@id"},
  "identifier": {"@id": "org:identifier", "@type": "ok:SE-SCB-KOMMUNKOD"},
  "areaCode": {"@id": "dct:identifier", "@type": "ok:SE-SCB-KOMMUNKOD"},
  "spatial": {"@id": "dct:spatial", "@type": "@id"},
  "unitOf": {"@id": "org:unitOf", "@type": "@id"},
  "subOrganizationOf": {"@id": "org:subOrganizationOf", "@type": "@id"},
  "changedBy": {"@id": "org:changedBy", "@type": "@id"},
  "resultedFrom": {"@id": "org:resultedFrom", "@type": "@id"},
  "originalOrganization": {"@id": "org:originalOrganization", "@type": "@id"},
  "resultingOrganization": {"@id": "org:resultingOrganization", "@type": "@id"},
  "member": {"@id": "org:member", "@type": "@id"},
  "organization": {"@id": "org:organization", "@type": "@id"},
  "role": {"@id": "org:role", "@type": "@id"},
  "memberDuring": {"@id": "org:memberDuring"},
  "postIn": {"@id": "org:postIn", "@type": "@id"},
  "heldBy": {"@id": "org:heldBy", "@type": "@id"},
  "startedAtTime": {"@id": "prov:startedAtTime", "@type": "xsd:dateTime"},
  "endedAtTime": {"@id": "prov:endedAtTime", "@type": "xsd:dateTime"},
  "sourceOf": {"@reverse": "prov:wasDerivedFrom", "@type": "@id"},
  "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
  "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
  "source": {"@id": "dct:source", "@type": "@id"},
  "title": "dct:title",
  "description": "dct:description",
  "format": "dct:format",
  "name": "foaf:name",
  "page": {"@id": "foaf:page", "@type": "@id"},
  "hasBeginning": "time:hasBeginning",
  "hasEnd": "time:hasEnd",
  "state": "ok:state",
  "status": "ok:status",
  "field": "ok:field",
  "path": "ok:path",
  "sha256": "ok:sha256",
  "party": "ok:party",
  "acting": "ok:acting",
  "subject": "ok:subject",
  "memberTitle": {"@id": "ok:title", "@language": "sv"},
  "original": {"@id": "ok:original", "@type": "@id"},
  "resulting": {"@id": "ok:resulting", "@type": "@id"},
  "originalName": {"@id": "ok:originalName", "@language": "sv"},
  "resultingName": {"@id": "ok:resultingName", "@language": "sv"},
  "decidedBy": {"@id": "ok:decidedBy", "@type": "@id"},
  "placed": {"@id": "ok:placed", "@type": "@id"},
  "under": {"@id": "ok:under", "@type": "@id"},
  "inPost": {"@id": "ok:inPost", "@type": "@id"},
  "validFrom": {"@id": "ok:validFrom", "@type": "edtf:EDTF"},
  "validTo": {"@id": "ok:validTo", "@type": "edtf:EDTF"},
  "effective": {"@id": "ok:effective", "@type": "edtf:EDTF"},
  "firstDay": {"@id": "ok:firstDay", "@type": "xsd:date"},
  "lastDay": {"@id": "ok:lastDay", "@type": "xsd:date"},
  "firstSeen": {"@id": "ok:firstSeen", "@type": "xsd:date"},
  "lastSeen": {"@id": "ok:lastSeen", "@type": "xsd:date"},
  "replaced": {"@id": "ok:replaced", "@type": "xsd:date"}
})JSON";

constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 7;

}  // namespace

Json linked_data_context() { return Json::parse(kContext); }

Json instant(const std::string& iso) {
  const char* property = "time:inXSDDate";
  const char* type = "xsd:date";
  if (iso.size() == kYear) {
    property = "time:inXSDgYear";
    type = "xsd:gYear";
  } else if (iso.size() == kMonth) {
    property = "time:inXSDgYearMonth";
    type = "xsd:gYearMonth";
  }
  return {{"type", "time:Instant"}, {property, {{"@value", iso}, {"@type", type}}}};
}

std::string moment(const std::string& day) { return day + "T00:00:00"; }

std::string registry_id(std::string_view id) { return "reg:" + percent_encoded(id); }

std::string document_id(std::string_view path) { return "doc:" + percent_encoded(path); }

}  // namespace orgkarta::output
