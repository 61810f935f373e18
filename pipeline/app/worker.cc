#include "pipeline/app/worker.h"

#include <fmt/format.h>

#include <exception>
#include <memory>
#include <new>

#include "output/error.h"
#include "output/facts_json.h"
#include "pipeline/app/process.h"
#include "pipeline/app/read_input.h"
#include "pipeline/app/sink.h"

namespace orgkarta::app {
namespace {

class Worker {
 public:
  explicit Worker(const WorkerSettings& settings)
      : settings_(settings), tools_(std::make_unique<Tools>(settings.rules, settings.pool)) {}

  Result handle(const Input& input) {
    Result result;
    try {
      read_and_process(input, result);
    } catch (const output::EnvironmentError&) {
      throw;  // not this document's fault
    } catch (const std::bad_alloc&) {
      give_up(input, result, Outcome::oom, "not enough memory for this document");
    } catch (const std::exception& error) {
      give_up(input, result, Outcome::crash, error.what());
    }
    return result;
  }

 private:
  void read_and_process(const Input& input, Result& result) {
    Record& record = result.record;
    record.path = input.path;
    record.hints = input.hints;
    record.size = input.size;
    if (input.outcome != Outcome::ok) return settle(record, "list", input.outcome, input.message);
    const std::string bytes = fetch(input, record);
    if (record.outcome != Outcome::ok) return;
    process_document(record, bytes, tools_ ? *tools_ : renew());
    if (output::has_facts_line(record.outcome)) {
      output::append_facts(result.line, record, kTentativeBelow);
    }
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
    record.size = input.size;
    record.sha256 = result.record.sha256;
    settle(record, "facts", outcome, why);
    result = Result{std::move(record), {}};
    tools_.reset();
  }

  Tools& renew() {
    tools_ = std::make_unique<Tools>(settings_.rules, settings_.pool);
    return *tools_;
  }

  const WorkerSettings& settings_;
  std::unique_ptr<Tools> tools_;
};

}  // namespace

Handler make_worker(const WorkerSettings& settings) {
  return [worker = std::make_shared<Worker>(settings)](const Input& input) {
    return worker->handle(input);
  };
}

}  // namespace orgkarta::app
