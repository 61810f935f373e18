#include "pipeline/link/link.h"

#include <utility>

#include "pipeline/link/memberships.h"
#include "pipeline/link/names.h"
#include "pipeline/link/organisations.h"
#include "pipeline/link/people.h"
#include "pipeline/link/statements.h"
#include "pipeline/link/validity.h"
#include "pipeline/model/names.h"

namespace orgkarta::link {
namespace {

std::vector<std::string> ids_of(const std::vector<Organisation>& organisations) {
  std::vector<std::string> ids;
  for (const Organisation& o : organisations) ids.push_back(o.id);
  return ids;
}

std::vector<Person> make_people(const Block& block, const std::vector<Human>& humans,
                                const std::string& prefix) {
  Ids ids(prefix + "-person");
  std::vector<Person> out;
  for (const Human& human : humans) {
    Person person{ids.next(human.name), human.name, std::nullopt, {}, {}};
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

void add_sides(const std::vector<BodyIndex>& bodies, const std::vector<std::string>& names, bool to,
               const std::vector<Organisation>& organisations, Event& event) {
  for (const BodyIndex b : bodies) {
    event.sides.push_back({to, organisations[b].id, organisations[b].name});
  }
  for (const std::string& name : names) event.sides.push_back({to, std::nullopt, name});
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
  for (DraftEvent& draft : drafts) {
    draft.event.id = ids.next(title_of(draft, organisations, prefix));
    if (draft.event.kind == ChangeKind::rename) {
      add_rename_sides(draft, organisations, draft.event);
    } else {
      add_sides(draft.from, draft.from_names, false, organisations, draft.event);
      add_sides(draft.to, draft.to_names, true, organisations, draft.event);
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

}  // namespace

Registry link_documents(const std::vector<StoredDocument>& documents, const std::string& code,
                        const std::string& prefix, const Lexicons& lexicons,
                        const Municipalities& municipalities) {
  const Names names(lexicons, municipalities.name(code));
  const Block block(documents, code, names);
  const std::vector<ToldChange> changes = told_changes(block);
  const Bodies bodies = find_bodies(block, municipalities, changes);
  std::vector<DraftEvent> drafts = find_events(block, bodies, changes);
  Registry out;
  Ids ids(prefix);
  out.organisations = make_organisations(block, municipalities, bodies, drafts, ids);
  finish_events(block, bodies, changes, out.organisations, prefix, drafts);
  const std::vector<Human> humans =
      find_people(block, bodies, named_or_empty(lexicons, "registry_elected_titles"));
  out.people = make_people(block, humans, prefix);
  std::vector<std::string> people;
  for (const Person& p : out.people) people.push_back(p.id);
  out.memberships = make_memberships(block, bodies, humans, people, ids_of(out.organisations));
  out.figures = find_figures(block, bodies, prefix);
  out.aims = find_aims(block, prefix);
  out.conflicts = day_conflicts(drafts, changes);
  const std::vector<Conflict> heads = follow_heads(out.memberships);
  out.conflicts.insert(out.conflicts.end(), heads.begin(), heads.end());
  for (DraftEvent& draft : drafts) out.events.push_back(std::move(draft.event));
  return out;
}

}  // namespace orgkarta::link
