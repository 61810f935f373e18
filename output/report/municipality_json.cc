#include "output/report/municipality_json.h"

#include "output/json_object.h"

namespace orgkarta::output {
namespace {

void append_term(JsonBuffer& out, const Term& term) {
  append_json_texts(out, {term.from, term.to, term.first_seen, term.last_seen});
}

void append_organisation(JsonBuffer& out, const OrganisationTold& o) {
  JsonObject object(out);
  object.text("id", o.id);
  object.text("kind", o.kind);
  object.text_or_null("field", o.field);
  if (o.proposed) object.boolean("proposed", true);
  if (o.dissolved) object.boolean("dissolved", true);
  append_term(object.raw("term"), o.term);
  append_json_array(object.raw("names"), o.names, [](JsonBuffer& to, const NameTold& name) {
    JsonObject one(to);
    one.text("name", name.name);
    append_term(one.raw("term"), name.term);
    one.close();
  });
  append_json_array(object.raw("parents"), o.parents, [](JsonBuffer& to, const ParentTold& parent) {
    JsonObject one(to);
    one.text("id", parent.organisation);
    append_term(one.raw("term"), parent.term);
    one.close();
  });
  append_json_array(object.raw("heads"), o.heads, [](JsonBuffer& to, const HeadTold& head) {
    JsonObject one(to);
    one.integer("membership", head.membership);
    one.text("person", head.person);
    one.text("name", head.name);
    one.text("title", head.title);
    one.boolean("acting", head.acting);
    append_term(one.raw("term"), head.term);
    one.text("replaced", head.replaced);
    one.close();
  });
  object.close();
}

}  // namespace

void append_municipality(std::string& out, const MunicipalityTold& told) {
  JsonBuffer buffer(out);
  JsonObject object(buffer);
  object.text("code", told.code);
  object.text("name", told.name);
  object.text("last_document", told.last_document);
  object.text("last_day", told.last_day);
  append_json_array(object.raw("organisations"), told.organisations, append_organisation);
  object.close();
}

}  // namespace orgkarta::output
