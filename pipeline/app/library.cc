#include "pipeline/app/library.h"

#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

#include "output/error.h"
#include "output/facts_json.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/process.h"
#include "pipeline/app/readers.h"
#include "pipeline/app/sink.h"
#include "pipeline/app/validate.h"
#include "pipeline/facts/extract.h"
#include "pipeline/rules/rule_set.h"
#include "pipeline/text/words.h"

namespace orgkarta {
namespace {

rules::RuleSet load(const std::string& folder) {
  try {
    return rules::RuleSet::load(folder);
  } catch (const rules::RuleError& error) {
    std::string all;
    for (const std::string& problem : error.problems()) all += (all.empty() ? "" : "\n") + problem;
    throw std::runtime_error(all);
  }
}

void set(Hints& hints, const char* key, const std::string& value) {
  const auto fault = app::set_hint(hints, key, value, nullptr);
  if (fault) throw std::invalid_argument(*fault);
}

Record record_of(const About& about) {
  Record record;
  record.path = app::escape_path(about.path);
  record.media_type = about.media_type;
  record.charset = about.charset;
  set(record.hints, "municipality", about.municipality);
  set(record.hints, "published", about.published);
  set(record.hints, "url", about.url);
  set(record.hints, "title", about.title);
  return record;
}

}  // namespace

class Extractor::Impl {
 public:
  explicit Impl(const std::string& folder)
      : readers_(1),
        rules_(load(folder)),
        words_(rules_.lexicons()),
        municipalities_(rules_.lexicons()) {}

  Extracted extract(std::string_view bytes, Record record) {
    const std::lock_guard lock(mutex_);
    app::use_code_now(record.hints, municipalities_);
    try {
      return facts_of(bytes, record);
    } catch (const output::EnvironmentError&) {
      throw;  // not this document's fault
    } catch (const std::bad_alloc&) {
      return given_up(Outcome::oom, "not enough memory for this document");
    } catch (const std::exception& error) {
      return given_up(Outcome::crash, error.what());
    }
  }

 private:
  Extracted facts_of(std::string_view bytes, Record& record) {
    app::read_document(record, bytes, words_, readers_);
    Extracted out;
    out.outcome = outcome_name(record.outcome);
    if (record.problem) out.message = record.problem->message;
    if (!app::has_text(record)) return out;
    if (!matcher_) matcher_.emplace(rules_);
    record.facts =
        facts::extract(record.text, matcher_->find(record.text), rules_.lexicons(), record.hints);
    output::append_facts(out.json, record, app::kTentativeBelow);
    out.json.pop_back();  // the line feed
    return out;
  }

  /// The matcher's buffers may be half-filled.
  Extracted given_up(Outcome outcome, const char* why) {
    matcher_.reset();
    return {std::string(outcome_name(outcome)), app::printable(why), {}};
  }

  app::Readers readers_;  // before all that its processes would inherit
  rules::RuleSet rules_;
  text::Words words_;
  app::MunicipalityCodes municipalities_;
  std::optional<rules::Matcher> matcher_;
  std::mutex mutex_;
};

Extractor::Extractor(const std::string& rules) : impl_(std::make_unique<Impl>(rules)) {}
Extractor::~Extractor() = default;

Extracted Extractor::extract(std::string_view bytes, const About& about) {
  return impl_->extract(bytes, record_of(about));
}

}  // namespace orgkarta
