// Where the bytes of a rewritten text come from in the text it was made of.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/model/span.h"

namespace orgkarta {

/// Maps spans of an output text to spans of the input text it was rewritten from.
///
/// Built while rewriting: every stretch that is copied needs no entry, every stretch that is
/// replaced, dropped or inserted is one edit, given in rising order. Lookups cost a binary search.
class OffsetMap {
 public:
  /// One replaced stretch: `in` bytes of the input became `out` bytes of the output.
  struct Edit {
    Span in;
    Span out;
  };

  /// Adds the next edit. Throws std::logic_error if it overlaps or precedes the last one, or if
  /// the unchanged bytes between the two differ in number (the map would not be a map).
  void add(Span in, Span out);

  /// The smallest input span whose rewriting gives `out`. A position inside an edit widens to the
  /// whole edit; stretches dropped just before `out.begin` or just after `out.end` stay outside.
  Span to_input(Span out) const;

  const std::vector<Edit>& edits() const { return edits_; }
  bool identity() const { return edits_.empty(); }

 private:
  std::vector<Edit> edits_;
};

}  // namespace orgkarta
