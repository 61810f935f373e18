// Bytes of a text file: charset, characters, blocks, and the way back.
#include "pipeline/app/identity_numbers.h"
#include "pipeline/ingest/decode.h"
#include "pipeline/text/read_text.h"
#include "tests/fuzz/checks.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orgkarta;
  static const text::Words words(fuzz::own_lexicons());
  const Source source = ingest::decode(fuzz::view(data, size));
  fuzz::check_source(source, size);
  Text text = text::read_text(source, words);
  fuzz::check_text(text, source, size);
  app::mask_identity_numbers(text.text);
  fuzz::check_text(text, source, size);
  return 0;
}
