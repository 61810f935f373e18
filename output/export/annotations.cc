// W3C Web Annotations: every passage of every fact, and the texts that their positions count in.
#include "output/export/json_file.h"
#include "output/export/text_slices.h"
#include "output/export/uri.h"
#include "output/export/writers.h"

namespace orgkarta::output {
namespace {

constexpr const char* kContext = "http://www.w3.org/ns/anno.jsonld";
constexpr const char* kPdfFragments = "http://tools.ietf.org/rfc/rfc3778";
constexpr std::size_t kContextLength = 32;  // code points of prefix and suffix

constexpr const char* kDocuments =
    "SELECT id, path, url, sha256, media_type, title, municipality, published, text FROM documents"
    " WHERE text IS NOT NULL AND (?1 = '' OR municipality = ?1) ORDER BY path";

// With what the fact is in the registry, if anything: the same columns of each kind of fact.
constexpr const char* kPassages = R"SQL(
SELECT f.fact, f.registry, f.kind, e.ordinal, e.start, e.end, e.source_start, e.source_end, e.source_page, r.name
  FROM (SELECT u.id, 'unit' AS kind, u.fact, o.organisation AS registry FROM units u
          LEFT JOIN organisation_units o ON o.unit = u.id WHERE u.document = ?1
        UNION ALL
        SELECT p.id, 'post', p.fact, m.person FROM posts p LEFT JOIN membership_posts x ON x.post = p.id
          LEFT JOIN memberships m ON m.id = x.membership WHERE p.document = ?1
        UNION ALL
        SELECT g.id, 'goal', g.fact, s.statement FROM goals g LEFT JOIN statement_goals s ON s.goal = g.id
         WHERE g.document = ?1
        UNION ALL
        SELECT t.id, 'date', t.fact, NULL FROM dates t WHERE t.document = ?1
        UNION ALL
        SELECT a.id, 'amount', a.fact, s.statement FROM amounts a LEFT JOIN statement_amounts s ON s.amount = a.id
         WHERE a.document = ?1
        UNION ALL
        SELECT c.id, 'change', c.fact, x.event FROM changes c LEFT JOIN event_changes x ON x.change = c.id
         WHERE c.document = ?1) f
  JOIN evidence e ON e.kind = f.kind AND e.fact_id = f.id
  JOIN rules r ON r.id = e.rule
 ORDER BY e.start, e.end, f.kind, f.id, e.ordinal)SQL";

class Annotations {
 public:
  Annotations(Connection& db, const ExportSettings& settings, ExportFolder& out)
      : documents_(db, kDocuments),
        passages_(db, kPassages),
        municipality_(settings.municipality),
        annotations_(out.add("annotations.jsonl")),
        texts_(out.add("documents.jsonl")) {}

  Counts write() {
    documents_.ask(municipality_);
    std::int64_t documents = 0;
    for (; documents_.next(); ++documents) {
      write_text();
      write_passages();
    }
    return {{"annotations", count_}, {"documents", documents}};
  }

 private:
  std::string path() const { return std::string(documents_.text(1)); }

  void write_text() {
    Json out = {{"id", document_uri(path())}, {"path", path()}};
    put(out, "url", web_address(documents_.text(2)));
    put(out, "sha256", documents_.text_or_none(3));
    put(out, "media_type", documents_.text_or_none(4));
    put(out, "title", documents_.text_or_none(5));
    put(out, "municipality", documents_.text_or_none(6));
    put(out, "published", documents_.text_or_none(7));
    out["text"] = documents_.text(8);
    texts_.write(line_of(out) + "\n");
  }

  void write_passages() {
    const TextSlices text(documents_.text(8));
    const std::string document = percent_encoded(path());
    passages_.ask(documents_.integer(0));
    for (; passages_.next(); ++count_) {
      const std::string fact = document + ":" + std::string(passages_.text(0));
      annotations_.write(line_of(annotation(fact, text)) + "\n");
    }
  }

  Json annotation(const std::string& fact, const TextSlices& text) const {
    Json body = Json::array();
    body.push_back("urn:orgkarta:fact:" + fact);
    if (!passages_.null(1)) {
      body.push_back(std::string(kRegistryUri) + percent_encoded(passages_.text(1)));
    }
    return {{"@context", kContext},
            {"id", "urn:orgkarta:annotation:" + fact + ":" + std::to_string(passages_.integer(3))},
            {"type", "Annotation"},
            {"motivation", "identifying"},
            {"body", std::move(body)},
            {"generator",
             {{"id", std::string(kRegistryUri) + "rule:" + percent_encoded(passages_.text(9))},
              {"type", "Software"},
              {"name", passages_.text(9)}}},
            {"target", {{"source", source()}, {"selector", selectors(text)}}}};
  }

  Json source() const {
    Json out = {{"id", document_uri(path())}};
    put(out, "format", documents_.text_or_none(4));
    put(out, "via", web_address(documents_.text(2)));
    return out;
  }

  /// Positions in the text count code points; those in the file bytes or pages.
  Json selectors(const TextSlices& text) const {
    const auto start = static_cast<std::size_t>(passages_.integer(4));
    const auto end = static_cast<std::size_t>(passages_.integer(5));
    Json out = Json::array();
    out.push_back({{"type", "TextPositionSelector"}, {"start", start}, {"end", end}});
    out.push_back({{"type", "TextQuoteSelector"},
                   {"exact", text.slice(start, end)},
                   {"prefix", text.before(start, kContextLength)},
                   {"suffix", text.behind(end, kContextLength)}});
    if (!passages_.null(6)) {
      out.push_back({{"type", "DataPositionSelector"},
                     {"start", passages_.integer(6)},
                     {"end", passages_.integer(7)}});
    }
    if (!passages_.null(8)) {
      out.push_back({{"type", "FragmentSelector"},
                     {"conformsTo", kPdfFragments},
                     {"value", "page=" + std::to_string(passages_.integer(8))}});
    }
    return out;
  }

  Query documents_;
  Query passages_;
  const std::string municipality_;
  AtomicFile& annotations_;
  AtomicFile& texts_;
  std::int64_t count_ = 0;
};

}  // namespace

Counts write_annotations(Connection& db, const ExportSettings& settings, ExportFolder& out) {
  return Annotations(db, settings, out).write();
}

}  // namespace orgkarta::output
