// Properties of the whole: of random documents, in any order.
#include "pipeline/link/link.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "support.h"

namespace orgkarta::link {
namespace {

using enum UnitKind;

/// A block of documents that say anything of few bodies and people, so that much meets.
class Chance {
 public:
  explicit Chance(unsigned seed) : engine_(seed) {}

  std::vector<StoredDocument> block(int documents) {
    Papers papers;
    for (int d = 0; d < documents; ++d) {
      Paper& paper = papers.add("d" + std::to_string(d), below(8) == 0 ? "" : day());
      paper.document.sha256 = std::to_string(below(1000000));
      fill(paper);
    }
    return papers.documents();
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(engine_() % end); }

 private:
  std::string pick(const std::vector<std::string>& all) { return all[below(all.size())]; }

  std::string day() {
    return std::to_string(2011 + below(9)) + pick({"-01-01", "-03-15", "-07-01"});
  }

  std::string name() {
    return pick({"Tekniska kontoret", "tekniska kontorets", "TK", "Kulturnämnden",
                 "Kultur- och fritidsnämnden", "Kultur & fritidsnämnden", "Staben",
                 "Arbetsutskottet", "Parkenheten", "Enheten för park", "Linköpings kommun",
                 "Norrköpings kommun", "Upplevelsekontoret", "Enhet 2", "Enhet"});
  }

  void fill(Paper& paper) {
    constexpr UnitKind kKinds[] = {unit, office, committee, subcommittee, municipality};
    std::vector<std::string> units;
    for (std::size_t n = below(6); n > 0; --n) {
      const std::string parent = units.empty() || below(2) == 0 ? "" : units[below(units.size())];
      std::vector<std::string> aliases;
      if (below(5) == 0) aliases.push_back(name());
      units.push_back(paper.unit(name(), kKinds[below(5)], parent, aliases));
    }
    const auto any = [&] { return units.empty() || below(4) == 0 ? name() : pick(units); };
    for (std::size_t n = below(4); n > 0; --n) {
      std::vector<std::string> from(below(3));
      std::vector<std::string> to(below(3));
      for (auto* side : {&from, &to}) std::generate(side->begin(), side->end(), any);
      const std::string effective = pick({"", "XXXX-01-01", "2014", day(), day(), day()});
      paper.change(static_cast<ChangeKind>(below(8)), from, to, effective,
                   static_cast<Status>(below(4)));
    }
    for (std::size_t n = below(5); n > 0; --n) {
      Post& post = paper.post(pick({"Eva Ek", "E. Ek", "Eva Ek Lund", "Per Holm", "Åsa Ek"}),
                              pick({"chef", "ledamot", "rektor"}), units.empty() ? "" : pick(units),
                              static_cast<Role>(below(7)), static_cast<std::uint32_t>(below(200)));
      post.acting = below(8) == 0;
      post.time = static_cast<PostTime>(below(3));
    }
    for (std::size_t n = below(4); n > 0; --n) {
      paper.date(day(), static_cast<DateRole>(below(10)), static_cast<std::uint32_t>(below(200)));
      paper.amount(static_cast<double>(below(3)), units.empty() ? "" : pick(units));
      paper.goal(pick({"Alla ska med", "alla ska  med", "Ingen ska med"}));
    }
  }

  std::mt19937 engine_;
};

Registry link(const std::vector<StoredDocument>& documents) {
  return link_documents(documents, "0581", "se-0581", lexicons(), municipalities());
}

TEST(Link, AnyOrderOfDocumentsGivesTheSame) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    Chance chance(seed);
    std::vector<StoredDocument> documents = chance.block(30);
    const std::string first = rendered(link(documents));
    std::mt19937 order(seed);
    for (int round = 0; round < 3; ++round) {
      std::shuffle(documents.begin(), documents.end(), order);
      ASSERT_EQ(rendered(link(documents)), first) << "seed " << seed;
    }
  }
}

TEST(Link, NamesOfFilesMakeNoDifference) {
  for (unsigned seed = 0; seed < 50; ++seed) {
    Chance chance(seed);
    std::vector<StoredDocument> documents = chance.block(30);
    const std::string first = rendered(link(documents));
    for (StoredDocument& d : documents) d.path = std::to_string(chance.below(1U << 30)) + d.path;
    ASSERT_EQ(rendered(link(documents)), first) << "seed " << seed;
  }
}

/// Whether all of `rows` are `all`, each once.
void expect_each_once(std::vector<std::int64_t> rows, std::vector<std::int64_t> all,
                      const char* what) {
  std::sort(rows.begin(), rows.end());
  std::sort(all.begin(), all.end());
  EXPECT_EQ(rows, all) << what;
}

TEST(Link, EveryFactStandsInOnePlace) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const std::vector<StoredDocument> documents = Chance(seed).block(25);
    std::map<std::string, std::vector<std::int64_t>> told;
    for (const StoredDocument& d : documents) {
      const auto add = [&](const char* what, std::int64_t first, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
          told[what].push_back(first + static_cast<std::int64_t>(i));
        }
      };
      add("units", d.first_unit, d.facts.units.size());
      add("posts", d.first_post, d.facts.posts.size());
      add("changes", d.first_change, d.facts.changes.size());
      add("amounts", d.first_amount, d.facts.amounts.size());
      add("goals", d.first_goal, d.facts.goals.size());
    }
    const Registry registry = link(documents);
    std::map<std::string, std::vector<std::int64_t>> found;
    const auto put = [&](const char* what, const std::vector<std::int64_t>& rows) {
      found[what].insert(found[what].end(), rows.begin(), rows.end());
    };
    for (const Organisation& o : registry.organisations) {
      for (const JoinedUnit& u : o.units) put("units", {u.unit});
    }
    for (const Person& p : registry.people) put("people", p.posts);
    for (const Membership& m : registry.memberships) put("posts", m.posts);
    for (const Event& e : registry.events) put("changes", e.changes);
    for (const Retold& r : registry.figures) put("amounts", r.rows);
    for (const Retold& r : registry.aims) put("goals", r.rows);
    for (const char* what : {"units", "posts", "changes", "amounts", "goals"}) {
      expect_each_once(found[what], told[what], what);
    }
    expect_each_once(found["people"], told["posts"], "people");
  }
}

/// What the tables' keys and references ask for.
TEST(Link, IdsAreDistinctAndReferencesLead) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    SCOPED_TRACE(seed);
    const Registry registry = link(Chance(seed).block(25));
    std::set<std::string> bodies;
    std::set<std::string> others;
    for (const Organisation& o : registry.organisations) {
      EXPECT_TRUE(bodies.insert(o.id).second) << o.id;
      EXPECT_FALSE(o.names.empty());
      EXPECT_FALSE(o.units.empty());
      EXPECT_EQ(o.name.empty(), false);
    }
    for (const Organisation& o : registry.organisations) {
      for (const OrganisationParent& p : o.parents) {
        EXPECT_TRUE(bodies.contains(p.organisation));
        EXPECT_NE(p.organisation, o.id);
      }
      for (const std::string& p : o.predecessors) EXPECT_TRUE(bodies.contains(p));
    }
    for (const Person& p : registry.people) EXPECT_TRUE(others.insert(p.id).second) << p.id;
    for (const Membership& m : registry.memberships) {
      EXPECT_TRUE(others.contains(m.person));
      EXPECT_TRUE(!m.organisation || bodies.contains(*m.organisation));
    }
    for (const Event& e : registry.events) {
      EXPECT_TRUE(others.insert(e.id).second) << e.id;
      EXPECT_TRUE(!e.decided_by || bodies.contains(*e.decided_by));
      for (const EventSide& s : e.sides) {
        EXPECT_TRUE(!s.organisation || bodies.contains(*s.organisation));
        EXPECT_FALSE(s.name.empty());
      }
    }
    for (const auto* all : {&registry.figures, &registry.aims}) {
      for (const Retold& r : *all) EXPECT_TRUE(others.insert(r.id).second) << r.id;
    }
    for (const Conflict& c : registry.conflicts) {
      EXPECT_TRUE(bodies.contains(c.about) || others.contains(c.about)) << c.about;
    }
  }
}

TEST(Link, NothingOfNothing) {
  const Registry registry = link({});
  EXPECT_EQ(rendered(registry), "");
  Papers papers;
  papers.add("a", "2014-01-01");
  EXPECT_EQ(rendered(papers.link()), "");
}

TEST(Link, ADocumentOfNoMunicipalityHasIdsOfItsOwn) {
  Papers papers;
  Paper& a = papers.add("a", "2014-01-01");
  a.post("Eva Ek", "chef", a.unit("Tekniska kontoret", office), Role::head);
  const Registry registry =
      link_documents(papers.documents(), "", "doc-1a2b3c", lexicons(), municipalities());
  EXPECT_EQ(registry.organisations.at(0).id, "doc-1a2b3c-tekniska-kontoret");
  EXPECT_EQ(registry.organisations.at(0).municipality, "");
  EXPECT_EQ(registry.people.at(0).id, "doc-1a2b3c-person-eva-ek");
}

}  // namespace
}  // namespace orgkarta::link
