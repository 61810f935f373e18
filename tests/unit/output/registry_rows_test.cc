#include "output/registry_rows.h"

#include <gtest/gtest.h>

#include "output/database.h"
#include "sample_record.h"
#include "scratch.h"

namespace orgkarta::output {
namespace {

/// A database of one full document (units 1 and 2, posts 1 and 2, changes 1 and 2, amounts 1 to 3,
/// goals 1 and 2) and a registry.
class Written {
 public:
  Written() : database_(dir_ / "db", 0.5) {
    database_.add(full_record());
    database_.index();
  }

  RegistryRows& rows() { return database_.registry(); }

  /// Ends the run and asks.
  std::string ask(const char* sql) {
    if (!finished_) {
      database_.finish({"0.1.0", "abc", "{}", "", ""}, TextIndex::left_out);
      database_.commit();
      finished_ = true;
    }
    Connection db(dir_ / "db");
    return db.value(sql);
  }

 private:
  Scratch dir_;
  Database database_;
  bool finished_ = false;
};

Organisation town() {
  Organisation o;
  o.id = "se-0581";
  o.municipality = "0581";
  o.name = "Norrköpings kommun";
  o.kind = UnitKind::municipality;
  o.names = {{o.name, {}}};
  o.units = {{1, JoinReason::code, 0}};
  o.documents = 1;
  return o;
}

Organisation board() {
  Organisation o;
  o.id = "se-0581-vardnamnden";
  o.municipality = "0581";
  o.name = "Socialnämnden";
  o.kind = UnitKind::committee;
  o.field = "social_services";
  o.state = OrganisationState::dissolved;
  o.validity = {"2014", "2024-05", "2023-11-02", "2023-12-01"};
  o.names = {{"Vårdnämnden", {std::nullopt, "2024-05-01", "", ""}}, {o.name, {}}};
  o.other_names = {"SN", "SocN"};
  o.parents = {{"se-0581", {"2014-01-01", std::nullopt, "2023-11-02", "2023-11-02"}}};
  o.units = {{2, JoinReason::former_name, 1}};
  o.documents = 7;
  return o;
}

Registry registry() {
  Registry r;
  r.organisations = {town(), board()};
  r.organisations[1].predecessors = {"se-0581"};
  r.people = {{"se-0581-person-eva-ek", "Eva Ek", "M", {}, {1, 2}}};
  r.memberships = {
      {"se-0581-person-eva-ek",
       "se-0581-vardnamnden",
       "förvaltningschef",
       Role::head,
       true,
       {"2023-22", std::nullopt, "2023-11-02", "2023-11-02"},
       "2024-01-01",
       {1}},
      {"se-0581-person-eva-ek", std::nullopt, "ordförande", Role::chair, false, {}, "", {2}}};
  Event event;
  event.id = "se-0581-event-rename-socialnamnden";
  event.kind = ChangeKind::rename;
  event.subject = "vård";
  event.effective = "2024-05";
  event.resolved = true;
  event.status = Status::done;
  event.decided_by = "se-0581";
  event.sides = {{false, "se-0581-vardnamnden", "Vårdnämnden"},
                 {true, "se-0581-vardnamnden", "Socialnämnden"},
                 {true, std::nullopt, "Omsorgsnämnden"}};
  event.changes = {1, 2};
  r.events = {event};
  r.figures = {{"se-0581-figure-1", "2023-11-02", "2024-01-01", {1, 2}}};
  r.aims = {{"se-0581-goal-1", "", "", {1}}};
  r.conflicts = {{event.id, "effective", "2024-05-01", "2024-06-01", "change", 1, 2}};
  return r;
}

TEST(RegistryRows, Organisations) {
  Written db;
  db.rows().add(Teller{false, "0581"}, registry());
  EXPECT_EQ(
      db.ask(
          "SELECT concat FROM (SELECT municipality || name || aliases || kind || field || state ||"
          " valid_from || from_first || from_last || valid_to || to_first || to_last ||"
          " first_seen || last_seen || documents AS concat FROM organisations"
          " WHERE id = 'se-0581-vardnamnden')"),
      "0581SocialnämndenVårdnämnden; SN; "
      "SocNcommitteesocial_servicesdissolved20142014-01-012014-12-312024-05"
      "2024-05-012024-05-312023-11-022023-12-017");
  EXPECT_EQ(
      db.ask("SELECT coalesce(valid_from, 'null') || coalesce(first_seen, 'null') || documents"
             " FROM organisations WHERE id = 'se-0581'"),
      "nullnull1");
  EXPECT_EQ(db.ask("SELECT group_concat(unit || organisation || reason || coalesce(via, '-'))"
                   " FROM organisation_units"),
            "1se-0581code-,2se-0581-vardnamndenformer_name1");
  EXPECT_EQ(db.ask("SELECT group_concat(ordinal || name || proper || coalesce(to_last, '')) FROM"
                   " (SELECT * FROM organisation_names WHERE organisation LIKE '%vard%')"),
            "1Vårdnämnden12024-05-01,2Socialnämnden1,1001SN0,1002SocN0");
  EXPECT_EQ(db.ask("SELECT group_concat(organisation || ordinal || parent || from_first ||"
                   " coalesce(valid_to, '-')) FROM organisation_parents"),
            "se-0581-vardnamnden1se-05812014-01-01-");
  EXPECT_EQ(db.ask("SELECT organisation || predecessor FROM organisation_predecessors"),
            "se-0581-vardnamndense-0581");
}

TEST(RegistryRows, PeopleAndMemberships) {
  Written db;
  db.rows().add(Teller{false, "0581"}, registry());
  EXPECT_EQ(db.ask("SELECT id || municipality || name || party || coalesce(first_seen, '-')"
                   " FROM persons"),
            "se-0581-person-eva-ek0581Eva EkM-");
  EXPECT_EQ(db.ask("SELECT person || organisation || title || role || acting || from_first ||"
                   " from_last || replaced FROM memberships WHERE id = 1"),
            "se-0581-person-eva-ekse-0581-vardnamndenförvaltningschefhead12023-06-012023-08-31"
            "2024-01-01");
  EXPECT_EQ(db.ask("SELECT coalesce(organisation, 'null') || coalesce(replaced, 'null')"
                   " FROM memberships WHERE id = 2"),
            "nullnull");
  EXPECT_EQ(db.ask("SELECT group_concat(post || '>' || membership) FROM membership_posts"),
            "1>1,2>2");
}

TEST(RegistryRows, EventsStatementsAndConflicts) {
  Written db;
  db.rows().add(Teller{false, "0581"}, registry());
  EXPECT_EQ(
      db.ask("SELECT id || municipality || kind || title || subject || effective || first_day ||"
             " last_day || resolved || status || decided_by FROM events"),
      "se-0581-event-rename-socialnamnden0581rename"
      "rename: vård: Vårdnämnden -> Socialnämnden, "
      "Omsorgsnämndenvård2024-052024-05-012024-05-311done"
      "se-0581");
  EXPECT_EQ(db.ask("SELECT group_concat(side || ordinal || coalesce(organisation, '-') || name)"
                   " FROM event_organisations"),
            "from1se-0581-vardnamndenVårdnämnden,to1se-0581-vardnamndenSocialnämnden,"
            "to2-Omsorgsnämnden");
  EXPECT_EQ(db.ask("SELECT group_concat(change) FROM event_changes"), "1,2");
  EXPECT_EQ(db.ask("SELECT group_concat(id || kind || coalesce(last_seen, '-')) FROM statements"),
            "se-0581-figure-1amount2024-01-01,se-0581-goal-1goal-");
  EXPECT_EQ(db.ask("SELECT group_concat(amount || statement) FROM statement_amounts"),
            "1se-0581-figure-1,2se-0581-figure-1");
  EXPECT_EQ(db.ask("SELECT goal || statement FROM statement_goals"), "1se-0581-goal-1");
  EXPECT_EQ(db.ask("SELECT municipality || about || what || value_a || value_b || kind || fact_a ||"
                   " fact_b FROM conflicts"),
            "0581se-0581-event-rename-socialnamndeneffective2024-05-012024-06-01change12");
}

/// What another municipality's documents say of a body is less than its own do.
TEST(RegistryRows, AGuestsOwnMunicipalityTellsMore) {
  for (const bool guest_first : {true, false}) {
    Written db;
    Registry guest;
    guest.organisations = {board()};
    guest.organisations[0].name = "Norrköpings socialnämnd";
    guest.organisations[0].names = {{"Norrköpings socialnämnd", {}}};
    guest.organisations[0].parents.clear();
    Registry own = registry();
    own.organisations[1].units = {};
    if (guest_first) db.rows().add(Teller{false, "0136"}, guest);
    db.rows().add(Teller{false, "0581"}, own);
    if (!guest_first) db.rows().add(Teller{false, "0136"}, guest);
    EXPECT_EQ(db.ask("SELECT name FROM organisations WHERE kind = 'committee'"), "Socialnämnden");
    EXPECT_EQ(db.ask("SELECT organisation FROM organisation_units WHERE unit = 2"),
              "se-0581-vardnamnden");
    EXPECT_EQ(db.ask("SELECT count(*) FROM organisation_names WHERE name LIKE 'Norr%nämnd'"), "0");
  }
}

TEST(RegistryRows, ABodyThatOnlyGuestsNameStandsOnce) {
  Written db;
  Registry first;
  first.organisations = {board()};
  first.organisations[0].parents.clear();
  Registry second = first;
  first.organisations[0].units = {{1, JoinReason::first, 0}};
  db.rows().add(Teller{false, "0136"}, first);
  db.rows().add(Teller{false, "0180"}, second);
  EXPECT_EQ(db.ask("SELECT count(*) FROM organisations"), "1");
  EXPECT_EQ(db.ask("SELECT count(*) FROM organisation_units"), "2");
}

TEST(RegistryRows, WhatLeadsNowhereEndsTheRun) {
  Written db;
  Registry broken = registry();
  broken.organisations[1].parents[0].organisation = "se-0581-nobody";
  db.rows().add(Teller{false, "0581"}, broken);
  EXPECT_THROW(db.ask("SELECT 1"), std::logic_error);
}

TEST(RegistryRows, WithoutAMunicipality) {
  Written db;
  Registry r = registry();
  for (Organisation& o : r.organisations) o.municipality.clear();
  db.rows().add(Teller{true, ""}, r);
  EXPECT_EQ(db.ask("SELECT count(*) FROM organisations WHERE municipality IS NULL"), "2");
  EXPECT_EQ(db.ask("SELECT count(*) FROM events WHERE municipality IS NULL"), "1");
}

}  // namespace
}  // namespace orgkarta::output
