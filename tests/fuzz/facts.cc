// Text to facts by the project's own rules: each fact leads to its characters.
#include "output/facts_json.h"
#include "pipeline/app/sha256.h"
#include "pipeline/facts/extract.h"
#include "pipeline/ingest/decode.h"
#include "pipeline/text/read_text.h"
#include "pipeline/unicode/utf8.h"
#include "tests/fuzz/checks.h"

namespace {

using namespace orgkarta;

const rules::RuleSet& own_rules() {
  static const rules::RuleSet rules = rules::RuleSet::load(ORGKARTA_SOURCE "/rules/sv");
  return rules;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const text::Words words(own_rules().lexicons());
  static rules::Matcher matcher(own_rules());
  Record record;
  const Source source = ingest::decode(fuzz::view(data, size));
  record.text = text::read_text(source, words);
  fuzz::check_text(record.text, source, size);
  const Found found = matcher.find(record.text);
  record.facts = facts::extract(record.text, found, own_rules().lexicons(), record.hints);
  record.path = "document.txt";
  record.sha256 = app::sha256_hex(fuzz::view(data, size));
  record.size = size;
  record.media_type = source.media_type;
  record.charset = source.charset;
  std::string line;
  output::append_facts(line, record, 0.5);
  fuzz::demand(utf8::valid(line) && line.back() == '\n');
  fuzz::demand(line.find('\n') == line.size() - 1);
  return 0;
}
