#include "pipeline/app/json_lines.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>

#include "output/error.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/validate.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

using nlohmann::json;

/// A fault of a line; becomes the input's outcome.
struct Fault {
  Outcome outcome = Outcome::corrupt;
  std::string message;
};

/// Notes a member that stands twice: the library would keep the last one and say nothing.
class DuplicateFinder {
 public:
  bool operator()(int depth, json::parse_event_t event, json& value) {
    if (event == json::parse_event_t::key && depth == 1) {
      const auto& key = value.get_ref<const std::string&>();
      if (!seen_.insert(key).second && !duplicate_) duplicate_ = key;
    }
    return true;
  }
  const std::optional<std::string>& duplicate() const { return duplicate_; }

 private:
  std::set<std::string> seen_;
  std::optional<std::string> duplicate_;
};

json parse_object(std::string_view line) {
  if (!utf8::valid(line)) throw Fault{Outcome::bad_charset, "the line is not UTF-8"};
  DuplicateFinder finder;
  json object;
  try {
    object = json::parse(line, std::ref(finder));
  } catch (const json::parse_error& error) {
    const std::string_view what = error.what();
    const std::size_t detail = what.rfind(": ");
    throw Fault{
        Outcome::corrupt,
        fmt::format("column {}: {}; expected one JSON object", error.byte,
                    printable(what.substr(detail == std::string_view::npos ? 0 : detail + 2)))};
  }
  if (!object.is_object()) {
    throw Fault{Outcome::corrupt,
                fmt::format("column 1: found a JSON {}, expected an object", object.type_name())};
  }
  if (finder.duplicate()) {
    throw Fault{Outcome::corrupt,
                fmt::format("member \"{}\" stands twice", printable(*finder.duplicate()))};
  }
  return object;
}

/// The text of a member; "" if it is absent or null.
std::string member(const json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end() || at->is_null()) return {};
  if (at->is_string()) return at->get<std::string>();
  throw Fault{Outcome::corrupt,
              fmt::format("member \"{}\" is a {}, expected a string", key, at->type_name())};
}

void read_members(const json& object, const Lexicon& municipalities, JsonLine& result) {
  if (std::string path = member(object, "path"); !path.empty()) result.input.path = path;
  for (const char* key : {"municipality", "published", "url", "title"}) {
    if (const auto fault =
            set_hint(result.input.hints, key, member(object, key), &municipalities)) {
      throw Fault{Outcome::corrupt, *fault};
    }
  }
  const bool text = object.contains("text");
  const bool content = object.contains("content");
  if (text == content) {
    throw Fault{Outcome::corrupt, text ? R"(both "text" and "content": expected one of them)"
                                       : R"(neither "text" nor "content": expected one of them)"};
  }
  result.text = member(object, text ? "text" : "content");
}

}  // namespace

JsonLine parse_json_line(std::string_view line, int number, const Lexicon& municipalities) {
  JsonLine result;
  result.input.path = fmt::format("stdin:{}", number);
  try {
    read_members(parse_object(line), municipalities, result);
  } catch (const Fault& fault) {
    result.input.outcome = fault.outcome;
    result.input.message = fmt::format("line {}: {}", number, fault.message);
    result.text.clear();
  }
  result.input.size = result.text.size();
  return result;
}

}  // namespace orgkarta::app
