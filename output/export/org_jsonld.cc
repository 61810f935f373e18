// Linked data: W3C ORG and CPOV for bodies, posts and changes, PROV-O for what they come from.
#include "output/export/json_file.h"
#include "output/export/linked_data.h"
#include "output/export/linked_nodes.h"
#include "output/export/registry_reader.h"
#include "output/export/sources.h"
#include "output/export/uri.h"
#include "output/export/writers.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

class Graph {
 public:
  Graph(Connection& db, const ExportSettings& settings, ExportFolder& out)
      : db_(db),
        municipality_(settings.municipality),
        reader_(db, municipality_),
        sources_(db, municipality_),
        lists_(out.add("org.jsonld"), {{"@context", linked_data_context()}}) {}

  Counts write() {
    lists_.begin("@graph");
    write_about();
    write_terms();
    counted("areas", [this] { write_areas(); });
    counted("organisations", [this] { write_organisations(); });
    counted("persons", [this] { write_persons(); });
    counted("posts", [this] { write_posts(); });
    counted("memberships", [this] { write_memberships(); });
    counted("changes", [this] {
      reader_.events([this](const EventRow& e) { add(change_node(e, sources_.of_event(e.id))); });
    });
    counted("documents", [this] { write_documents(); });
    lists_.close();
    return counts_;
  }

 private:
  void add(const Json& node) {
    lists_.add(node);
    ++nodes_;
  }

  template <class Write>
  void counted(const char* what, Write write) {
    nodes_ = 0;
    write();
    counts_.push_back({what, nodes_});
  }

  /// The export itself, and the program that made the facts.
  void write_about() {
    const std::string version = db_.value("SELECT value FROM properties WHERE name = 'version'");
    lists_.add({{"id", "reg:export"},
                {"type", "prov:Entity"},
                {"title", "Municipal organisations found in documents"},
                {"wasGeneratedBy", "reg:run"}});
    lists_.add(
        {{"id", "reg:run"}, {"type", "prov:Activity"}, {"wasAssociatedWith", "reg:program"}});
    lists_.add(
        {{"id", "reg:program"}, {"type", "prov:SoftwareAgent"}, {"label", "orgkarta " + version}});
  }

  /// Kinds, roles and kinds of change. ORG asks those who extend it to derive from its ChangeEvent.
  void write_terms() {
    for (const std::string_view kind : kNames<ChangeKind>) {
      lists_.add({{"id", "ok:change-" + std::string(kind)},
                  {"type", "rdfs:Class"},
                  {"subClassOf", "org:ChangeEvent"},
                  {"label", kind}});
    }
    for (const std::string_view kind : kNames<UnitKind>) {
      lists_.add(
          {{"id", "ok:kind-" + std::string(kind)}, {"type", "skos:Concept"}, {"label", kind}});
    }
    for (const std::string_view role : kNames<Role>) {
      lists_.add({{"id", "ok:role-" + std::string(role)},
                  {"type", Json{"org:Role", "skos:Concept"}},
                  {"label", role}});
    }
  }

  void write_areas() {
    reader_.municipalities([this](const MunicipalityRow& m) {
      add({{"id", area_id(m.code)},
           {"type", "dct:Location"},
           {"preferredLabel", m.name},
           {"areaCode", m.code}});
    });
  }

  void write_organisations() {
    reader_.organisations([this](const OrganisationRow& o) {
      const ParentRow* parent = o.last_parent();
      add(organisation_node(o, parent == nullptr ? "" : kind_of(parent->organisation),
                            sources_.of_organisation(o.id)));
      for (const ParentRow& one : o.parents) lists_.add(placing_node(o, one));
    });
  }

  std::string kind_of(const std::string& id) {
    Query row(db_, "SELECT kind FROM organisations WHERE id = ?1");
    row.ask(id);
    return row.next() ? std::string(row.text(0)) : std::string();
  }

  void write_persons() {
    reader_.persons([this](const PersonRow& p) { add(person_node(p, sources_.of_person(p.id))); });
  }

  void write_posts() {
    reader_.posts([this](const PostRow& p) { add(post_node(p, sources_.of_post(p))); });
  }

  /// Who holds a post is said of heads alone, until a document tells the end or names another: of
  /// others nobody tells that they were followed.
  void write_memberships() {
    reader_.memberships([this](const MembershipRow& m) {
      add(membership_node(m, sources_.of_membership(m.row)));
      if (m.post_id().empty() || m.role != "head" || !m.present()) return;
      lists_.add({{"id", registry_id(m.post_id())}, {"heldBy", registry_id(m.person)}});
    });
  }

  void write_documents() {
    const std::string sql =
        std::string("SELECT path, url, title, media_type, sha256 FROM documents d WHERE ") +
        kDocumentTold + " ORDER BY path";
    Query row(db_, sql.c_str());
    row.ask(municipality_);
    while (row.next()) {
      Json out = {{"id", document_id(row.text(0))}, {"type", "prov:Entity"}};
      put(out, "title", row.text_or_none(2));
      put(out, "page", web_address(row.text(1)));
      put(out, "format", row.text_or_none(3));
      out["path"] = row.text(0);
      out["sourceOf"] = "reg:export";
      put(out, "sha256", row.text_or_none(4));
      add(out);
    }
  }

  Connection& db_;
  const std::string municipality_;
  RegistryReader reader_;
  Sources sources_;
  JsonLists lists_;
  Counts counts_;
  std::int64_t nodes_ = 0;
};

}  // namespace

Counts write_org_jsonld(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Graph(db, settings, out).write();
}

}  // namespace orgkarta::output
