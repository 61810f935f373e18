// FollowTheMoney: bodies, people, positions, documents, and what ties them, an entity a line.
#include <map>
#include <set>

#include "output/export/ftm_entity.h"
#include "output/export/iso_prefix.h"
#include "output/export/json_file.h"
#include "output/export/registry_reader.h"
#include "output/export/sources.h"
#include "output/export/uri.h"
#include "output/export/writers.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::output {
namespace {

constexpr const char* kSweden = "se";

/// Ids are those of the registry. They hold letters, digits, hyphens and full stops, and readers
/// allow 128 of them: a document's is made of its SHA-256.
std::string document_entity(std::string_view key) { return "document-" + std::string(key); }

/// What is never more than a proposal has no succession: FollowTheMoney would take it for done.
bool is_succession(const EventRow& e) {
  return e.happened() && (e.kind == "merge" || e.kind == "split");
}

class Ftm {
 public:
  Ftm(Connection& db, const ExportSettings& settings, ExportFolder& out)
      : db_(db),
        municipality_(settings.municipality),
        reader_(db, municipality_),
        sources_(db),
        file_(out.add("entities.ftm.json")) {}

  Counts write() {
    write_documents();
    reader_.organisations([this](const OrganisationRow& o) { write_organisation(o); });
    reader_.persons([this](const PersonRow& p) { write_person(p); });
    reader_.memberships([this](const MembershipRow& m) { write_membership(m); });
    reader_.events([this](const EventRow& e) {
      if (is_succession(e)) write_successions(e);
    });
    Counts counts;
    for (const auto& [schema, count] : count_) counts.push_back({schema, count});
    return counts;
  }

 private:
  void put_out(const FtmEntity& entity) {
    const Json json = entity.json();
    ++count_[json["schema"]];
    file_.write(line_of(json) + "\n");
  }

  void write_documents() {
    const std::string sql =
        std::string("SELECT d.path, d.title, d.media_type, d.url, d.published, d.language, ") +
        kDocumentKey +
        " FROM documents d WHERE d.text IS NOT NULL AND (?1 = '' OR d.municipality = ?1)"
        " ORDER BY d.path";
    Query row(db_, sql.c_str());
    row.ask(municipality_);
    while (row.next()) {
      const std::string path(row.text(0));
      FtmEntity document(document_entity(row.text(6)), "Document");
      document.add("fileName", path);
      document.add("name", std::string(row.null(1) ? row.text(0) : row.text(1)));
      document.add("title", std::string(row.text(1)));
      document.add("mimeType", std::string(row.text(2)));
      document.add_if("sourceUrl", web_address(row.text(3)));
      document.add_if("publishedAt", iso_prefix(row.text(4)));
      if (row.text(5) == "sv") document.add("language", "swe");
      put_out(document);
    }
  }

  /// Its documents, each with its passage.
  void write_proof(const std::string& entity, const std::vector<Source>& sources) {
    for (const Source& s : sources) {
      FtmEntity proof("told-" + s.key + "-" + s.fact, "Documentation");
      proof.add("document", document_entity(s.key));
      proof.add("entity", entity);
      proof.add("role", "evidence");
      proof.add("summary", s.quote);
      put_out(proof);
    }
  }

  void write_organisation(const OrganisationRow& o) {
    FtmEntity body(o.id, ftm_schema(o.kind));
    body.add("name", o.name);
    for (const NameRow& name : o.names) {
      if (name.name == o.name) continue;
      const bool weak = !name.proper && unicode::in_capitals(name.name);
      body.add(name.proper ? "previousName" : weak ? "weakAlias" : "alias", name.name);
    }
    body.add("country", kSweden);
    body.add("jurisdiction", kSweden);
    body.add("classification", o.kind);
    if (const ParentRow* parent = o.last_parent()) body.add("parent", parent->organisation);
    body.add_if("incorporationDate", o.validity.start());
    body.add_if("dissolutionDate", o.validity.end());
    body.add("status", o.state);
    body.add("keywords", o.field);
    if (o.kind == "municipality") {
      body.add("topics", "gov.muni");
      if (!o.municipality.empty()) body.add("idNumber", "SE-SCB-KOMMUNKOD-" + o.municipality);
    }
    const std::vector<Source> sources = sources_.of_organisation(o.id);
    put_documents(body, sources);
    put_out(body);
    write_proof(o.id, sources);
  }

  static void put_documents(FtmEntity& entity, const std::vector<Source>& sources) {
    for (const Source& s : once_a_document(sources)) {
      entity.add("proof", document_entity(s.key));
      entity.add_if("sourceUrl", web_address(s.address));
    }
  }

  void write_person(const PersonRow& p) {
    FtmEntity person(p.id, "Person");
    person.add("name", p.name);
    person.add("political", p.party);
    const std::vector<Source> sources = sources_.of_person(p.id);
    put_documents(person, sources);
    Query row(db_, "SELECT title FROM memberships WHERE person = ?1 ORDER BY first_seen, id");
    row.ask(p.id);
    while (row.next()) person.add("position", std::string(row.text(0)));
    put_out(person);
    write_proof(p.id, sources);
  }

  /// A post that is held is a Position with an Occupancy, being a plain member a Membership. Of
  /// what body a post is, must be told for either.
  void write_membership(const MembershipRow& m) {
    if (m.organisation.empty()) return;
    const std::string post = m.post_id();
    FtmEntity held(m.id, post.empty() ? "Membership" : "Occupancy");
    if (post.empty()) {
      held.add("member", m.person);
      held.add("organization", m.organisation);
      held.add("role", m.title.empty() ? m.role : m.title);
    } else {
      if (positions_.insert(post).second) write_position(m);
      held.add("holder", m.person);
      held.add("post", post);
    }
    held.add_if("startDate", m.validity.start());
    held.add_if("endDate", m.validity.end());
    if (m.validity.ended()) held.add("status", "ended");
    for (const Source& s : sources_.of_membership(m.row)) {
      held.add("summary", s.quote);
      held.add_if("sourceUrl", web_address(s.address));
    }
    put_out(held);
  }

  void write_position(const MembershipRow& m) {
    FtmEntity position(m.post_id(), "Position");
    position.add("name", m.title.empty() ? m.role : m.title);
    position.add("organization", m.organisation);
    position.add("country", kSweden);
    put_out(position);
  }

  /// One from each body that went into it to each that came of it.
  void write_successions(const EventRow& e) {
    const std::vector<Source> sources = sources_.of_event(e.id);
    int number = 0;
    for (const EventSideRow& from : e.from) {
      for (const EventSideRow& to : e.to) {
        ++number;
        if (from.organisation.empty() || to.organisation.empty()) continue;
        if (from.organisation == to.organisation) continue;
        FtmEntity one(e.id + "-" + std::to_string(number), "Succession");
        one.add("predecessor", from.organisation);
        one.add("successor", to.organisation);
        one.add_if("date", iso_prefix(e.effective));
        one.add("role", e.kind);
        one.add("status", e.status);
        for (const Source& s : sources) {
          one.add("summary", s.quote);
          one.add_if("sourceUrl", web_address(s.address));
        }
        put_out(one);
      }
    }
  }

  Connection& db_;
  const std::string municipality_;
  RegistryReader reader_;
  Sources sources_;
  AtomicFile& file_;
  std::set<std::string> positions_;
  std::map<std::string, std::int64_t> count_;
};

}  // namespace

Counts write_ftm(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Ftm(db, settings, out).write();
}

}  // namespace orgkarta::output
