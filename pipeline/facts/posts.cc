#include "pipeline/facts/posts.h"

#include <algorithm>
#include <map>

#include "pipeline/facts/post_bodies.h"
#include "pipeline/facts/post_claims.h"
#include "pipeline/facts/post_layouts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

constexpr std::uint32_t kLongestPassage = 380;  // bytes

std::optional<std::string> party_of(const View& view, const Claim& c) {
  if (const auto letters = c.statement->group("letters")) {
    return party_letters(view, c.statement->captures[*letters].span);
  }
  auto mention = view.mention_of(*c.statement, "party");
  if (!mention) {  // a party directly behind the person, outside the rule's pattern
    const std::uint32_t next = c.person + 1;
    if (next >= view.found.mentions.size()) return std::nullopt;
    const Mention& m = view.found.mentions[next];
    if (m.type != MentionType::party) return std::nullopt;
    if (m.span.begin != view.found.mentions[c.person].span.end + 1) return std::nullopt;
    mention = next;
  }
  const Capture* letters = view.found.mentions[*mention].capture("party");
  if (!letters) return std::nullopt;
  if (view.slice(letters->span) == "-") return std::nullopt;
  return party_letters(view, letters->span);
}

std::optional<UnitIndex> named_unit(const View& view, UnitTable& table, const Claim& c) {
  const auto named = table.named_in(view.range_of(*c.statement, "unit"));
  if (named.empty()) return std::nullopt;
  table.promote(named.front());
  return named.front();
}

/// Whether "the board" that a claim names is another's: it stands before "of Acme", or behind a
/// sentence of a firm's. Then that firm, where it is known, is the body.
bool of_other_board(const View& view, const UnitTable& table, const Claim& c, DraftPost& d) {
  const auto body = view.mention_of(*c.statement, "unit");
  if (!body || view.found.mentions[*body].type != MentionType::unit_ref) return false;
  if (kind_of(view, view.found.mentions[*body]) != UnitKind::board) return false;
  const Span ref = view.found.mentions[*body].span;
  const Span block = view.block(view.block_at(ref.begin)).content;
  const std::string_view rest = view.slice({ref.end, block.end});
  const std::size_t word = rest.find(' ', 1);
  if (rest.starts_with(' ') && word != rest.npos && word + 1 < rest.size() &&
      view.lookup("where_prepositions", rest.substr(1, word - 1))) {
    std::size_t next = word + 1;
    if (unicode::is_upper(utf8::next(rest, next))) return true;
  }
  const std::uint32_t here = view.sentence_of(ref.begin);
  if (here == 0 || view.text.sentences[here - 1].begin < block.begin) return false;
  const auto named = table.named_in(view.mentions_in(view.text.sentences[here - 1]));
  if (named.empty() || table.entries()[named.front()].unit.kind != UnitKind::company) return false;
  d.unit = named.front();
  return false;
}

/// The posts told so far, by person.
using ToldPosts = std::multimap<std::string, std::size_t>;

/// Whether one title is the other's last part: the head of a unit is its unit head too.
bool is_compound_of(std::string_view title, std::string_view part) {
  return title.size() > part.size() && title.ends_with(part) &&
         title.substr(0, title.size() - part.size()).find(' ') == title.npos;
}

/// Whether one title is the other with its number: the first deputy chair is a deputy chair.
bool is_numbered(const Post& post, std::string_view title) {
  return post.role == Role::vice_chair && post.title.size() > title.size() &&
         post.title.ends_with(title);
}

/// Whether a line that names who leads a body without a title tells the post that is told
/// elsewhere with its title and without the body: "School office: A", "A becomes school head".
bool gives_body(const DraftPost& line, const DraftPost& other) {
  return line.untitled && line.unit && !other.unit && line.post.time == other.post.time &&
         is_compound_of(other.post.title, line.post.title);
}

bool same_post(const DraftPost& a, const DraftPost& b) {
  if (a.post.title == b.post.title) return !a.unit || !b.unit || a.unit == b.unit;
  if (gives_body(a, b) || gives_body(b, a)) return true;
  if (!a.unit || a.unit != b.unit || a.post.role != b.post.role) return false;
  return is_compound_of(a.post.title, b.post.title) || is_compound_of(b.post.title, a.post.title) ||
         is_numbered(a.post, b.post.title) || is_numbered(b.post, a.post.title);
}

void add_post(std::vector<DraftPost>& posts, ToldPosts& told, DraftPost draft) {
  const std::string person = unicode::lower(draft.post.person);
  const auto [first, last] = told.equal_range(person);
  const auto same = std::find_if(
      first, last, [&](const auto& entry) { return same_post(posts[entry.second], draft); });
  if (same == last) {
    told.emplace(person, posts.size());
    posts.push_back(std::move(draft));
    return;
  }
  DraftPost& known = posts[same->second];
  auto& evidence = known.post.evidence;
  if (!known.unit) known.unit = draft.unit;
  if (!known.post.party) known.post.party = draft.post.party;
  known.post.acting |= draft.post.acting;
  evidence.push_back(draft.post.evidence.front());
  known.untitled &= draft.untitled;
  if (draft.post.title.size() > known.post.title.size()) {
    known.post.title = draft.post.title;
    std::rotate(evidence.begin(), evidence.end() - 1, evidence.end());
  }
}

/// Whether the body is told by letters: where they are of none that is known, no other one is
/// meant.
bool names_letters(const View& view, const Statement& s) {
  const auto body = view.mention_of(s, "unit");
  return body && view.found.mentions[*body].type == MentionType::acronym;
}

/// "Led by" somebody whose title is not told: a political body has a chair, a working one a head;
/// of others (groups, firms) it does not tell the title.
bool as_leader_of(const UnitTable& table, const RuleInfo& rule, DraftPost& d) {
  if (!d.unit) return false;
  const UnitKind kind = table.entries()[*d.unit].unit.kind;
  const bool political = kind == UnitKind::council || kind == UnitKind::board ||
                         kind == UnitKind::committee || kind == UnitKind::subcommittee;
  if (political) {
    d.post.role = Role::chair;
    d.post.title = std::string(rule.attribute("chair_title"));
  }
  return political || (!d.post.party && suits(Role::official, kind));
}

/// What stands in parentheses right behind somebody's name: "(acting)".
void read_parenthesis(const View& view, const Mention& person, Post& post) {
  constexpr std::uint32_t kLongest = 24;  // bytes
  const Span block = view.block(view.block_at(person.span.begin)).content;
  const Span tail{person.span.end, std::min(block.end, person.span.end + kLongest)};
  if (view.slice(tail).starts_with(" (")) read_name_tail(view, person, tail, post);
}

/// The passage that states a claim: with the person, where the statement only means them.
Span passage(const View& view, const Claim& c) {
  return cover(view.found.mentions[c.person].span, c.statement->span);
}

std::vector<DraftPost> claimed_posts(const View& view, UnitTable& table, const Home& home,
                                     const LaidOut& laid) {
  std::vector<DraftPost> drafts;
  for (const Claim& c : read_claims(view, table, home, laid)) {
    const auto& mentions = view.found.mentions;
    const RuleInfo& rule = *c.statement->rule;
    DraftPost d;
    if (c.title == c.person) {
      d.post.person = person_name(view, mentions[c.person].span);
      d.post.title = std::string(rule.attribute("title"));
      d.untitled = true;
    } else {
      d.post = make_post(view, mentions[c.title], mentions[c.person]);
    }
    const auto role = parse_name<Role>(rule.attribute("role"));
    const bool chairs = d.post.role == Role::chair || d.post.role == Role::vice_chair;
    if (role && !chairs) d.post.role = *role;
    if (const auto time = parse_name<PostTime>(rule.attribute("time"))) d.post.time = *time;
    d.post.party = party_of(view, c);
    d.unit = named_unit(view, table, c);
    d.needs_unit = flag(rule, "needs_unit");
    d.settled = flag(rule, "no_unit") || names_letters(view, *c.statement);
    if (of_other_board(view, table, c, d)) {
      d.unit.reset();
      d.settled = true;
    }
    d.post.evidence = {{passage(view, c), rule.id}};
    if (d.post.evidence.front().span.size() > kLongestPassage) continue;
    d.told = c.told;
    // Which kind of body a title heads tells it among those of the sentence before.
    const bool kind = view.lookup("title_kinds", d.post.title).has_value();
    d.opens = flag(rule, "opens") || (c.told && (kind || !c.person_first) && c.title != c.person);
    d.newly = flag(rule, "newly");
    d.post.acting |= flag(rule, "acting");
    if (const auto field = c.statement->group("field")) {
      d.field = std::string(view.slice(c.statement->captures[*field].span));
    }
    if (c.title != c.person) {
      d.title_end = mentions[c.title].span.end;
      read_parenthesis(view, mentions[c.person], d.post);
    } else {
      read_name_tail(view, mentions[c.person], c.statement->span, d.post);
    }
    if (!rule.attribute("chair_title").empty() && !as_leader_of(table, rule, d)) continue;
    drafts.push_back(std::move(d));
  }
  return drafts;
}

/// "She succeeds A": A had the post that is told just before in the same block. "She is succeeded
/// by A": A gets it.
void add_predecessors(const View& view, std::vector<DraftPost>& drafts) {
  const std::size_t known = drafts.size();
  for (const Statement* const told : view.statements("post_before")) {
    const Statement& s = *told;
    const auto person = view.mention_of(s, "person");
    if (!person) continue;
    const std::uint32_t block = view.block_at(s.span.begin);
    const std::string name = person_name(view, view.found.mentions[*person].span);
    // The one who is followed may be named: then their post is told anywhere before.
    const auto of = view.mention_of(s, "of");
    const std::string before =
        of ? person_name(view, view.found.mentions[*of].span) : std::string();
    std::optional<std::size_t> nearest;
    for (std::size_t i = 0; i < known; ++i) {
      const DraftPost& d = drafts[i];
      const std::uint32_t begin = d.post.evidence.front().span.begin;
      if (begin > s.span.begin || d.post.person == name) continue;
      if (of ? d.post.person != before : view.block_at(begin) != block) continue;
      if (d.post.time == PostTime::former && !flag(*s.rule, "follows")) continue;
      if (!nearest || begin > drafts[*nearest].post.evidence.front().span.begin) nearest = i;
    }
    if (!nearest) continue;
    DraftPost d = drafts[*nearest];
    d.post.person = name;
    d.post.party.reset();
    d.post.acting = flag(*s.rule, "acting");
    d.post.time = flag(*s.rule, "follows") ? PostTime::current : PostTime::former;
    d.post.evidence = {{s.span, s.rule->id}};
    drafts.push_back(std::move(d));
  }
}

}  // namespace

std::vector<DraftPost> read_posts(const View& view, UnitTable& table, const Surroundings& around) {
  LaidOut laid{{}, std::vector<bool>(view.text.blocks.size()), {}};
  read_post_tables(view, table, laid);
  place_listed(table, view, around);
  read_contact_lines(view, table, laid);
  read_name_lists(view, table, !around.minutes, laid);
  std::vector<DraftPost> drafts = claimed_posts(view, table, around.home, laid);
  std::move(laid.posts.begin(), laid.posts.end(), std::back_inserter(drafts));
  read_signatures(view, table, laid.read, drafts);
  read_stacked_signatures(view, table, drafts);
  const PostLines lines(view, table, drafts);
  for (DraftPost& d : drafts) {
    place_led(table, view, d, around);
    const bool whole = view.lookup("municipal_titles", d.post.title).has_value();
    if (whole && around.home.municipality) d.unit.reset();  // heads no office beside it
    if (d.unit || whole) continue;
    d.unit = field_unit(view, table, d);
    if (d.unit || d.settled) continue;
    d.unit = unit_of_sentence(view, table, d);
    if (!d.unit && !d.placed) d.unit = unit_of_line(view, table, d);
    if (!d.unit && !d.placed) d.unit = lines.unit_of(d.post);
    if (!d.unit) d.unit = told_before(view, table, d);
  }
  share_bodies(view, table, drafts);
  imply_units(view, table, around, drafts);
  std::erase_if(drafts, [&](const DraftPost& d) {
    return sits_elsewhere(view, d) || (d.needs_unit && !d.unit);
  });
  for (const DraftPost& d : drafts) {
    if (d.unit) table.promote(*d.unit);
  }
  add_predecessors(view, drafts);
  // Readings with a body go first, so that those without join them.
  std::stable_sort(drafts.begin(), drafts.end(), [](const DraftPost& a, const DraftPost& b) {
    return a.unit.has_value() > b.unit.has_value();
  });
  std::vector<DraftPost> posts;
  ToldPosts told;
  for (DraftPost& d : drafts) add_post(posts, told, std::move(d));
  std::stable_sort(posts.begin(), posts.end(), [](const DraftPost& a, const DraftPost& b) {
    return a.post.evidence.front().span.begin < b.post.evidence.front().span.begin;
  });
  return posts;
}

}  // namespace orgkarta::facts
