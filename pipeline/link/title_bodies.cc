#include "pipeline/link/title_bodies.h"

#include "pipeline/model/edtf_days.h"

namespace orgkarta::link {
namespace {

/// Of the municipality itself: what another one's bodies are called says nothing of its people.
bool may_have_title(const Organisation& o, const std::string& municipality) {
  return o.municipality == municipality &&
         (o.kind == UnitKind::office || o.kind == UnitKind::department || o.kind == UnitKind::unit);
}

std::string first_day(const std::optional<std::string>& value) {
  const auto days = value ? edtf_days(*value) : std::nullopt;
  return days ? days->first : std::string();
}

/// Whether it has ended by then, or has not begun: neither if no document tells.
bool ended(const Organisation& o, const std::string& day) {
  const std::string end = first_day(o.validity.to);
  return o.state == OrganisationState::proposed || (!end.empty() && end <= day);
}

bool begun(const Organisation& o, const std::string& day) {
  const std::string begin = first_day(o.validity.from);
  return begin.empty() || begin <= day;
}

}  // namespace

TitleBodies::TitleBodies(const Block& block, const Bodies& bodies,
                         const std::vector<Organisation>& organisations)
    : block_(block), organisations_(organisations) {
  read_posts(bodies);
  read_names(bodies);
}

void TitleBodies::read_posts(const Bodies& bodies) {
  for (std::uint32_t d = 0; d < block_.size(); ++d) {
    const std::vector<Post>& posts = block_.document(d).facts.posts;
    for (std::uint32_t p = 0; p < posts.size(); ++p) {
      const Post& post = posts[p];
      if (post.role != Role::head || !post.unit || body_inferred(block_, {d, p})) continue;
      const auto node = block_.node(d, *post.unit);
      if (!node) continue;
      const BodyIndex body = bodies.of_node[*node];
      if (!may_have_title(organisations_[body], block_.code())) continue;
      if (std::string field = block_.names().field_of_title(post.title); !field.empty()) {
        by_title_[std::move(field)].insert(body);
      }
    }
  }
}

void TitleBodies::read_names(const Bodies& bodies) {
  for (NodeIndex n = 0; n < block_.nodes().size(); ++n) {
    const BodyIndex body = bodies.of_node[n];
    if (!may_have_title(organisations_[body], block_.code())) continue;
    if (std::string field = block_.names().field_of_key(block_.nodes()[n].key); !field.empty()) {
      by_name_[std::move(field)].insert(body);
    }
  }
}

/// Of those that are there on the day the only one, else of those that are to come.
std::optional<std::string> TitleBodies::only(const Candidates& candidates,
                                             const std::string& day) const {
  std::vector<BodyIndex> there, coming;
  for (const BodyIndex b : candidates) {
    if (ended(organisations_[b], day)) continue;
    (begun(organisations_[b], day) ? there : coming).push_back(b);
  }
  const std::vector<BodyIndex>& may = there.empty() ? coming : there;
  if (may.size() != 1) return std::nullopt;
  return organisations_[may.front()].id;
}

std::optional<std::string> TitleBodies::of_title(const std::string& title,
                                                 const std::string& day) const {
  const std::string field = block_.names().field_of_title(title);
  if (field.empty()) return std::nullopt;
  for (const auto* bodies : {&by_name_, &by_title_}) {
    const auto known = bodies->find(field);
    if (known == bodies->end()) continue;
    if (auto id = only(known->second, day)) return id;
  }
  return std::nullopt;
}

}  // namespace orgkarta::link
