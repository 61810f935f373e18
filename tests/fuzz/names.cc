// What people type: names, EDTF dates.
#include "output/find_names.h"
#include "pipeline/model/edtf_days.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orgkarta;
  const std::string_view bytes = fuzz::view(data, size);
  if (const auto days = edtf_days(bytes)) {
    fuzz::demand(is_edtf(bytes) && days->first.size() == 10 && days->last.size() == 10);
  }
  const std::size_t half = size / 2;
  for (const auto nearness :
       {output::Nearness::equal, output::Nearness::ending, output::Nearness::begins,
        output::Nearness::part, output::Nearness::misspelt}) {
    output::matches(bytes.substr(0, half), bytes.substr(half), nearness);
  }
  return 0;
}
