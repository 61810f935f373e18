#include "output/municipality_figures.h"

#include <algorithm>
#include <map>

#include "output/organisation_tree.h"
#include "pipeline/model/names.h"

namespace orgkarta::output {
namespace {

constexpr int kLast = 99;

// What has no day belongs to no stretch of days but the whole.
constexpr const char* kGoals =
    "SELECT field, count(*) FROM (SELECT max(o.field) AS field FROM statements s"
    " JOIN statement_goals x ON x.statement = s.id JOIN goals g ON g.id = x.goal AND NOT "
    "g.tentative"
    " LEFT JOIN organisation_units u ON u.unit = g.unit"
    " LEFT JOIN organisations o ON o.id = u.organisation"
    " WHERE s.municipality = ?1 AND (?2 = '' OR s.last_seen >= ?2)"
    " AND (?3 = '' OR s.first_seen <= ?3) GROUP BY s.id) GROUP BY field";

// Decided for good is what one document tells as decided, even if another only proposes it.
constexpr const char* kSavings =
    "SELECT iif(period = 'year', 1, 0), status, count(*), sum(kronor) FROM"
    " (SELECT a.period AS period, max(coalesce(a.min, a.max)) AS kronor,"
    " max(CASE a.status WHEN 'done' THEN 3 WHEN 'decided' THEN 3 WHEN 'rejected' THEN 2"
    " WHEN 'proposed' THEN 1 ELSE 0 END) AS status"
    " FROM statements s JOIN statement_amounts x ON x.statement = s.id"
    " JOIN amounts a ON a.id = x.amount AND NOT a.tentative"
    " WHERE s.municipality = ?1 AND a.kind = 'saving' AND a.unit = 'SEK'"
    " AND (?2 = '' OR s.last_seen >= ?2) AND (?3 = '' OR s.first_seen <= ?3) GROUP BY s.id)"
    " GROUP BY 1, 2";

constexpr const char* kChanges =
    "SELECT kind, status, count(*) FROM events WHERE municipality = ?1"
    " AND (?2 = '' OR coalesce(first_day, first_seen) >= ?2)"
    " AND (?3 = '' OR coalesce(first_day, first_seen) <= ?3) GROUP BY kind, status";

struct Counts {
  std::map<std::size_t, int> by_kind;
  int organisations = 0;
  int levels = 0;
  int heads = 0;
  int acting = 0;
  int led = 0;
};

void count(const OrganisationAt& one, int level, Counts& out) {
  out.levels = std::max(out.levels, level);
  out.led += one.heads.empty() ? 0 : 1;
  for (const HeadAt& head : one.heads) {
    ++out.heads;
    out.acting += head.acting ? 1 : 0;
  }
  for (const OrganisationAt& child : one.children) {
    ++out.organisations;
    ++out.by_kind[static_cast<std::size_t>(parse_name<UnitKind>(child.kind).value())];
    count(child, level + 1, out);
  }
}

class Counter {
 public:
  Counter(Connection& db, const MunicipalityTold& told, Topic topic, const Stretch& stretch)
      : db_(db), told_(told), topic_(topic), stretch_(stretch) {}

  std::vector<Figure> run() {
    switch (topic_) {
      case Topic::units:
        units();
        break;
      case Topic::heads:
        heads();
        break;
      case Topic::goals:
        goals();
        break;
      case Topic::savings:
        savings();
        break;
      case Topic::changes:
        changes();
        break;
    }
    return std::move(out_);
  }

 private:
  void add(int rank, std::string name, double value) {
    if (value != 0) out_.push_back({topic_, rank, std::move(name), value});
  }

  Counts counts() const {
    const std::string& day = stretch_.to.empty() ? told_.last_day : stretch_.to;
    Counts out;
    count(organisation_tree(told_, day).root, 0, out);
    return out;
  }

  void units() {
    const Counts all = counts();
    add(0, "all", all.organisations);
    for (const auto& [kind, number] : all.by_kind) {
      add(static_cast<int>(kind) + 1, std::string(kNames<UnitKind>[kind]), number);
    }
    add(kLast, "levels below the municipality", all.levels);
  }

  void heads() {
    const Counts all = counts();
    add(0, "all", all.heads);
    add(1, "of these acting", all.acting);
    add(2, "organisations with a head", all.led);
  }

  void goals() {
    Query row(db_, kGoals);
    row.ask(told_.code, stretch_.from, stretch_.to);
    double all = 0;
    while (row.next()) {
      const double number = row.real(1);
      all += number;
      add(row.null(0) ? kLast : 1, row.null(0) ? "no field told" : std::string(row.text(0)),
          number);
    }
    add(0, "all", all);
  }

  void savings() {
    constexpr const char* kStatus[] = {"status not told", "proposed", "rejected",
                                       "decided or done"};
    Query row(db_, kSavings);
    row.ask(told_.code, stretch_.from, stretch_.to);
    double others = 0;
    while (row.next()) {
      const std::string status = kStatus[row.integer(1)];
      const int rank = 3 - static_cast<int>(row.integer(1));
      if (row.integer(0) == 0) {
        others += row.real(2);
        continue;
      }
      add(2 * rank, "SEK a year, " + status, row.real(3));
      add(2 * rank + 1, "sums a year, " + status, row.real(2));
    }
    add(kLast, "sums without a yearly rate", others);
  }

  void changes() {
    Query row(db_, kChanges);
    row.ask(told_.code, stretch_.from, stretch_.to);
    std::map<ChangeKind, double> by_kind;
    double proposed = 0;
    double rejected = 0;
    while (row.next()) {
      const double number = row.real(2);
      if (row.text(1) == "proposed") {
        proposed += number;
      } else if (row.text(1) == "rejected") {
        rejected += number;
      } else {
        by_kind[parse_name<ChangeKind>(row.text(0)).value()] += number;
      }
    }
    double all = 0;
    for (const auto& [kind, number] : by_kind) {
      all += number;
      add(static_cast<int>(kind) + 1, std::string(name_of(kind)), number);
    }
    add(0, "all decided or done", all);
    add(kLast - 1, "proposed", proposed);
    add(kLast, "rejected", rejected);
  }

  Connection& db_;
  const MunicipalityTold& told_;
  Topic topic_;
  const Stretch& stretch_;
  std::vector<Figure> out_;
};

}  // namespace

std::vector<Figure> municipality_figures(Connection& db, const MunicipalityTold& told, Topic topic,
                                         const Stretch& stretch) {
  return Counter(db, told, topic, stretch).run();
}

}  // namespace orgkarta::output
