#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "pipeline/app/commands.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/exit_code.h"
#include "pipeline/app/explain_report.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/inputs.h"
#include "pipeline/app/load_rules.h"
#include "pipeline/app/process.h"
#include "pipeline/app/read_input.h"
#include "pipeline/app/usage_error.h"
#include "pipeline/facts/extract.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kBlocksOfRule = 8;         // shown of those where a rule comes near
constexpr std::size_t kProfiledBytes = 4 << 20;  // as many rounds as it takes to read so much

bool may_colour() {
  const char* const unwanted = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) == 1 && (unwanted == nullptr || *unwanted == '\0');
}

/// The rule that --rule names; null if it was not given.
const RuleInfo* asked_rule(const Options& options, const rules::RuleSet& rules) {
  if (options.rule.empty()) return nullptr;
  if (const RuleInfo* rule = rules::find_rule(rules, options.rule)) return rule;
  std::string similar;
  for (const RuleInfo& rule : rules.rules()) {
    if (rule.id.find(options.rule) == std::string::npos) continue;
    similar += (similar.empty() ? "" : ", ") + rule.id;
  }
  throw UsageError(
      {fmt::format("--rule {}: there is none with this id; {}", printable(options.rule),
                   similar.empty() ? "orgkarta rules list shows all" : "there is " + similar)});
}

/// Reads a file as far as its text. False if that failed, which is then told.
bool read(const Options& options, Record& record, const std::filesystem::path& file,
          const text::Words& words, Readers& readers) {
  const std::string bytes = read_file(record, file, options.max_bytes);
  if (record.outcome == Outcome::ok) read_document(record, bytes, words, readers);
  if (!record.problem) return true;
  print_error(fmt::format("orgkarta: {}: {}: {}\n", printable(record.path),
                          outcome_name(record.outcome), record.problem->message));
  return false;
}

/// Explains what a document's rules and resolvers did.
class Explanation {
 public:
  Explanation(const Options& options, const rules::RuleSet& rules, Record& record)
      : options_(options), record_(record), rule_(asked_rule(options, rules)), explainer_(rules) {
    found_ = rules::Matcher(rules).find(record.text);
    record.facts = facts::extract(record.text, found_, rules.lexicons(), record.hints);
  }

  std::string run() {
    const ReportWriter writer(record_, !options_.json && may_colour());
    const auto place = explain_place(options_, record_.text, record_.facts);
    const bool brief = !place && rule_ == nullptr;
    std::vector<BlockReport> reports;
    if (place) {
      reports.push_back(report(place->block, &*place));
    } else {
      reports = brief ? blocks_with_mentions() : blocks_of_rule();
    }
    if (options_.json) return writer.json(reports);
    if (reports.empty()) return brief ? "no mentions\n" : "the rule comes near nowhere\n";
    return brief ? writer.brief(reports) : writer.text(reports);
  }

 private:
  /// `place`: null for the whole block.
  BlockReport report(std::uint32_t block, const ExplainPlace* place) {
    rules::Question question;
    if (place != nullptr) {
      question.place = place->span;
      question.sentence = cover(sentence_at(record_.text, *place), place->span);
    }
    question.rule = rule_;
    BlockReport out;
    if (place != nullptr) out.place = *place;
    out.rules = explainer_.explain(record_.text, block, question);
    add_facts(out);
    return out;
  }

  void add_facts(BlockReport& r) const {
    r.facts = facts_at(record_.facts, record_.text.blocks[r.rules.block].span);
    r.without_fact =
        without_fact(record_.text, record_.facts, r.rules.mentions, r.rules.statements, r.facts);
  }

  /// What was found, block by block, without the slow way.
  std::vector<BlockReport> blocks_with_mentions() const {
    std::vector<BlockReport> out;
    auto statement = found_.statements.begin();
    for (const Mention& mention : found_.mentions) {
      if (out.empty() || out.back().rules.block != mention.block) {
        out.emplace_back().rules.block = mention.block;
      }
      out.back().rules.mentions.push_back(mention);
    }
    for (BlockReport& report : out) {
      for (; statement != found_.statements.end() && statement->block <= report.rules.block;
           ++statement) {
        if (statement->block == report.rules.block) {
          report.rules.statements.push_back(*statement);
        }
      }
      add_facts(report);
    }
    return out;
  }

  /// The blocks where the rule gave something, else those where it came nearest, in text order.
  std::vector<BlockReport> blocks_of_rule() {
    std::vector<BlockReport> out;
    for (std::uint32_t block = 0; block < record_.text.blocks.size(); ++block) {
      BlockReport one = report(block, nullptr);
      if (gave(one) || !one.rules.near.empty()) out.push_back(std::move(one));
    }
    std::stable_sort(out.begin(), out.end(), [&](const BlockReport& a, const BlockReport& b) {
      return weight(a) > weight(b);
    });
    if (out.size() > kBlocksOfRule) out.resize(kBlocksOfRule);
    std::sort(out.begin(), out.end(), [](const BlockReport& a, const BlockReport& b) {
      return a.rules.block < b.rules.block;
    });
    return out;
  }

  bool gave(const BlockReport& r) const {
    const auto by_rule = [&](const auto& found) { return found.rule == rule_; };
    return std::any_of(r.rules.mentions.begin(), r.rules.mentions.end(), by_rule) ||
           std::any_of(r.rules.signs.begin(), r.rules.signs.end(), by_rule) ||
           std::any_of(r.rules.statements.begin(), r.rules.statements.end(), by_rule);
  }

  std::size_t weight(const BlockReport& r) const {
    constexpr std::size_t kGave = 1000000;
    return gave(r) ? kGave : r.rules.near.front().score;
  }

  const Options& options_;
  Record& record_;
  const RuleInfo* rule_;
  rules::Explainer explainer_;
  Found found_;
};

/// All texts of FILE, which may be a folder. What cannot be read is told, and counted in `failed`.
std::vector<Text> read_all(const Options& options, const text::Words& words, Readers& readers,
                           std::size_t& failed) {
  std::vector<Text> texts;
  for (const Input& input : list_inputs({options.text_file}, "-")) {
    Record record;
    record.path = input.path;
    if (input.outcome != Outcome::ok) {
      settle(record, "list", input.outcome, input.message);
      print_error(fmt::format("orgkarta: {}: {}: {}\n", printable(record.path),
                              outcome_name(record.outcome), record.problem->message));
    }
    if (input.outcome == Outcome::ok && read(options, record, input.file, words, readers)) {
      texts.push_back(std::move(record.text));
    } else if (is_error(record.outcome)) {
      ++failed;
    }
  }
  return texts;
}

int profile(const Options& options, const rules::RuleSet& rules, Readers& readers) {
  std::size_t failed = 0;
  const std::vector<Text> texts = read_all(options, text::Words(rules.lexicons()), readers, failed);
  if (texts.empty()) {
    throw UsageError(
        {fmt::format("FILE {}: no text that can be read", printable(options.text_file))});
  }
  std::size_t bytes = 0;
  for (const Text& text : texts) bytes += text.text.size();
  const std::size_t rounds =
      std::clamp<std::size_t>(kProfiledBytes / std::max<std::size_t>(bytes, 1), 1, 500);
  const rules::Profile result = rules::profile(rules, texts, rounds);
  print_out(options.json ? profile_json(result, texts.size(), rounds)
                         : profile_text(result, texts.size(), rounds));
  return failed == 0 ? kAllRead : kSomeFailed;
}

}  // namespace

int explain_command(const Options& options) {
  Readers readers(1);  // before all that its processes would inherit
  const auto rules = load_rules(options);
  if (options.profile) return profile(options, rules, readers);
  if (std::filesystem::is_directory(options.text_file)) {
    throw UsageError({fmt::format("FILE {}: a folder; expected a file, only --profile takes both",
                                  printable(options.text_file))});
  }
  Record record;
  record.path = escape_path(options.text_file);
  asked_rule(options, rules);  // a wrong one is told before anything is read
  const text::Words words(rules.lexicons());
  if (!read(options, record, options.text_file, words, readers)) return kSomeFailed;
  print_out(Explanation(options, rules, record).run());
  return kAllRead;
}

}  // namespace orgkarta::app
