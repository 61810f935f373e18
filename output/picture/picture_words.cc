#include "output/picture/picture_words.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "output/report/assets.h"

namespace orgkarta::output {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kNone = "\xE2\x80\x93";
constexpr std::string_view kDash = " \xE2\x80\x93 ";

}  // namespace

PictureWords::PictureWords(Language language) : language_(language) {
  const auto table = nlohmann::json::parse(kSiteStrings);
  const std::size_t column = language == Language::sv ? 0 : 1;
  for (const auto& [key, texts] : table.items()) texts_[key] = texts.at(column);
}

std::string PictureWords::text(const std::string& key,
                               const std::vector<std::string>& values) const {
  std::string out = texts_.at(key);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string mark = fmt::format("{{{}}}", i);
    const std::size_t at = out.find(mark);
    if (at != std::string::npos) out.replace(at, mark.size(), values[i]);
  }
  return out;
}

std::string PictureWords::word(const std::string& list, const std::string& name) const {
  const auto found = texts_.find(list + "." + name);
  return found == texts_.end() ? name : found->second;
}

std::string PictureWords::number(double value) const {
  std::string digits = fmt::format("{:.1f}", value);
  std::string decimal = digits.substr(digits.size() - 1);
  digits.resize(digits.size() - 2);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, language_ == Language::sv ? kNoBreakSpace : ",");
  }
  if (decimal == "0") return digits;
  return digits + (language_ == Language::sv ? "," : ".") + decimal;
}

std::string PictureWords::kronor(double value) const {
  struct Scale {
    double from, by;
    const char* key;
  };
  constexpr Scale kScales[] = {
      {1e9, 1e9, "unit.billion"}, {1e6, 1e6, "unit.million"}, {1e4, 1e3, "unit.thousand"}};
  for (const Scale& scale : kScales) {
    if (value >= scale.from) return text(scale.key, {number(value / scale.by)});
  }
  return text("unit.one", {number(value)});
}

std::string PictureWords::range(double low, double high) const {
  if (high <= 0) return std::string(kNone);
  if (low == high) return kronor(high);
  return kronor(low) + std::string(kDash) + kronor(high);
}

}  // namespace orgkarta::output
