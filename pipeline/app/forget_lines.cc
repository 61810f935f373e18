#include "pipeline/app/forget_lines.h"

#include <cerrno>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "output/error.h"
#include "pipeline/unicode/slug.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

using Json = nlohmann::ordered_json;
using Change = std::function<void(std::string&)>;

constexpr std::string_view kBlock = "\xE2\x96\x88";

/// Every text of a value, keys and paths left as they are.
void change_texts(Json& value, const Change& change) {
  if (value.is_string()) {
    change(value.get_ref<std::string&>());
  } else if (value.is_object()) {
    for (auto& [key, member] : value.items()) {
      if (key != "path" && key != "url" && key != "sources") change_texts(member, change);
    }
  } else if (value.is_array()) {
    for (Json& member : value) change_texts(member, change);
  }
}

/// The code points of [start, end).
std::string passage(const std::string& text, std::size_t start, std::size_t end) {
  std::size_t at = 0;
  std::size_t from = 0;
  for (std::size_t point = 0; point < end && at < text.size(); ++point) {
    if (point == start) from = at;
    utf8::next(text, at);
  }
  return text.substr(from, at - from);
}

/// A quote may begin or end within the name.
void quote_anew(Json& line) {
  const auto& text = line["document"]["text"].get_ref<const std::string&>();
  for (const char* kind : {"units", "posts", "goals", "dates", "amounts", "changes"}) {
    for (Json& fact : line[kind]) {
      for (Json& evidence : fact["evidence"]) {
        if (!evidence.contains("quote")) continue;
        evidence["quote"] = passage(text, evidence["start"], evidence["end"]);
      }
    }
  }
}

/// Its code; empty if the document is of none.
std::string municipality_of(const Json& line) {
  const Json& told = line.at("document").at("municipality");
  return told.is_null() ? std::string() : told.at("code").get<std::string>();
}

/// The line of a document of that municipality without its forgotten names.
void mask_line(std::string& line, Json json, const std::string& municipality,
               const Forgotten& forgotten) {
  std::size_t masked = 0;
  change_texts(json, [&](std::string& text) { masked += forgotten.mask(text, municipality); });
  if (masked == 0) return;
  quote_anew(json);
  line = json.dump();
}

template <class Each>
void for_each_line(const std::filesystem::path& file, Each each) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw output::EnvironmentError("read", file.string(), errno);
  for (std::string line; std::getline(in, line);) each(line);
  if (in.bad()) throw output::EnvironmentError("read", file.string(), errno);
}

Json parsed(const std::string& line, const std::filesystem::path& file) {
  try {
    return Json::parse(line);
  } catch (const std::exception& wrong) {
    throw output::EnvironmentError(file.string() + ": " + wrong.what() +
                                   "; see orgkarta verify, and make it anew with orgkarta run");
  }
}

}  // namespace

bool ForgottenPerson::mask_id(std::string& text) const {
  bool changed = false;
  for (const std::string& name : names) {
    const std::string slug = "-person-" + unicode::slug(name);
    for (std::size_t at = text.find(slug); at != std::string::npos; at = text.find(slug, at)) {
      const std::size_t begin = at + std::string_view("-person-").size();
      const std::size_t size = at + slug.size() - begin;
      std::string blocks;
      for (std::size_t i = 0; i < size; ++i) blocks += kBlock;
      text.replace(begin, size, blocks);
      at = begin + blocks.size();
      changed = true;
    }
  }
  return changed;
}

void forget_in_facts(const std::filesystem::path& dir, const ForgottenPerson& person,
                     const Forgotten& forgotten, output::AtomicFile& out, Sha256& sum) {
  const auto file = dir / "facts.jsonl";
  for_each_line(file, [&](std::string& line) {
    Json json = parsed(line, file);
    if (municipality_of(json) == person.municipality) {
      mask_line(line, std::move(json), person.municipality, forgotten);
    }
    line += '\n';
    out.write(line);
    sum.add(line);
  });
}

void forget_in_line(std::string& line, const Forgotten& forgotten,
                    const std::filesystem::path& file) {
  Json json = parsed(line, file);
  const std::string municipality = municipality_of(json);
  if (forgotten.concerns(municipality)) mask_line(line, std::move(json), municipality, forgotten);
}

void forget_in_changes(const std::filesystem::path& dir, const ForgottenPerson& person,
                       const Forgotten& forgotten, output::AtomicFile& out) {
  const auto file = dir / "changes.jsonl";
  const std::string prefix = person.id.substr(0, person.id.find("-person-"));
  for_each_line(file, [&](std::string& line) {
    if (line.find(prefix) != std::string::npos) {
      Json json = parsed(line, file);
      change_texts(json, [&](std::string& text) {
        forgotten.mask(text, person.municipality);
        person.mask_id(text);
      });
      line = json.dump();
    }
    out.write(line + '\n');
  });
}

}  // namespace orgkarta::app
