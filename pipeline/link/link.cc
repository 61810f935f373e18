#include "pipeline/link/link.h"

#include <algorithm>
#include <map>
#include <utility>

#include "pipeline/link/corrections.h"
#include "pipeline/link/memberships.h"
#include "pipeline/link/names.h"
#include "pipeline/link/organisations.h"
#include "pipeline/link/people.h"
#include "pipeline/link/side_names.h"
#include "pipeline/link/statements.h"
#include "pipeline/link/validity.h"
#include "pipeline/model/names.h"

namespace orgkarta::link {
namespace {

std::vector<Person> make_people(const Block& block, const std::vector<Human>& humans,
                                const std::string& prefix, const EarlierIds<PostRef>& earlier) {
  Ids ids(prefix + "-person");
  for (const auto& [post, id] : earlier.of_mention) ids.reserve(id);
  std::vector<std::vector<PostRef>> posts;
  posts.reserve(humans.size());
  for (const Human& human : humans) posts.push_back(human.posts);
  const std::vector<std::string> given =
      ids_of(posts, earlier, [&](std::size_t i) { return ids.next(humans[i].name); });
  std::vector<Person> out;
  for (const Human& human : humans) {
    Person person{given[out.size()], human.name, std::nullopt, {}, {}};
    for (const PostRef& ref : human.posts) {
      const Post& post = post_of(block, ref);
      if (post.party) person.party = post.party;
      see(person.validity, block.day(ref.document));
      person.posts.push_back(block.document(ref.document).first_post + ref.post);
    }
    out.push_back(std::move(person));
  }
  return out;
}

/// What an event is called by: what it leads to, else what it comes from. As organisations' names
/// change and their ids do not, by the ids; a rename by its own new name.
std::string title_of(const DraftEvent& draft, const std::vector<Organisation>& organisations,
                     const std::string& prefix) {
  std::string title(name_of(draft.event.kind));
  title += ' ';
  if (draft.event.kind == ChangeKind::rename && !draft.to_names.empty()) {
    return title + draft.to_names.front();
  }
  const auto& bodies = draft.to.empty() ? draft.from : draft.to;
  if (!bodies.empty()) {
    const Organisation& body = organisations[bodies.front()];
    const bool own = body.id.starts_with(prefix + '-');
    return title + (own ? body.id.substr(prefix.size() + 1) : body.name);
  }
  for (const auto* names : {&draft.to_names, &draft.from_names}) {
    if (!names->empty()) return title + names->front();
  }
  return title;
}

void add_sides(const SideNames& names, bool to, const std::vector<Organisation>& organisations,
               DraftEvent& draft) {
  std::vector<EventSide>& sides = draft.event.sides;
  for (const BodyIndex b : to ? draft.to : draft.from) {
    sides.push_back({to, organisations[b].id, names.name(draft, to, b, organisations[b])});
  }
  for (const std::string& name : to ? draft.to_names : draft.from_names) {
    sides.push_back({to, std::nullopt, name});
  }
}

/// A rename's sides are names of one organisation.
void add_rename_sides(const DraftEvent& draft, const std::vector<Organisation>& organisations,
                      Event& event) {
  const auto body = draft.from.empty() ? std::optional<std::string>()
                                       : std::optional(organisations[draft.from.front()].id);
  for (const std::string& name : draft.from_names) event.sides.push_back({false, body, name});
  for (const std::string& name : draft.to_names) event.sides.push_back({true, body, name});
}

void finish_events(const Block& block, const Bodies& bodies, const std::vector<ToldChange>& changes,
                   const std::vector<Organisation>& organisations, const std::string& prefix,
                   std::vector<DraftEvent>& drafts) {
  Ids ids(prefix + "-event");
  const SideNames names(block, bodies, changes);
  for (DraftEvent& draft : drafts) {
    draft.event.id = ids.next(title_of(draft, organisations, prefix));
    if (draft.event.kind == ChangeKind::rename) {
      add_rename_sides(draft, organisations, draft.event);
    } else {
      add_sides(names, false, organisations, draft);
      add_sides(names, true, organisations, draft);
    }
    for (const std::uint32_t c : draft.told) {
      const auto& decider = changes[c].change->decided_by;
      const auto node = decider ? block.node(changes[c].document, *decider) : std::nullopt;
      if (node && !draft.event.decided_by) {
        draft.event.decided_by = organisations[bodies.of_node[*node]].id;
      }
    }
  }
}

/// What a linking needs of others before it: none for the first.
struct Earlier {
  EarlierIds<NodeIndex> bodies;
  EarlierIds<PostRef> people;
};

/// Who there is. What they did and said is told of the final one only.
struct Linked {
  Bodies bodies;
  std::vector<DraftEvent> drafts;
  std::vector<Organisation> organisations;
  std::vector<Human> humans;
  std::vector<Person> people;

  LinkedNames names() const {
    LinkedNames out;
    for (const Body& body : bodies.all) out.bodies.push_back(body.nodes);
    for (const Human& human : humans) out.people.push_back(human.posts);
    for (const Organisation& o : organisations) out.body_ids.push_back(o.id);
    for (const Person& p : people) out.person_ids.push_back(p.id);
    return out;
  }
};

template <class Mention>
std::map<Mention, std::string> ids_by_mention(const std::vector<std::vector<Mention>>& all,
                                              const std::vector<std::string>& ids) {
  std::map<Mention, std::string> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (const Mention& m : all[i]) out.emplace(m, ids[i]);
  }
  return out;
}

/// The linking of one block under any constraints.
class Linker {
 public:
  Linker(const Block& block, const Municipalities& municipalities,
         const std::vector<ToldChange>& changes, const std::string& prefix,
         const Lexicon& elected_titles)
      : block_(block),
        municipalities_(municipalities),
        changes_(changes),
        prefix_(prefix),
        elected_titles_(elected_titles) {}

  Linked run(const UnitConstraints& units, const PostConstraints& posts,
             const Earlier& earlier) const {
    Linked out;
    out.bodies = find_bodies(block_, municipalities_, changes_, units);
    out.drafts = find_events(block_, out.bodies, changes_);
    Ids ids(prefix_);
    out.organisations =
        make_organisations(block_, municipalities_, out.bodies, out.drafts, ids, earlier.bodies);
    for (const auto& [node, name] : units.names) {
      rename(out.organisations[out.bodies.of_node[node]], name);
    }
    out.humans = find_people(block_, out.bodies, elected_titles_, posts);
    out.people = make_people(block_, out.humans, prefix_, earlier.people);
    for (const auto& [post, name] : posts.names) name_person(post, name, out);
    return out;
  }

  /// Again and again, until no line means more than before.
  Linked run(std::vector<Correction>& corrections) const {
    Linked linked = run({}, {}, {});
    if (corrections.empty()) return linked;
    CorrectionFinder finder(block_, prefix_, corrections);
    LinkedNames names = linked.names();
    Earlier earlier{{ids_by_mention(names.bodies, names.body_ids), {}},
                    {ids_by_mention(names.people, names.person_ids), {}}};
    while (finder.find(names)) {
      earlier.bodies.cut = finder.units().cut;
      earlier.people.cut = finder.posts().cut;
      linked = run(finder.units(), finder.posts(), earlier);
      names = linked.names();
    }
    finder.check(names);
    return linked;
  }

 private:
  static void name_person(const PostRef& post, const std::string& name, Linked& out) {
    for (std::size_t i = 0; i < out.humans.size(); ++i) {
      const std::vector<PostRef>& posts = out.humans[i].posts;
      if (std::find(posts.begin(), posts.end(), post) != posts.end()) out.people[i].name = name;
    }
  }

  const Block& block_;
  const Municipalities& municipalities_;
  const std::vector<ToldChange>& changes_;
  const std::string& prefix_;
  const Lexicon& elected_titles_;
};

}  // namespace

Registry link_documents(const std::vector<StoredDocument>& documents, const std::string& code,
                        const std::string& prefix, const Lexicons& lexicons,
                        const Municipalities& municipalities,
                        std::vector<Correction>& corrections) {
  const Names names(lexicons, municipalities.name(code));
  const Block block(documents, code, names);
  const std::vector<ToldChange> changes = told_changes(block);
  const Linker linker(block, municipalities, changes, prefix,
                      named_or_empty(lexicons, "registry_elected_titles"));
  Linked linked = linker.run(corrections);
  const Bodies& bodies = linked.bodies;
  std::vector<DraftEvent>& drafts = linked.drafts;
  Registry out;
  out.organisations = std::move(linked.organisations);
  finish_events(block, bodies, changes, out.organisations, prefix, drafts);
  out.people = std::move(linked.people);
  std::vector<std::string> people;
  for (const Person& p : out.people) people.push_back(p.id);
  out.memberships = make_memberships(block, bodies, linked.humans, people, out.organisations);
  out.figures = find_figures(block, bodies, prefix);
  out.aims = find_aims(block, prefix);
  out.conflicts = day_conflicts(drafts, changes);
  const std::vector<Conflict> heads = follow_heads(out.memberships);
  leave_for_others(out.organisations, out.memberships);
  out.conflicts.insert(out.conflicts.end(), heads.begin(), heads.end());
  for (DraftEvent& draft : drafts) out.events.push_back(std::move(draft.event));
  return out;
}

Registry link_documents(const std::vector<StoredDocument>& documents, const std::string& code,
                        const std::string& prefix, const Lexicons& lexicons,
                        const Municipalities& municipalities) {
  std::vector<Correction> none;
  return link_documents(documents, code, prefix, lexicons, municipalities, none);
}

}  // namespace orgkarta::link
