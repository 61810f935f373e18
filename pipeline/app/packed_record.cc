#include "pipeline/app/packed_record.h"

#include <cereal/archives/binary.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <sstream>
#include <vector>

namespace orgkarta {

// One function a type names its members, for both ways. cereal finds them beside the types.

template <class A>
void serialize(A& a, Span& s) {
  a(s.begin, s.end);
}
template <class A>
void serialize(A& a, OffsetMap::Edit& e) {
  a(e.in, e.out);
}
template <class A>
void save(A& a, const OffsetMap& map) {
  a(map.edits());
}
template <class A>
void load(A& a, OffsetMap& map) {
  std::vector<OffsetMap::Edit> edits;
  a(edits);
  for (const OffsetMap::Edit& edit : edits) map.add(edit.in, edit.out);
}
template <class A>
void serialize(A& a, Box& b) {
  a(b.left, b.top, b.right, b.bottom);
}
template <class A>
void serialize(A& a, Glyph& g) {
  a(g.begin, g.page, g.box);
}
template <class A>
void serialize(A& a, ParagraphMark& p) {
  a(p.begin, p.number);
}
template <class A>
void serialize(A& a, Places& p) {
  a(p.glyphs, p.paragraphs);
}
template <class A>
void serialize(A& a, Meta& m) {
  a(m.title, m.site, m.published, m.updated);
}
template <class A>
void serialize(A& a, Text& t) {
  a(t.text, t.steps, t.places, t.meta, t.warnings);
}

/// The rules' names belong to the rule set: each is written as text, and asked for when it is read.
using Names = std::function<std::string_view(std::string_view)>;

/// What unpack() reads with, always.
class RecordInput : public cereal::BinaryInputArchive {
 public:
  RecordInput(std::istream& in, const Names& names) : BinaryInputArchive(in), rule(names) {}
  const Names& rule;
};

template <class P>
void save_passage(cereal::BinaryOutputArchive& a, const P& p) {
  a(p.span, std::string(p.rule));
}
template <class P>
void load_passage(cereal::BinaryInputArchive& a, P& p) {
  std::string rule;
  a(p.span, rule);
  p.rule = static_cast<RecordInput&>(a).rule(rule);
}
inline void save(cereal::BinaryOutputArchive& a, const Passage& p) { save_passage(a, p); }
inline void load(cereal::BinaryInputArchive& a, Passage& p) { load_passage(a, p); }
inline void save(cereal::BinaryOutputArchive& a, const Evidence& e) {
  save_passage(a, e);
  a(e.section);
}
inline void load(cereal::BinaryInputArchive& a, Evidence& e) {
  load_passage(a, e);
  a(e.section);
}

template <class A>
void add_fact(A& a, Fact& f) {
  a(f.id, f.evidence, f.confidence);
}
template <class A>
void serialize(A& a, Unit& u) {
  add_fact(a, u);
  a(u.name, u.kind, u.field, u.parent, u.aliases);
}
template <class A>
void serialize(A& a, Post& p) {
  add_fact(a, p);
  a(p.person, p.title, p.unit, p.party, p.role, p.acting, p.time);
}
template <class A>
void serialize(A& a, Goal& g) {
  add_fact(a, g);
  a(g.text, g.label, g.parent, g.kind, g.unit, g.target);
}
template <class A>
void serialize(A& a, Date& d) {
  add_fact(a, d);
  a(d.text, d.value, d.role, d.mod, d.inferred);
}
template <class A>
void serialize(A& a, Amount& m) {
  add_fact(a, m);
  a(m.text, m.min, m.max, m.unit, m.unit_text, m.period, m.approximate, m.negative, m.kind,
    m.status, m.units, m.decided_by, m.baseline);
}
template <class A>
void serialize(A& a, Change& c) {
  add_fact(a, c);
  a(c.kind, c.from, c.to, c.subject, c.effective, c.status, c.decided_by);
}
template <class A>
void serialize(A& a, Municipality& m) {
  a(m.code, m.name);
}
template <class A>
void serialize(A& a, Facts& f) {
  a(f.title, f.type, f.status, f.municipality, f.published, f.updated, f.declared_goals, f.language,
    f.warnings, f.individuals, f.units, f.posts, f.goals, f.dates, f.amounts, f.changes);
}
template <class A>
void serialize(A& a, Hints& h) {
  a(h.municipality, h.published, h.url, h.title);
}
template <class A>
void serialize(A& a, Problem& p) {
  a(p.path, p.stage, p.outcome, p.message);
}
template <class A>
void serialize(A& a, Record& r) {
  a(r.path, r.sha256, r.size, r.hints, r.given, r.outcome, r.problem, r.attempts, r.media_type,
    r.charset, r.text, r.facts);
}

namespace app {

std::string pack(const Record& record) {
  std::ostringstream out;
  cereal::BinaryOutputArchive archive(out);
  archive(record);
  return std::move(out).str();
}

Record unpack(std::string_view bytes, const Names& rule) {
  std::istringstream in{std::string(bytes)};
  RecordInput archive(in, rule);
  Record record;
  archive(record);
  return record;
}

}  // namespace app
}  // namespace orgkarta
