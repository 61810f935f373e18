// Documents written by hand, and the lexicons of rules/sv that names are compared with.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "pipeline/evaluate/compare.h"
#include "pipeline/rules/lexicon_file.h"

namespace orgkarta::evaluate {

/// The lexicons body_key_* as the loader reads them.
inline Lexicons body_key_lexicons() {
  Lexicons lexicons;
  for (const char* name : {"heads", "endings", "articles", "owners"}) {
    const std::string file =
        std::string(ORGKARTA_SOURCE "/rules/sv/lexicon/body_key_") + name + ".tsv";
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + file);
    rules::Problems problems;
    Lexicon lexicon =
        rules::read_lexicon({file, std::string(std::istreambuf_iterator<char>(in), {})}, problems);
    lexicons.emplace(lexicon.name, std::move(lexicon));
  }
  return lexicons;
}

/// Compares one document; both sides as JSON.
inline DocumentScore compared(const std::string& gold, const std::string& found,
                              const Settings& settings = {}) {
  static const Lexicons kLexicons = body_key_lexicons();
  static const BodyKeys kKeys(kLexicons);
  const Json wanted = Json::parse(gold);
  const Json got = Json::parse(found);
  return compare("a", wanted, &got, kKeys, settings);
}

/// "hit extra missed" of a row; "" if it is not there.
inline std::string row(const Scores& scores, Row row) {
  const std::optional<Tally>& t = scores.at(row);
  if (!t) return "";
  return std::to_string(t->hit) + " " + std::to_string(t->extra) + " " + std::to_string(t->missed);
}

}  // namespace orgkarta::evaluate
