#include "output/line_head.h"

#include <nlohmann/json.hpp>

namespace orgkarta::output {
namespace {

constexpr std::string_view kBeforeId = R"({"schema":"orgkarta/1","document":{"id":"sha256:)";
constexpr std::string_view kBeforePath = R"(","path":)";
constexpr std::size_t kHashDigits = 64;

}  // namespace

std::optional<LineHead> head_of(std::string_view line) {
  if (!line.starts_with(kBeforeId)) return std::nullopt;
  line.remove_prefix(kBeforeId.size());
  if (line.size() < kHashDigits || !line.substr(kHashDigits).starts_with(kBeforePath)) {
    return std::nullopt;
  }
  LineHead head{std::string(line.substr(0, kHashDigits)), {}};
  line.remove_prefix(kHashDigits + kBeforePath.size());
  std::size_t end = 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return std::nullopt;
  const auto path = nlohmann::json::parse(line.substr(0, end + 1), nullptr, false);
  if (!path.is_string()) return std::nullopt;
  head.path = path.get<std::string>();
  return head;
}

}  // namespace orgkarta::output
