#include "pipeline/app/worker.h"

#include <fmt/format.h>

#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "output/error.h"
#include "output/facts_json.h"
#include "output/json_object.h"
#include "output/seen_files.h"
#include "pipeline/app/file_stamp.h"
#include "pipeline/app/process.h"
#include "pipeline/app/read_input.h"
#include "pipeline/app/sha256.h"
#include "pipeline/app/sink.h"
#include "pipeline/facts/extract.h"
#include "pipeline/text/words.h"

namespace orgkarta::app {
namespace {

/// All that came with a file, as the database has it.
std::string given_with(const Input& input) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.text_or_null("municipality", input.hints.municipality);
    object.text_or_null("published", input.hints.published);
    object.text_or_null("url", input.hints.url);
    object.text_or_null("title", input.hints.title);
    object.text_or_null("media_type", input.media_type);
    object.text_or_null("charset", input.charset);
    object.close();
  }
  return out;
}

/// What documents are read with. Holds buffers.
struct Tools {
  explicit Tools(const rules::RuleSet& rules) : words(rules.lexicons()), matcher(rules) {}

  text::Words words;
  rules::Matcher matcher;
};

class Worker {
 public:
  explicit Worker(const WorkerSettings& settings) : settings_(settings) {}

  /// Step after step, each for all documents before the next one, as a step's code and tables are
  /// then at hand.
  std::vector<Result> handle(std::span<const Input> inputs, const std::stop_token& stop) {
    std::vector<Result> results(inputs.size());
    const auto each = [&](auto step) {
      for (std::size_t i = 0; i < inputs.size() && !stop.stop_requested(); ++i) {
        guard(inputs[i], results[i], [&] { step(i); });
      }
    };
    each([&](std::size_t i) { read(inputs[i], results[i]); });
    const std::vector<Found> found = find(results);
    each([&](std::size_t i) {
      if (!is_done(results[i])) extract(results[i].record, found.empty() ? nullptr : &found[i]);
    });
    each([&](std::size_t i) {
      const Record& record = results[i].record;
      if (results[i].kept || !output::has_facts_line(record.outcome)) return;
      output::append_facts(results[i].line, record, kTentativeBelow);
    });
    each([&](std::size_t i) { pack(inputs[i], results[i]); });
    return results;
  }

 private:
  static bool is_done(const Result& result) { return result.kept || result.finished; }

  /// One step of one document: what it throws is that document's outcome.
  template <class Step>
  void guard(const Input& input, Result& result, Step step) {
    try {
      step();
    } catch (const output::EnvironmentError&) {
      throw;  // not this document's fault
    } catch (const std::bad_alloc&) {
      give_up(input, result, Outcome::oom, "not enough memory for this document");
    } catch (const std::exception& error) {
      give_up(input, result, Outcome::crash, error.what());
    }
  }

  void read(const Input& input, Result& result) {
    Record& record = result.record;
    record.path = input.path;
    record.hints = input.hints;
    record.given = given_with(input);
    record.size = input.size;
    record.media_type = input.media_type;
    record.charset = input.charset;
    if (input.kept) return take_over(*settings_.earlier->find(input.path), result);
    if (input.outcome != Outcome::ok) return settle(record, "list", input.outcome, input.message);
    if (was_finished(input, result)) return;
    const std::string bytes = fetch(input, record);
    if (record.outcome != Outcome::ok || keep(input, bytes, result)) return;
    read_document(record, bytes, tools().words, settings_.readers, settings_.quarantine);
    if (record.outcome != Outcome::ok || input.missing.empty()) return;
    settle(record, "list", Outcome::partial, input.missing);
  }

  /// Its stamp, where that tells its bytes.
  std::optional<FileStamp> stamp_of(const Input& input) const {
    const bool told = input.stamp && is_settled(*input.stamp, settings_.now);
    return told ? input.stamp : std::nullopt;
  }

  /// Whether a run that was cut off has done it, as its stamp tells.
  bool was_finished(const Input& input, Result& result) const {
    if (settings_.finished == nullptr || settings_.check_bytes) return false;
    const auto stamp = stamp_of(input);
    if (!stamp) return false;
    return finish(settings_.finished->find(input.path, *stamp, result.record.given), result);
  }

  static bool finish(std::optional<Record> record, Result& result) {
    if (!record) return false;
    result.record = std::move(*record);
    result.finished = true;
    return true;
  }

  /// Whether the earlier run, or one that was cut off, has read the same bytes with the same hints.
  bool keep(const Input& input, std::string_view bytes, Result& result) const {
    const bool known_bytes = settings_.earlier != nullptr || settings_.finished != nullptr;
    if (!known_bytes || !input.missing.empty()) return false;
    Record& record = result.record;
    record.sha256 = sha256_hex(bytes);
    record.size = bytes.size();
    const auto* known =
        settings_.earlier == nullptr
            ? nullptr
            : settings_.earlier->unchanged(record.path, record.sha256, record.given);
    if (known != nullptr) take_over(*known, result);
    return known != nullptr ||
           (settings_.finished != nullptr &&
            finish(settings_.finished->find(record.path, record.sha256, record.given), result));
  }

  void pack(const Input& input, Result& result) const {
    const Record& record = result.record;
    const bool wanted = settings_.finished != nullptr && !is_done(result) &&
                        input.outcome == Outcome::ok && !record.sha256.empty() &&
                        output::lasts(record.outcome, record.media_type, settings_.ocr);
    if (wanted) result.packed = FinishedWork::pack(record, stamp_of(input));
  }

  void take_over(const output::EarlierDocument& known, Result& result) const {
    if (known.stage.empty()) {
      result.record.outcome = known.outcome;
    } else {
      settle(result.record, known.stage, known.outcome, known.message);
    }
    result.line = settings_.earlier->line(known);
    result.kept = true;
  }

  /// What the rules find in all documents together; nothing if that fails, as one of them may be at
  /// fault.
  std::vector<Found> find(const std::vector<Result>& results) {
    std::vector<const Text*> texts;
    for (const Result& result : results) texts.push_back(&result.record.text);
    try {
      return tools().matcher.find_all(texts);
    } catch (const std::exception&) {
      tools_.reset();
      return {};
    }
  }

  /// Makes facts of what was found; with null, of what is found in this document alone.
  void extract(Record& record, const Found* found) {
    if (!has_text(record)) return;
    Found alone;
    if (found == nullptr) alone = tools().matcher.find(record.text);
    record.facts = facts::extract(record.text, found == nullptr ? alone : *found,
                                  settings_.rules.lexicons(), record.hints);
    if (settings_.forgotten != nullptr) forget_names(record, *settings_.forgotten);
  }

  std::string fetch(const Input& input, Record& record) const {
    if (!input.file.empty()) return read_file(record, input.file, settings_.max_bytes);
    if (input.size > settings_.max_bytes) {
      settle(record, "read", Outcome::too_large,
             fmt::format("{} bytes, the limit is {}", input.size, settings_.max_bytes));
      return {};
    }
    return settings_.spool->read(input.offset, input.size);
  }

  /// Nothing of a document that failed half-way is kept, nor the tools' buffers.
  void give_up(const Input& input, Result& result, Outcome outcome, const char* why) {
    Record record;
    record.path = input.path;
    record.hints = input.hints;
    record.given = given_with(input);
    record.size = input.size;
    record.sha256 = result.record.sha256;
    settle(record, "facts", outcome, why);
    result = Result{std::move(record), {}, false, false, {}};
    tools_.reset();
  }

  Tools& tools() {
    if (!tools_) tools_.emplace(settings_.rules);
    return *tools_;
  }

  const WorkerSettings& settings_;
  std::optional<Tools> tools_;
};

}  // namespace

Handler make_worker(const WorkerSettings& settings) {
  return [worker = std::make_shared<Worker>(settings)](std::span<const Input> inputs,
                                                       const std::stop_token& stop) {
    return worker->handle(inputs, stop);
  };
}

}  // namespace orgkarta::app
