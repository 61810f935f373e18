#include "pipeline/rules/rule_set.h"

#include <exception>
#include <optional>
#include <utility>

#include "pipeline/rules/code_cache.h"
#include "pipeline/rules/compile_rule.h"
#include "pipeline/rules/compile_set.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/rule_files.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;
using Codes = std::vector<std::optional<RuleCode>>;

/// Puts together what was written and what that was compiled to.
class Loader {
 public:
  Loader(RuleFiles files, Problems& problems) : files_(std::move(files)), problems_(problems) {}

  std::unique_ptr<CompiledRules> load(const CodeCache& cache) {
    std::optional<SetCode> kept = problems_.empty() ? cache.read() : std::nullopt;
    if (kept) {
      restore(*kept);
      make_rules(*kept);
    } else {
      SetCode code = compile_set(files_, {out_->alphabet, out_->tries, out_->programs}, problems_);
      make_rules(code);
      if (problems_.empty()) cache.write(code);
    }
    if (!problems_.empty()) throw RuleError(problems_.take());
    finish();
    return std::move(out_);
  }

 private:
  void restore(SetCode& code) {
    out_->alphabet.add_pattern(code.characters);
    out_->alphabet.finish();
    out_->tries = word_tries(files_.lexicons, out_->alphabet);
    out_->programs.restore(std::move(code.programs), out_->tries);
    for (Codes* codes : {&code.mentions, &code.relations}) {
      for (auto& each : *codes) {
        if (each && each->program) each->program->programs = &out_->programs;
      }
    }
  }

  void make_rules(const SetCode& code) {
    out_->lexicons = std::move(files_.lexicons);  // what points to one goes on to
    // The infos must not move any more once rules point to them.
    out_->infos.reserve(files_.mentions.size() + files_.relations.size());
    make_rules(files_.mentions, code.mentions, out_->mention_rules);
    make_rules(files_.relations, code.relations, out_->relation_rules);
  }

  void make_rules(std::vector<RuleSpec>& specs, const Codes& codes,
                  std::vector<CompiledRule>& out) {
    for (std::size_t i = 0; i < specs.size(); ++i) {
      RuleSpec& spec = specs[i];
      if (!codes[i]) continue;
      auto rule = compile_rule(spec, *codes[i], out_->lexicons, problems_);
      if (!rule) continue;
      rule->number = static_cast<std::uint32_t>(out_->infos.size());
      out_->infos.push_back(std::move(spec.info));
      out_->examples.push_back(std::move(spec.examples));
      out_->written.push_back(std::move(spec.pattern.pattern));
      rule->info = &out_->infos.back();
      out.push_back(std::move(*rule));
    }
  }

  void finish() {
    out_->mention_anchors = anchors(out_->mention_rules);
    out_->relation_anchors = anchors(out_->relation_rules);
    out_->macros = std::move(files_.macros);
    for (PatternSource& macro : out_->macros) macro.place = {};  // the files go
    out_->hash = std::move(files_.hash);
  }

  Anchors anchors(std::vector<CompiledRule>& rules) const {
    std::vector<Clauses> clauses;
    clauses.reserve(rules.size());
    for (CompiledRule& rule : rules) clauses.push_back(std::move(rule.clauses));
    return {clauses, out_->alphabet};
  }

  RuleFiles files_;
  Problems& problems_;
  std::unique_ptr<CompiledRules> out_ = std::make_unique<CompiledRules>();
};

std::string join(const std::vector<std::string>& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

}  // namespace

RuleError::RuleError(std::vector<std::string> problems)
    : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

RuleSet::RuleSet() = default;
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;

RuleSet RuleSet::load(const fs::path& dir, const fs::path& cache) {
  Problems problems;
  RuleFiles files = read_rule_files(dir, problems);
  const CodeCache kept(cache, files.hash);
  RuleSet set;
  set.compiled_ = Loader(std::move(files), problems).load(kept);
  return set;
}

Lexicons load_lexicons(const fs::path& dir) {
  Problems problems;
  Lexicons lexicons = read_lexicons(dir, problems);
  if (!problems.empty()) throw RuleError(problems.take());
  return lexicons;
}

std::string hash_rules(const fs::path& dir) { return hash_rule_files(dir); }

const Lexicons& RuleSet::lexicons() const { return compiled_->lexicons; }
const std::vector<RuleInfo>& RuleSet::rules() const { return compiled_->infos; }
const std::vector<Example>& RuleSet::examples(std::size_t rule) const {
  return compiled_->examples.at(rule);
}
const std::string& RuleSet::hash() const { return compiled_->hash; }

}  // namespace orgkarta::rules
