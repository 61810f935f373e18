// Lines of JSON Lines, and manifests.
#include "pipeline/app/json_lines.h"
#include "pipeline/app/manifest.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/unicode/utf8.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orgkarta;
  static const app::MunicipalityCodes municipalities(fuzz::own_lexicons());
  const std::string_view bytes = fuzz::view(data, size);
  const app::JsonLine line = app::parse_json_line(bytes, 1, municipalities);
  fuzz::demand(utf8::valid(line.input.path));
  try {
    app::Manifest::parse(bytes, "manifest.csv", municipalities);
  } catch (const app::UsageError&) {
  }
  return 0;
}
