#include "pipeline/rules/track_record.h"

#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

// Of a rule that nothing is known of: as if of three facts so many had been right.
constexpr double kPriorFacts = 3;
constexpr double kPriorPrecision = 0.85;

bool read_count(std::string_view text, std::size_t& count) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

TrackRecords read_track_records(const SourceFile& file, Problems& problems) {
  TrackRecords records;
  std::string_view rest = file.bytes;
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    TrackRecord record{0, 0, number};
    const bool sound = first != line.npos && second != line.npos &&
                       read_count(line.substr(first + 1, second - first - 1), record.right) &&
                       read_count(line.substr(second + 1), record.wrong);
    if (!sound) {
      problems.add({&file, number, 1}, "", "expected: rule, tab, right facts, tab, wrong facts");
    } else if (!records.emplace(line.substr(0, first), record).second) {
      problems.add({&file, number, 1}, "", fmt::format("'{}' stands twice", line.substr(0, first)));
    }
  }
  return records;
}

double expected_precision(const TrackRecord& record) {
  const auto right = static_cast<double>(record.right);
  const auto wrong = static_cast<double>(record.wrong);
  return (right + kPriorPrecision * kPriorFacts) / (right + wrong + kPriorFacts);
}

}  // namespace orgkarta::rules
