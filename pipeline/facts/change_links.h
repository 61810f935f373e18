// What one change leaves for the next sentence to tell of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/facts/changes.h"

namespace orgkarta::facts {

/// Ties the tellings of changes to those before them, in text order.
class ChangeLinks {
 public:
  explicit ChangeLinks(const View& view) : view_(view) {}

  /// To be called when a statement has given the tellings from index `first` on. "A ends. The
  /// responsibility for X goes to B": what is handed over without a word of from whom was A's, if
  /// A alone ended in the same paragraph or in the item before.
  void read(const Statement& s, std::vector<DraftChange>& told, std::size_t first);

 private:
  bool near(std::uint32_t block) const;

  const View& view_;
  std::vector<Party> ended_;  ///< the body that ended; empty where something else was told since
  std::uint32_t block_ = 0;   ///< where it was told last that it ended, or what became of its tasks
};

/// Whether a statement names what the merger just told leads to: "A and B become one. The new
/// office C is in place …".
bool names_merger(const View& view, const Statement& s, const std::vector<DraftChange>& told);

/// "The art office and the sports office were merged", and the text knows an "art and sports
/// office": names of one head that a coordinated name joins are what became that body.
void name_by_parts(const UnitTable& table, std::vector<DraftChange>& told);

/// "It lies with A today": where the duty lay that the transfer just told hands over.
void tell_origin(const View& view, const UnitTable& table, const Statement& s,
                 std::vector<DraftChange>& told);

/// "A on the 1st of May and B in the autumn", "except B, which we start in December": what a
/// sentence of stages tells of one body's date is that of the changes told of it in the same
/// matter, where their own words tell none.
void date_stages(const View& view, const UnitTable& table, const Cues& cues, const Dates& dates,
                 std::vector<DraftChange>& told);

/// Whether a date (EDTF) lies before the day on which the text speaks; false where that is not
/// known.
bool lies_behind(std::string_view effective, const std::optional<std::string>& today);

/// Whether it lies behind that day; false where that is not known.
bool lies_ahead(std::string_view effective, const std::optional<std::string>& today);

/// What took effect before the day on which the text speaks is done, though told as decided, and
/// what will take effect is not, though told as if it were ("by May the units have merged").
void settle(DraftChange& c, const std::optional<std::string>& today);

}  // namespace orgkarta::facts
