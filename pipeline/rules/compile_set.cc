#include "pipeline/rules/compile_set.h"

#include <optional>
#include <utility>
#include <vector>

#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/in_parallel.h"
#include "pipeline/rules/masked_names.h"

namespace orgkarta::rules {
namespace {

using Expanded = std::optional<Expansion>;  // empty: faulty

class SetCompiler {
 public:
  SetCompiler(const RuleFiles& files, const CodeGround& ground, Problems& problems)
      : files_(files), ground_(ground), problems_(problems) {}

  SetCode compile() {
    Expander expander(files_.lexicons, problems_);
    expander.set_macros(files_.macros);
    const auto mentions = expand(files_.mentions, expander, false);
    const auto relations = expand(files_.relations, expander, true);
    ground_.alphabet.finish();
    ground_.tries = word_tries(files_.lexicons, ground_.alphabet);
    SetCode code;
    code.mentions = compile(files_.mentions, mentions);
    code.relations = compile(files_.relations, relations);
    ground_.programs.finish();
    code.characters = ground_.alphabet.named();
    code.programs = ground_.programs.image(ground_.tries);
    return code;
  }

 private:
  // Expands all patterns before any is compiled, as the alphabet must know them all.
  std::vector<Expanded> expand(const std::vector<RuleSpec>& specs, Expander& expander,
                               bool relation) {
    std::vector<Expanded> out;
    for (const RuleSpec& spec : specs) {
      out.push_back(expander.expand(spec.pattern, relation));
      if (!out.back() || ground_.alphabet.add_pattern(out.back()->regex)) continue;
      problems_.add(spec.pattern.place, spec.info.id, "the rules name too many rare characters");
    }
    return out;
  }

  std::vector<std::optional<RuleCode>> compile(const std::vector<RuleSpec>& specs,
                                               const std::vector<Expanded>& expanded) {
    Alphabet& alphabet = ground_.alphabet;
    std::vector<PatternText> texts(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (expanded[i]) texts[i] = pattern_text(*expanded[i], alphabet);
    }
    // All but this takes a tenth of the time.
    std::vector<PatternCode> codes(specs.size());
    in_parallel(specs.size(), [&](std::size_t i) {
      if (expanded[i]) codes[i] = compile_pattern(texts[i], ground_.tries);
    });
    ByteSeeker sentence_ends(alphabet.byte_of(kSentenceEnd));
    const CodeTools tools{alphabet, ground_.programs, sentence_ends, problems_};
    std::vector<std::optional<RuleCode>> out(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (!expanded[i] || specs[i].pattern.pattern.empty()) continue;
      out[i] = rule_code(specs[i], *expanded[i], texts[i], std::move(codes[i]), tools);
    }
    return out;
  }

  const RuleFiles& files_;
  const CodeGround& ground_;
  Problems& problems_;
};

}  // namespace

SetCode compile_set(const RuleFiles& files, const CodeGround& ground, Problems& problems) {
  return SetCompiler(files, ground, problems).compile();
}

WordTries word_tries(const Lexicons& lexicons, const Alphabet& alphabet) {
  WordTries out;
  for (const auto& [name, lexicon] : lexicons) out.emplace(name, WordTrie(lexicon, alphabet));
  return out;
}

}  // namespace orgkarta::rules
