#include "output/feed.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "output/json_object.h"

namespace orgkarta::output {
namespace {

/// Each gives id, value and sources (JSON), sorted by id; ?1: a JSON array of the ids that alone
/// are asked for, null: of all.
struct Kind {
  const char* name;
  const char* sql;
  bool narrows = true;  ///< knows ?1; there are few of the others
};

constexpr std::array<Kind, 6> kKinds = {{
    {"organisation", R"SQL(
SELECT o.id,
       json_object('municipality', o.municipality, 'name', o.name, 'kind', o.kind, 'field', o.field,
         'state', o.state, 'valid_from', o.valid_from, 'valid_to', o.valid_to,
         'names', (SELECT json_group_array(json_object('name', n.name, 'proper', n.proper,
                            'valid_from', n.valid_from, 'valid_to', n.valid_to))
                     FROM (SELECT * FROM organisation_names WHERE organisation = o.id ORDER BY ordinal) n),
         'parents', (SELECT json_group_array(json_object('parent', p.parent,
                              'valid_from', p.valid_from, 'valid_to', p.valid_to))
                       FROM (SELECT * FROM organisation_parents WHERE organisation = o.id ORDER BY ordinal) p),
         'predecessors', (SELECT json_group_array(predecessor)
                            FROM (SELECT predecessor FROM organisation_predecessors
                                   WHERE organisation = o.id ORDER BY predecessor))),
       (SELECT json_group_array(path) FROM (SELECT DISTINCT d.path FROM organisation_units ou
          JOIN units u ON u.id = ou.unit JOIN documents d ON d.id = u.document
         WHERE ou.organisation = o.id ORDER BY d.path))
  FROM organisations o WHERE ?1 IS NULL OR o.id IN (SELECT value FROM json_each(?1)) ORDER BY o.id)SQL"},
    {"person", R"SQL(
SELECT p.id, json_object('municipality', p.municipality, 'name', p.name, 'party', p.party),
       (SELECT json_group_array(path) FROM (SELECT DISTINCT d.path FROM memberships m
          JOIN membership_posts mp ON mp.membership = m.id JOIN posts s ON s.id = mp.post
          JOIN documents d ON d.id = s.document WHERE m.person = p.id ORDER BY d.path))
  FROM persons p WHERE ?1 IS NULL OR p.id IN (SELECT value FROM json_each(?1)) ORDER BY p.id)SQL"},
    {"membership", R"SQL(
SELECT m.person || ' ' || m.role || iif(m.acting, ' acting', '') || ' ' || coalesce(m.organisation, m.title) AS id,
       json_object('person', m.person, 'organisation', m.organisation, 'title', m.title, 'role', m.role,
         'acting', m.acting, 'valid_from', m.valid_from, 'valid_to', m.valid_to, 'replaced', m.replaced),
       (SELECT json_group_array(path) FROM (SELECT DISTINCT d.path FROM membership_posts mp
          JOIN posts s ON s.id = mp.post JOIN documents d ON d.id = s.document
         WHERE mp.membership = m.id ORDER BY d.path))
  FROM memberships m WHERE ?1 IS NULL OR m.person IN (SELECT value FROM json_each(?1)) ORDER BY 1)SQL"},
    {"event", R"SQL(
SELECT e.id,
       json_object('municipality', e.municipality, 'kind', e.kind, 'subject', e.subject,
         'effective', e.effective, 'resolved', e.resolved, 'status', e.status, 'decided_by', e.decided_by,
         'organisations', (SELECT json_group_array(json_object('side', s.side, 'organisation', s.organisation,
                                    'name', s.name))
                             FROM (SELECT * FROM event_organisations WHERE event = e.id ORDER BY side, ordinal) s)),
       (SELECT json_group_array(path) FROM (SELECT DISTINCT d.path FROM event_changes ec
          JOIN changes c ON c.id = ec.change JOIN documents d ON d.id = c.document
         WHERE ec.event = e.id ORDER BY d.path))
  FROM events e WHERE ?1 IS NULL OR e.id IN (SELECT value FROM json_each(?1)) ORDER BY e.id)SQL"},
    {"statement", R"SQL(
SELECT s.id,
       coalesce(
         (SELECT json_object('kind', a.kind, 'text', a.text, 'min', a.min, 'max', a.max, 'unit', a.unit,
                   'period', a.period, 'status', a.status, 'negative', a.negative)
            FROM statement_amounts sa JOIN amounts a ON a.id = sa.amount JOIN documents d ON d.id = a.document
           WHERE sa.statement = s.id ORDER BY d.path, a.id LIMIT 1),
         (SELECT json_object('kind', g.kind, 'text', g.text, 'label', g.label)
            FROM statement_goals sg JOIN goals g ON g.id = sg.goal JOIN documents d ON d.id = g.document
           WHERE sg.statement = s.id ORDER BY d.path, g.id LIMIT 1)),
       (SELECT json_group_array(path) FROM (
          SELECT d.path FROM statement_amounts sa JOIN amounts a ON a.id = sa.amount
            JOIN documents d ON d.id = a.document WHERE sa.statement = s.id
          UNION SELECT d.path FROM statement_goals sg JOIN goals g ON g.id = sg.goal
            JOIN documents d ON d.id = g.document WHERE sg.statement = s.id ORDER BY 1))
  FROM statements s WHERE ?1 IS NULL OR s.id IN (SELECT value FROM json_each(?1)) ORDER BY s.id)SQL"},
    {"conflict", R"SQL(
SELECT about || ' ' || what || ' ' || value_a || ' ' || value_b AS id,
       json_object('about', about, 'what', what, 'a', value_a, 'b', value_b), '[]'
  FROM conflicts GROUP BY 1 ORDER BY 1)SQL",
     false},
}};

constexpr const char* kUnitsOf =
    "SELECT d.path, u.fact FROM organisation_units ou JOIN units u ON u.id = ou.unit"
    " JOIN documents d ON d.id = u.document WHERE ou.organisation = ? ORDER BY d.path, u.id";
constexpr const char* kOrganisationOf =
    "SELECT ou.organisation FROM organisation_units ou JOIN units u ON u.id = ou.unit"
    " JOIN documents d ON d.id = u.document WHERE d.path = ? AND u.fact = ?";

/// One side's statements of a kind; nothing of a side that is not there.
class Side {
 public:
  /// `only` lives as long.
  Side(Connection* db, const Kind& kind, const std::string& only) {
    if (db != nullptr) query_ = std::make_unique<Query>(*db, kind.sql);
    if (db != nullptr && kind.narrows && !only.empty()) query_->ask(std::string_view(only));
    next();
  }

  void next() {
    there_ = query_ && query_->next();
    if (!there_) return;
    id = query_->text(0);
    value = query_->text(1);
    sources = query_->text(2);
  }

  bool there() const { return there_; }

  std::string id;
  std::string value;
  std::string sources;

 private:
  std::unique_ptr<Query> query_;
  bool there_ = false;
};

class Comparison {
 public:
  Comparison(Connection* before, Connection& after, const std::string& only,
             const std::function<void(std::string_view)>& line)
      : before_(before), after_(after), only_(only), line_(line) {}

  void run(const Kind& kind) {
    Side before(before_, kind, only_);
    Side after(&after_, kind, only_);
    while (before.there() || after.there()) {
      const bool old = before.there() && (!after.there() || before.id <= after.id);
      const bool fresh = after.there() && (!before.there() || after.id <= before.id);
      if (old && fresh) {
        if (before.value != after.value) write(kind, "changed", &before, &after);
      } else {
        write(kind, old ? "withdrawn" : "added", old ? &before : nullptr, old ? nullptr : &after);
      }
      if (old) before.next();
      if (fresh) after.next();
    }
  }

 private:
  void write(const Kind& kind, std::string_view change, const Side* before, const Side* after) {
    std::string out;
    {
      JsonBuffer json(out);
      JsonObject object(json);
      object.word("change", change);
      object.word("statement", kind.name);
      object.text("id", (after != nullptr ? after : before)->id);
      add_json(object, "before", before == nullptr ? nullptr : &before->value);
      add_json(object, "after", after == nullptr ? nullptr : &after->value);
      add_json(object, "sources", &(after != nullptr ? after : before)->sources);
      if (after == nullptr && std::string_view(kind.name) == "organisation") {
        if (const auto now = follower(before->id)) object.text("replaced_by", *now);
      }
      object.close();
    }
    out += '\n';
    line_(out);
  }

  static void add_json(JsonObject& object, std::string_view key, const std::string* value) {
    if (value == nullptr) return object.null(key);
    object.raw(key).put(*value);
  }

  /// The organisation that now has the first unit which is still there.
  std::optional<std::string> follower(const std::string& id) {
    Query units(*before_, kUnitsOf);
    Query organisation(after_, kOrganisationOf);
    units.ask(id);
    while (units.next()) {
      organisation.ask(units.text(0), units.text(1));
      if (organisation.next()) return std::string(organisation.text(0));
    }
    return std::nullopt;
  }

  Connection* before_;
  Connection& after_;
  const std::string& only_;  ///< ids as JSON; empty: all
  const std::function<void(std::string_view)>& line_;
};

}  // namespace

void compare_registries(Connection* before, Connection& after, const std::set<std::string>* only,
                        const std::function<void(std::string_view)>& line) {
  std::string ids;
  if (only != nullptr) {
    JsonBuffer json(ids);
    append_json_texts(json, {only->begin(), only->end()});
  }
  for (const Kind& kind : kKinds) Comparison(before, after, ids, line).run(kind);
}

}  // namespace orgkarta::output
