#include "pipeline/ingest/html/read_html.h"

#include <string>
#include <utility>

#include "pipeline/ingest/decode.h"
#include "pipeline/ingest/html/charset_label.h"
#include "pipeline/ingest/html/content.h"
#include "pipeline/ingest/html/nesting.h"
#include "pipeline/ingest/html/page_meta.h"
#include "pipeline/ingest/html/page_writer.h"
#include "pipeline/ingest/html/reduce.h"
#include "pipeline/ingest/html/tree.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

/// The newest step is looked up first.
void add_step(Source& source, Rewritten step) {
  source.utf8 = std::move(step.text);
  if (!step.map.identity()) source.steps.insert(source.steps.begin(), std::move(step.map));
}

std::string what_is_missing(const html::Reduced& reduced) {
  if (reduced.too_many) {
    return "more than " + std::to_string(html::kMaxElements) +
           " elements (too_large): the text behind them is left out";
  }
  if (reduced.flattened) {
    return "elements nested deeper than " + std::to_string(html::kMaxDepth) +
           " (too_deep): the text in them is there, its blocks may be joined";
  }
  return {};
}

}  // namespace

Source read_html(std::string_view bytes, std::string_view label) {
  if (bytes.size() > kMaxHtmlBytes) {
    throw ReadError(Outcome::too_large, std::to_string(bytes.size()) + " bytes of HTML, at most " +
                                            std::to_string(kMaxHtmlBytes) + " are read");
  }
  const std::string declared = label.empty() ? html::charset_label(bytes) : std::string(label);
  Source source = decode(bytes, declared);
  source.media_type = source.utf8.starts_with("<?xml") ? "application/xhtml+xml" : "text/html";

  html::Reduced reduced = html::reduce(source.utf8);
  source.missing = what_is_missing(reduced);
  if (reduced.cut_in_script) source.warnings.emplace_back("html_unclosed_script");
  const html::Tree tree(reduced.html.text);
  source.meta = html::page_meta(tree, reduced.json_ld);
  html::Written written = html::write_page(reduced.html.text, tree, html::choose_content(tree));
  source.lines = std::move(written.lines);
  if (!reduced.html.map.identity()) {
    source.steps.insert(source.steps.begin(), std::move(reduced.html.map));
  }
  add_step(source, std::move(written.text));
  return source;
}

}  // namespace orgkarta::ingest
