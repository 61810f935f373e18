#include "pipeline/app/json_lines.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>

#include "output/error.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/validate.h"
#include "pipeline/ingest/archive/media_field.h"
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

std::string decode_base64(const std::string& text) {
  if (text.size() > std::numeric_limits<int>::max()) {
    throw Fault{Outcome::too_large, "member \"base64\" is larger than 2 GB"};
  }
  std::string bytes(text.size() / 4 * 3 + 3, '\0');
  auto* out = reinterpret_cast<unsigned char*>(bytes.data());
  const std::unique_ptr<EVP_ENCODE_CTX, void (*)(EVP_ENCODE_CTX*)> decoder(EVP_ENCODE_CTX_new(),
                                                                           EVP_ENCODE_CTX_free);
  EVP_DecodeInit(decoder.get());
  int size = 0;
  int rest = 0;
  if (EVP_DecodeUpdate(decoder.get(), out, &size,
                       reinterpret_cast<const unsigned char*>(text.data()),
                       static_cast<int>(text.size())) < 0 ||
      EVP_DecodeFinal(decoder.get(), out + size, &rest) < 0) {
    throw Fault{Outcome::corrupt, "member \"base64\" is not Base64 (RFC 4648, with padding)"};
  }
  bytes.resize(static_cast<std::size_t>(size + rest));
  return bytes;
}

/// The one member that holds the document.
void read_body(const json& object, JsonLine& result) {
  std::string_view found;
  for (const char* key : {"text", "content", "html", "base64"}) {
    if (!object.contains(key)) continue;
    if (!found.empty()) {
      throw Fault{Outcome::corrupt,
                  fmt::format("both \"{}\" and \"{}\": expected one of them", found, key)};
    }
    found = key;
    result.text = member(object, key);
  }
  if (found.empty()) {
    throw Fault{Outcome::corrupt,
                R"(none of "text", "content", "html", "base64": expected one of them)"};
  }
  result.input.stated_text = found != "base64";
  if (found == "base64") result.text = decode_base64(result.text);
  if (found == "html") {
    result.input.media_type = "text/html";
    result.input.charset = "utf-8";
  }
}

void read_members(const json& object, const MunicipalityCodes& municipalities, JsonLine& result) {
  if (std::string path = member(object, "path"); !path.empty()) result.input.path = path;
  for (const char* key : {"municipality", "published", "url", "title"}) {
    if (const auto fault =
            set_hint(result.input.hints, key, member(object, key), &municipalities)) {
      throw Fault{Outcome::corrupt, *fault};
    }
  }
  const ingest::MediaField media = ingest::read_media_field(member(object, "media_type"));
  result.input.media_type = media.type;
  result.input.charset = media.charset;
  read_body(object, result);
}

}  // namespace

JsonLine parse_json_line(std::string_view line, int number, const MunicipalityCodes& municipalities,
                         std::string_view unnamed) {
  JsonLine result;
  result.input.path = fmt::format("{}{}", unnamed, number);
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
