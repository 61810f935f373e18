// Whether the folders that are to be merged go together.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/app/escape.h"
#include "pipeline/app/merge_parts.h"
#include "pipeline/app/parsed_object.h"
#include "pipeline/app/usage_error.h"

namespace orgkarta::app {
namespace {

using Problems = std::vector<std::string>;

constexpr std::size_t kHashDigits = 12;  // of a hash in a message

std::string named(const Part& part) { return printable(part.dir.string()); }

/// How far archives were opened.
std::string limits_of(const Part& part) {
  const auto options = parsed_object(part.run.options);
  std::string out;
  for (const char* name : {"max_expanded", "max_ratio", "max_members", "max_depth"}) {
    const auto value = options.find(name);
    const std::string text = value == options.end() ? "unknown" : value->dump();
    out += fmt::format("{}{} {}", out.empty() ? "" : ", ", name, text);
  }
  return out;
}

/// What all parts must have alike.
struct Trait {
  const char* what;
  std::string (*value)(const Part&);
};

const Trait kTraits[] = {
    {"limits and options", settings_of},
    {"limits of readers", [](const Part& part) { return part.run.readers; }},
    {"limits of archives", limits_of},
};

void check_traits(const std::vector<Part>& parts, Problems& problems) {
  for (const Trait& trait : kTraits) {
    const std::string expected = trait.value(parts.front());
    for (const Part& part : parts) {
      const std::string found = trait.value(part);
      if (found == expected) continue;
      problems.push_back(fmt::format(
          "{} and {} have other {}: {} and {}; run one of them again with those of the other",
          named(parts.front()), named(part), trait.what, expected, found));
      break;
    }
  }
}

void check_program(const Part& part, const std::string& rules_hash, Problems& problems) {
  if (part.run.version != ORGKARTA_VERSION) {
    problems.push_back(fmt::format("{}: was written by version {}, this is {}; run it again",
                                   named(part), part.run.version, ORGKARTA_VERSION));
  }
  if (part.run.rules_hash == rules_hash) return;
  problems.push_back(fmt::format(
      "{}: was read with rules {}, these are {}; run it again, or give "
      "its rules (--rules)",
      named(part), part.run.rules_hash.substr(0, kHashDigits), rules_hash.substr(0, kHashDigits)));
}

/// Shards of the same INPUTs that were listed differently leave documents out, or have them twice.
void check_listings(const std::vector<Part>& parts, Problems& problems) {
  std::map<std::string, const Part*> first;
  for (const Part& part : parts) {
    const auto options = parsed_object(part.run.options);
    if (!options.contains("listing")) continue;
    const auto [at, fresh] =
        first.emplace(options.value("inputs", nlohmann::ordered_json()).dump(), &part);
    const auto other = parsed_object(at->second->run.options);
    if (fresh || other.at("listing") == options.at("listing")) continue;
    problems.push_back(fmt::format(
        "{} and {}: the inputs changed between these shards, so that documents may be in none of "
        "them: {} files with hash {}, and {} with {}; run the shards again",
        named(*at->second), named(part), other.value("listed", 0),
        other.value("listing", "").substr(0, kHashDigits), options.value("listed", 0),
        options.value("listing", "").substr(0, kHashDigits)));
  }
}

}  // namespace

void check_parts(const std::vector<Part>& parts, const std::string& rules_hash) {
  Problems problems;
  for (const Part& part : parts) check_program(part, rules_hash, problems);
  check_traits(parts, problems);
  check_listings(parts, problems);
  if (!problems.empty()) throw UsageError(std::move(problems));
}

Forgotten forgotten_of(const std::vector<Part>& parts, Forgotten out) {
  const Part* first = nullptr;
  for (const Part& part : parts) {
    if (!out.join(part.forgotten)) {
      throw UsageError({fmt::format(
          "{} and {} have forgotten names under different keys, so that neither's can be told in "
          "the other: copy the {} of one to all the folders, the output folder too, and forget the "
          "names again there (orgkarta forget)",
          first == nullptr ? std::string("the output folder") : named(*first), named(part),
          Forgotten::kFile)});
    }
    if (first == nullptr && !part.forgotten.rows().empty()) first = &part;
  }
  for (const Part& part : parts) {
    for (const auto& row : part.run.forgotten) {
      const auto same = [&](const auto& known) {
        return known.municipality == row.municipality && known.hash == row.hash;
      };
      if (std::any_of(out.rows().begin(), out.rows().end(), same)) continue;
      throw UsageError({fmt::format(
          "{}: its orgkarta.db knows names as forgotten that no {} has, so that they would come "
          "back from the other folders; put the file back from a copy",
          named(part), Forgotten::kFile)});
    }
  }
  return out;
}

}  // namespace orgkarta::app
