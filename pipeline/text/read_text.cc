#include "pipeline/text/read_text.h"

#include <utility>

#include "pipeline/text/characters.h"
#include "pipeline/text/flat_rows.h"
#include "pipeline/text/kinds.h"
#include "pipeline/text/layout.h"
#include "pipeline/text/markup.h"
#include "pipeline/text/sentences.h"
#include "pipeline/text/words.h"
#include "pipeline/unicode/nfc.h"

namespace orgkarta::text {
namespace {

/// The text after the steps so far; `steps` leads back to the file, the last one first.
struct Steps {
  std::string text;
  std::vector<OffsetMap> maps;

  void add(Rewritten step) {
    text = std::move(step.text);
    if (!step.map.identity()) maps.insert(maps.begin(), std::move(step.map));
  }
};

void add_sentences(Text& text, const Words& words) {
  for (Block& block : text.blocks) {
    block.first_sentence = static_cast<std::uint32_t>(text.sentences.size());
    if (block.kind != BlockKind::boilerplate) {
      split_sentences(text.text, block.content, words, text.sentences);
    }
    block.sentence_count = static_cast<std::uint32_t>(text.sentences.size()) - block.first_sentence;
  }
}

}  // namespace

Text read_text(const Source& source, const Words& words) {
  Text text;
  text.warnings = source.warnings;
  Steps steps;
  steps.maps = source.steps;
  text.meta = source.meta;
  text.places = source.places;
  Characters characters = rewrite_characters(source.utf8);
  text.warnings.insert(text.warnings.end(), characters.warnings.begin(), characters.warnings.end());
  steps.add(std::move(characters.result));
  if (!characters.surely_nfc) steps.add(unicode::nfc(steps.text));
  Markup markup;
  if (characters.markup && source.lines.empty()) {
    markup = drop_markup(steps.text);
    steps.add(std::move(markup.result));
  }

  if (source.lines.empty()) part_flat_rows(steps.text);
  const std::vector<Line> lines = source.lines.empty()
                                      ? read_lines(steps.text, markup.headings, words)
                                      : read_marked_lines(steps.text, source.lines, words);
  Layout layout = write_blocks(steps.text, lines, join_lines(steps.text, lines, words));
  steps.add(std::move(layout.result));
  decide_kinds(steps.text, layout.drafts, words);

  text.blocks.reserve(layout.drafts.size());
  for (const Draft& draft : layout.drafts) text.blocks.push_back(draft.block);
  text.text = std::move(steps.text);
  text.steps = std::move(steps.maps);
  add_sentences(text, words);
  return text;
}

}  // namespace orgkarta::text
