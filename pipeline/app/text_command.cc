#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "pipeline/app/block_name.h"
#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/process.h"
#include "pipeline/app/read_input.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

std::string_view piece(const Text& text, Span span) {
  return std::string_view(text.text).substr(span.begin, span.size());
}

/// One line a block: kind, offsets in code points, depth, label, content.
std::string describe(const Text& text) {
  const utf8::CodePointIndex index(text.text);
  std::string out;
  for (const Block& block : text.blocks) {
    fmt::format_to(std::back_inserter(out), "{:<12}{:>6} {:>6}  {}", block_name(block.kind),
                   index.at(block.content.begin), index.at(block.content.end),
                   std::string(block.depth * 2U, ' '));
    if (!block.label.empty()) {
      fmt::format_to(std::back_inserter(out), "[{}] ", printable(piece(text, block.label)));
    }
    fmt::format_to(std::back_inserter(out), "{}\n", printable(piece(text, block.content)));
  }
  return out;
}

}  // namespace

int text_command(const Options& options) {
  Readers readers(1);  // before all that its processes would inherit
  const Lexicons lexicons = rules::load_lexicons(rules_folder(options));
  Record record;
  record.path = escape_path(options.text_file);
  const std::string bytes = read_file(record, options.text_file, options.max_bytes);
  if (record.outcome == Outcome::ok) {
    read_document(record, bytes, text::Words(lexicons), readers);
  }
  if (record.problem) {
    print_error(fmt::format("orgkarta: {}: {}: {}\n", printable(record.path),
                            outcome_name(record.outcome), record.problem->message));
  }
  print_out(describe(record.text));
  for (const std::string& warning : record.text.warnings) {
    print_error(fmt::format("orgkarta: {}: {}\n", printable(record.path), printable(warning)));
  }
  return record.problem ? kSomeFailed : kAllRead;
}

}  // namespace orgkarta::app
