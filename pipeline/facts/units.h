// The bodies of one document: which mentions name the same one, and what it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

using UnitIndex = std::uint32_t;

/// Grows while the document is read: named bodies first, then aliases, then short forms that point
/// at one of them. Bodies that are only named in the indefinite ("a unit for X") are candidates
/// until a fact needs them.
class UnitTable {
 public:
  struct Entry {
    Unit unit;
    std::string key;
    std::uint32_t first = 0;  ///< byte of the first mention
    bool candidate = false;   ///< left out unless promoted
    bool removed = false;     ///< merged into another body
    std::string code;         ///< of a municipality
    std::optional<UnitIndex> parent;
  };

  explicit UnitTable(const View& view);
  UnitTable(UnitTable&&) = default;  // a copy would point into the first one

  /// The body of that name, made if need be. A candidate named definitely is no candidate any more.
  UnitIndex add(const std::string& name, UnitKind kind, const Evidence& evidence, bool candidate);
  /// The same of a mention, which is asked for its kind only if the body is made.
  UnitIndex add(const std::string& name, const Mention& mention, bool candidate);

  /// The municipality of that code, made if need be: it has one body, whatever it is called.
  UnitIndex add_municipality(const std::string& name, const std::string& code,
                             const Evidence& evidence);

  /// Adds a further name; longer wins as the name if `prefer`. Equal names are not told twice.
  void add_alias(UnitIndex unit, const std::string& alias);

  /// Makes two bodies one: `gone` becomes a former or other name of `kept`.
  void merge(UnitIndex kept, UnitIndex gone);

  /// Ties a mention to bodies (a list names several).
  void tie(std::uint32_t mention, UnitIndex unit);

  /// The bodies that mentions [first, last) name, in order, each once. Short forms are resolved.
  std::vector<UnitIndex> named_in(Statement::Range range) const;
  std::optional<UnitIndex> of_mention(std::uint32_t mention) const;

  std::optional<UnitIndex> find(const std::string& key) const;

  /// The only body whose entry `suits`, candidates left out; empty if there are several.
  template <class Suits>
  std::optional<UnitIndex> only(Suits suits) const {
    std::optional<UnitIndex> only;
    for (UnitIndex u = 0; u < entries_.size(); ++u) {
      const Entry& e = entries_[u];
      if (e.removed || e.candidate || !suits(e)) continue;
      if (only) return std::nullopt;
      only = u;
    }
    return only;
  }
  std::optional<UnitIndex> only(UnitKind kind) const {
    return only([&](const Entry& e) { return e.unit.kind == kind; });
  }

  void promote(UnitIndex unit) { entries_[unit].candidate = false; }

  std::vector<Entry>& entries() { return entries_; }
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  /// What a mention names: mostly nothing or one body.
  struct Tied {
    std::optional<UnitIndex> first;
    std::vector<UnitIndex> more;
  };
  struct Added {
    UnitIndex unit = 0;
    bool fresh = false;
  };

  Added add_entry(const std::string& name, const Evidence& evidence, bool candidate);
  using Keys = std::unordered_map<std::string, UnitIndex>;

  /// The key of a name and its body, which is `fresh` if there was none.
  const Keys::value_type& keyed(const std::string& name, UnitIndex fresh);

  const View& view_;
  std::vector<Entry> entries_;
  Keys by_key_;                                               ///< nothing is taken out of it
  std::unordered_map<std::string, Keys::value_type*> known_;  ///< by name: what by_key_ has
  std::vector<Tied> of_mention_;
};

/// Reads all mentions of bodies: names, lists that share a head noun, acronyms, short forms.
UnitTable resolve_units(const View& view);

/// unit_lists.cc: the full names in a mention that names several bodies, under one head noun
/// or each under its own.
std::vector<std::string> expand_list(const View& view, const Mention& mention);

/// The body that is named with its noun elsewhere: "department Growing up" for "Growing up".
std::optional<UnitIndex> named_fully(const View& view, const UnitTable& table,
                                     std::string_view name);

/// unit_alone.cc: candidates that stand alone in a cell or line, or are listed without an article,
/// name bodies.
void promote_alone(const View& view, UnitTable& table);

/// unit_refs.cc: ties acronyms and definite short forms to the bodies they mean.
void resolve_aliases(const View& view, UnitTable& table);
void resolve_references(const View& view, UnitTable& table);

/// The kind that a mention's rule and lexicon say, `unit` if they do not tell.
UnitKind kind_of(const View& view, const Mention& mention);

/// Evidence at a mention.
Evidence evidence_of(const Mention& mention);

}  // namespace orgkarta::facts
