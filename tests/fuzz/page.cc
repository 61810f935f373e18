// Pages: broken markup, nesting, references, charsets.
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/text/read_text.h"
#include "tests/fuzz/checks.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orgkarta;
  static const text::Words words(fuzz::own_lexicons());
  const std::string_view bytes = fuzz::view(data, size);
  ingest::begins_as_html(bytes);
  ingest::holds_html(bytes);
  try {
    const Source source = ingest::read_html(bytes);
    fuzz::check_source(source, size);
    fuzz::check_text(text::read_text(source, words), source, size);
  } catch (const ingest::ReadError&) {
  }
  return 0;
}
