#include "pipeline/app/quarantine.h"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

#include "output/json_object.h"
#include "pipeline/app/process.h"
#include "pipeline/sandbox/limits.h"
#include "pipeline/sandbox/run_program.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kMark = "not tried again after ";

/// Says so once, however many runs pass a document over.
std::string passed_over(const output::EarlierFailure& failure) {
  if (failure.message.starts_with(kMark)) return failure.message;
  return fmt::format(
      "{}{} runs: {}; --retry-failed tries it, and so do another version and other limits", kMark,
      failure.attempts, failure.message);
}

bool ended_reader(Outcome outcome) {
  return outcome == Outcome::timeout || outcome == Outcome::oom || outcome == Outcome::crash;
}

}  // namespace

Quarantine::Quarantine(const std::vector<output::EarlierFailure>& earlier, bool retry)
    : retry_(retry) {
  for (const output::EarlierFailure& failure : earlier) {
    const auto [at, fresh] =
        earlier_.emplace(std::pair(failure.sha256, failure.media_type), failure);
    if (!fresh && at->second.attempts < failure.attempts) at->second = failure;
  }
}

const output::EarlierFailure* Quarantine::find(const Record& record) const {
  const auto at = earlier_.find(std::pair(record.sha256, record.media_type));
  return at == earlier_.end() ? nullptr : &at->second;
}

bool Quarantine::keeps(Record& record) const {
  if (retry_) return false;
  const output::EarlierFailure* failure = find(record);
  if (failure == nullptr || failure->attempts < kMostAttempts) return false;
  settle(record, "decode", failure->outcome, passed_over(*failure));
  record.attempts = failure->attempts;
  return true;
}

void Quarantine::count(Record& record) const {
  if (!ended_reader(record.outcome)) return;
  const output::EarlierFailure* failure = find(record);
  record.attempts = (failure == nullptr ? 0 : failure->attempts) + 1;
}

std::string reader_settings(const Options& options) {
  const sandbox::Limits reader;
  const sandbox::ProgramLimits program;
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    const auto number = [&](std::string_view name, auto value) {
      object.integer(name, static_cast<std::int64_t>(value));
    };
    object.boolean("ocr", options.ocr);
    number("max_bytes", options.max_bytes);
    number("wall_ms", reader.wall.count());
    number("cpu_s", reader.cpu.count());
    number("memory_bytes", reader.memory);
    number("output_bytes", reader.output);
    number("program_wall_ms", program.wall.count());
    number("program_cpu_s", program.cpu.count());
    number("program_memory_bytes", program.memory);
    number("program_file_bytes", program.file_size);
    object.close();
  }
  return out;
}

Quarantine read_quarantine(const Options& options) {
  const std::filesystem::path database = std::filesystem::path(options.out) / "orgkarta.db";
  return {output::earlier_failures(database, ORGKARTA_VERSION, reader_settings(options)),
          options.retry_failed};
}

}  // namespace orgkarta::app
