// What explain tells, before it is written as text or JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline/app/explain_facts.h"
#include "pipeline/app/explain_place.h"
#include "pipeline/model/record.h"
#include "pipeline/rules/explain.h"
#include "pipeline/rules/profile.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {

/// The explanation of one block, at a place of it or as a whole.
struct BlockReport {
  std::optional<ExplainPlace> place;
  rules::BlockExplanation rules;
  std::vector<FactThere> facts;
  std::vector<std::string> without_fact;
};

/// Writes reports. Both forms say the same; offsets are code points of the text.
class ReportWriter {
 public:
  /// `record` must have been read, and outlive this.
  ReportWriter(const Record& record, bool colour)
      : record_(record), index_(record.text.text), colour_(colour) {}

  /// Everything of some blocks.
  std::string text(const std::vector<BlockReport>& reports) const;
  std::string json(const std::vector<BlockReport>& reports) const;
  /// Three lines a block: its text, its mentions, its facts.
  std::string brief(const std::vector<BlockReport>& reports) const;

 private:
  class TextForm;
  class JsonForm;

  const Record& record_;
  utf8::CodePointIndex index_;
  bool colour_;
};

/// What each rule costs, as a table and for machines.
std::string profile_text(const rules::Profile& profile, std::size_t documents, std::size_t rounds);
std::string profile_json(const rules::Profile& profile, std::size_t documents, std::size_t rounds);

}  // namespace orgkarta::app
