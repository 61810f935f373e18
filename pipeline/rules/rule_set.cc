#include "pipeline/rules/rule_set.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "pipeline/rules/compile_rule.h"
#include "pipeline/rules/compiled.h"
#include "pipeline/rules/expand.h"
#include "pipeline/rules/in_parallel.h"
#include "pipeline/rules/lexicon_file.h"
#include "pipeline/rules/masked_names.h"
#include "pipeline/rules/problem.h"
#include "pipeline/rules/rule_file.h"
#include "pipeline/rules/track_record.h"

namespace orgkarta::rules {
namespace {

namespace fs = std::filesystem;
using Expanded = std::optional<Expansion>;  // empty: faulty

// FNV-1a, 64 bits: tells rule sets apart, protects nothing.
class Hash {
 public:
  void add(std::string_view bytes) {
    for (const char c : bytes) {
      value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    }
    value_ *= 0x100000001B3;  // "ab" + "c" is not "a" + "bc"
  }
  std::string hex() const { return fmt::format("{:016x}", value_); }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325;
};

class Loader {
 public:
  explicit Loader(fs::path dir) : dir_(std::move(dir)) {}

  Lexicons load_lexicons() {
    read_lexicons();
    if (!problems_.empty()) throw RuleError(problems_.take());
    return std::move(out_->lexicons);
  }

  std::unique_ptr<CompiledRules> load() {
    read_lexicons();
    Expander expander(out_->lexicons, problems_);
    out_->macros = read_macro_file();
    expander.set_macros(out_->macros);
    for (PatternSource& macro : out_->macros) macro.place = {};
    auto mentions = read_folder("mentions", false);
    auto relations = read_folder("relations", true);
    if (mentions.empty() && relations.empty() && problems_.empty()) {
      problems_.add(fmt::format("{}: no rules", dir_.string()));
    }
    check_ids(mentions);
    check_ids(relations);
    weigh(mentions, relations);
    // The infos must not move any more once rules point to them.
    out_->infos.reserve(mentions.size() + relations.size());
    const auto expanded_mentions = expand(mentions, expander, false);
    const auto expanded_relations = expand(relations, expander, true);
    out_->alphabet.finish();
    for (const auto& [name, lexicon] : out_->lexicons) {
      out_->tries.emplace(name, WordTrie(lexicon, out_->alphabet));
    }
    compile(mentions, expanded_mentions, out_->mention_rules);
    compile(relations, expanded_relations, out_->relation_rules);
    if (!problems_.empty()) throw RuleError(problems_.take());
    out_->programs.finish();
    out_->mention_anchors = anchors(out_->mention_rules);
    out_->relation_anchors = anchors(out_->relation_rules);
    out_->hash = hash_.hex();
    return std::move(out_);
  }

 private:
  // Files of a folder in the order of their names, so that the same set loads the same everywhere.
  std::vector<const SourceFile*> files(std::string_view folder, std::string_view extension) {
    std::vector<fs::path> paths;
    if (fs::is_directory(dir_ / folder)) {
      for (const auto& entry : fs::directory_iterator(dir_ / folder)) {
        if (entry.path().extension() == extension) paths.push_back(entry.path());
      }
    }
    std::sort(paths.begin(), paths.end());
    std::vector<const SourceFile*> out;
    for (const fs::path& path : paths) {
      if (const SourceFile* file = read(path)) out.push_back(file);
    }
    return out;
  }

  const SourceFile* read(const fs::path& path) {
    try {
      sources_.push_back(std::make_unique<SourceFile>(read_source(path)));
    } catch (const std::runtime_error& error) {
      problems_.add(fmt::format("{}: {}", path.string(), error.what()));
      return nullptr;
    }
    hash_.add(path.lexically_relative(dir_).generic_string());
    hash_.add(sources_.back()->bytes);
    return sources_.back().get();
  }

  void read_lexicons() {
    if (!fs::is_directory(dir_)) throw RuleError({fmt::format("{}: no folder", dir_.string())});
    for (const SourceFile* file : files("lexicon", ".tsv")) {
      Lexicon lexicon = read_lexicon(*file, problems_);
      std::string name = lexicon.name;
      out_->lexicons.emplace(std::move(name), std::move(lexicon));
    }
  }

  std::vector<PatternSource> read_macro_file() {
    const fs::path path = dir_ / "macros.toml";
    if (!fs::exists(path)) return {};
    const SourceFile* file = read(path);
    return file == nullptr ? std::vector<PatternSource>() : read_macros(*file, problems_);
  }

  std::vector<RuleSpec> read_folder(std::string_view folder, bool relation) {
    std::vector<RuleSpec> out;
    for (const SourceFile* file : files(folder, ".toml")) {
      for (RuleSpec& spec : read_rules(*file, relation, problems_)) out.push_back(std::move(spec));
    }
    return out;
  }

  void check_ids(const std::vector<RuleSpec>& specs) {
    for (const RuleSpec& spec : specs) {
      if (spec.info.id.empty()) continue;
      const auto [it, fresh] = ids_.try_emplace(spec.info.id, &spec.info);
      if (fresh) continue;
      problems_.add(fmt::format("{}:{}: {}: the id stands already in {}:{}", spec.info.file,
                                spec.info.line, spec.info.id, it->second->file, it->second->line));
    }
  }

  // Rules whose files do not say how sure they are, are as sure as they have been right.
  void weigh(std::vector<RuleSpec>& mentions, std::vector<RuleSpec>& relations) {
    const fs::path path = dir_ / "record.tsv";
    const SourceFile* file = fs::exists(path) ? read(path) : nullptr;
    if (file == nullptr) return;
    TrackRecords records = read_track_records(*file, problems_);
    for (auto* specs : {&mentions, &relations}) {
      for (RuleSpec& spec : *specs) {
        const auto found = records.find(spec.info.id);
        const TrackRecord record = found == records.end() ? TrackRecord() : found->second;
        if (found != records.end()) records.erase(found);
        if (!spec.says_confidence) spec.info.confidence = expected_precision(record);
      }
    }
    for (const auto& [id, record] : records) {
      problems_.add(
          {file, record.line, 1}, "",
          fmt::format("there is no rule '{}': scripts/record_rules.py writes the file anew", id));
    }
  }

  // Expands all patterns before any is compiled, as the alphabet must know them all.
  std::vector<Expanded> expand(const std::vector<RuleSpec>& specs, Expander& expander,
                               bool relation) {
    std::vector<Expanded> out;
    for (const RuleSpec& spec : specs) {
      out.push_back(expander.expand(spec.pattern, relation));
      if (!out.back() || out_->alphabet.add_pattern(out.back()->regex)) continue;
      problems_.add(spec.pattern.place, spec.info.id, "the rules name too many rare characters");
    }
    return out;
  }

  void compile(std::vector<RuleSpec>& specs, const std::vector<Expanded>& expanded,
               std::vector<CompiledRule>& out) {
    Alphabet& alphabet = out_->alphabet;
    std::vector<PatternText> texts(specs.size());
    for (std::size_t i = 0; i < specs.size(); ++i) {
      if (expanded[i]) texts[i] = pattern_text(*expanded[i], alphabet);
    }
    // All but this takes a tenth of the time.
    std::vector<PatternCode> codes(specs.size());
    in_parallel(specs.size(), [&](std::size_t i) {
      if (expanded[i]) codes[i] = compile_pattern(texts[i], out_->tries);
    });
    ByteSeeker sentence_ends(alphabet.byte_of(kSentenceEnd));
    const CompileTools tools{out_->lexicons, alphabet, out_->programs, sentence_ends, problems_};
    for (std::size_t i = 0; i < specs.size(); ++i) {
      RuleSpec& spec = specs[i];
      if (!expanded[i] || spec.pattern.pattern.empty()) continue;
      auto rule = compile_rule(spec, *expanded[i], texts[i], std::move(codes[i]), tools);
      if (!rule) continue;
      rule->number = static_cast<std::uint32_t>(out_->infos.size());
      out_->infos.push_back(spec.info);
      out_->examples.push_back(std::move(spec.examples));
      out_->written.push_back(std::move(spec.pattern.pattern));
      rule->info = &out_->infos.back();
      out.push_back(std::move(*rule));
    }
  }

  Anchors anchors(std::vector<CompiledRule>& rules) const {
    std::vector<Clauses> clauses;
    clauses.reserve(rules.size());
    for (CompiledRule& rule : rules) clauses.push_back(std::move(rule.clauses));
    return {clauses, out_->alphabet};
  }

  const fs::path dir_;
  Problems problems_;
  Hash hash_;
  std::vector<std::unique_ptr<SourceFile>> sources_;  // places point into them
  std::map<std::string, const RuleInfo*> ids_;
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

RuleSet RuleSet::load(const std::filesystem::path& dir) {
  RuleSet set;
  set.compiled_ = Loader(dir).load();
  return set;
}

Lexicons load_lexicons(const std::filesystem::path& dir) { return Loader(dir).load_lexicons(); }

const Lexicons& RuleSet::lexicons() const { return compiled_->lexicons; }
const std::vector<RuleInfo>& RuleSet::rules() const { return compiled_->infos; }
const std::vector<Example>& RuleSet::examples(std::size_t rule) const {
  return compiled_->examples.at(rule);
}
const std::string& RuleSet::hash() const { return compiled_->hash; }

}  // namespace orgkarta::rules
