// FollowTheMoney: bodies, people, positions, documents, and what ties them: an entity a line, and a
// row a statement.
#include <map>

#include "output/export/ftm_entity.h"
#include "output/export/ftm_statements.h"
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
        sources_(db, municipality_),
        last_day_(db.value("SELECT max(last_seen) FROM (SELECT last_seen FROM organisations"
                           " UNION ALL SELECT last_seen FROM persons)")),
        file_(out.add("entities.ftm.json")),
        statements_(out.add("statements.csv")) {}

  Counts write() {
    write_documents();
    reader_.organisations([this](const OrganisationRow& o) { write_organisation(o); });
    reader_.persons([this](const PersonRow& p) { write_person(p); });
    reader_.posts([this](const PostRow& p) { write_position(p); });
    reader_.memberships([this](const MembershipRow& m) { write_membership(m); });
    reader_.events([this](const EventRow& e) {
      if (is_succession(e)) write_successions(e);
    });
    Counts counts;
    for (const auto& [schema, count] : count_) counts.push_back({schema, count});
    counts.push_back({"statements", statements_.count()});
    return counts;
  }

 private:
  void put_out(const FtmEntity& entity) {
    ++count_[entity.schema()];
    file_.write(line_of(entity.json()) + "\n");
    statements_.write(entity);
  }

  void write_documents() {
    const std::string sql =
        std::string("SELECT d.path, d.title, d.media_type, d.url, d.published, d.language, ") +
        kDocumentKey + " FROM documents d WHERE " + kDocumentTold + " ORDER BY d.path";
    Query row(db_, sql.c_str());
    row.ask(municipality_);
    while (row.next()) {
      const std::string path(row.text(0));
      const bool in_swedish = row.text(5) == "sv";
      const std::string told(row.text(1));
      const FtmValue title = in_swedish ? swedish(told) : plain(told);
      FtmEntity document(document_entity(row.text(6)), "Document");
      document.add("fileName", path);
      document.add("name", told.empty() ? plain(path) : title);
      document.add("title", title);
      document.add("mimeType", std::string(row.text(2)));
      document.add_if("sourceUrl", web_address(row.text(3)));
      document.add("publishedAt", date_of(std::string(row.text(4))));
      if (in_swedish) document.add("language", "swe");
      put_out(document);
    }
  }

  static FtmValue passage(const Source& source) {
    FtmValue out = swedish(source.quote);
    out.origin = source.rule;
    return out;
  }

  /// Its documents, each with its passage.
  void write_proof(const std::string& entity, const std::vector<Source>& sources) {
    for (const Source& s : sources) {
      FtmEntity proof("told-" + s.key + "-" + s.fact, "Documentation");
      proof.add("document", document_entity(s.key));
      proof.add("entity", entity);
      proof.add("role", "evidence");
      proof.add("summary", passage(s));
      put_out(proof);
    }
  }

  static FtmValue seen(FtmValue value, const Validity& when) {
    value.first_seen = when.first_seen;
    value.last_seen = when.last_seen;
    return value;
  }

  static void put_names(FtmEntity& body, const OrganisationRow& o) {
    for (const NameRow& name : o.names) {
      if (name.name == o.name) body.add("name", seen(swedish(name.name), name.validity));
    }
    body.add("name", swedish(o.name));  // a name that a correction gave stands in no row
    for (const NameRow& name : o.names) {
      if (name.name == o.name) continue;
      const bool weak = !name.proper && unicode::in_capitals(name.name);
      body.add(name.proper ? "previousName"
               : weak      ? "weakAlias"
                           : "alias",
               seen(swedish(name.name), name.validity));
    }
  }

  void write_organisation(const OrganisationRow& o) {
    FtmEntity body(o.id, ftm_schema(o.kind));
    body.seen(o.validity.first_seen, o.validity.last_seen);
    put_names(body, o);
    body.add("country", kSweden);
    body.add("jurisdiction", kSweden);
    body.add("classification", o.kind);
    if (const ParentRow* parent = o.last_parent()) {
      body.add("parent", seen(plain(parent->organisation), parent->validity));
    }
    body.add("incorporationDate", date_of(o.validity.valid_from));
    body.add("dissolutionDate", date_of(o.validity.valid_to));
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
    person.seen(p.first_seen, p.last_seen);
    person.add("name", p.name);
    person.add("political", p.party);
    const std::vector<Source> sources = sources_.of_person(p.id);
    put_documents(person, sources);
    Query row(db_, "SELECT title FROM memberships WHERE person = ?1 ORDER BY first_seen, id");
    row.ask(p.id);
    while (row.next()) person.add("position", swedish(std::string(row.text(0))));
    put_out(person);
    write_proof(p.id, sources);
  }

  /// A post that is held is a Position with an Occupancy, being a plain member a Membership. Of
  /// what body a post is, must be told for either.
  void write_membership(const MembershipRow& m) {
    if (m.organisation.empty()) return;
    const std::string post = m.post_id();
    FtmEntity held(m.id, post.empty() ? "Membership" : "Occupancy");
    held.seen(m.validity.first_seen, m.validity.last_seen);
    if (post.empty()) {
      held.add("member", m.person);
      held.add("organization", m.organisation);
      held.add("role", title_of(m.title, m.role));
    } else {
      held.add("holder", m.person);
      held.add("post", post);
    }
    held.add("startDate", date_of(m.validity.valid_from));
    held.add("endDate", date_of(m.validity.valid_to));
    if (has_ended(m.validity)) held.add("status", "ended");
    for (const Source& s : sources_.of_membership(m.row)) {
      held.add("summary", passage(s));
      held.add_if("sourceUrl", web_address(s.address));
    }
    put_out(held);
  }

  /// By the last day that documents speak of: an end that is told may lie ahead.
  bool has_ended(const Validity& when) const {
    return !when.to_last.empty() && when.to_last <= last_day_;
  }

  static FtmValue title_of(const std::string& title, const std::string& role) {
    return title.empty() ? plain(role) : swedish(title);
  }

  void write_position(const PostRow& p) {
    FtmEntity position(p.id, "Position");
    position.add("name", title_of(p.title, p.role));
    position.add("organization", p.organisation);
    position.add("country", kSweden);
    put_documents(position, sources_.of_post(p));
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
        one.seen(e.first_seen, e.last_seen);
        one.add("predecessor", from.organisation);
        one.add("successor", to.organisation);
        one.add("date", date_of(e.effective));
        one.add("role", e.kind);
        one.add("status", e.status);
        for (const Source& s : sources) {
          one.add("summary", passage(s));
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
  const std::string last_day_;
  AtomicFile& file_;
  FtmStatements statements_;
  std::map<std::string, std::int64_t> count_;
};

}  // namespace

Counts write_ftm(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Ftm(db, settings, out).write();
}

}  // namespace orgkarta::output
