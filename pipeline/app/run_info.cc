#include "pipeline/app/run_info.h"

#include <filesystem>
#include <system_error>
#include <vector>

#include "output/json_object.h"
#include "pipeline/app/clock.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/quarantine.h"
#include "pipeline/app/sha256.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

/// Where the inputs lie, for those who want to look at the originals.
std::vector<std::string> absolute(const std::vector<std::string>& inputs) {
  std::vector<std::string> out;
  for (const std::string& input : inputs) {
    std::error_code error;
    const fs::path path = input == "-" ? fs::path("-") : fs::absolute(input, error);
    out.push_back(escape_path(error ? input : path.lexically_normal().string()));
  }
  return out;
}

/// The options that change what is read of a document, or what is kept of it.
std::string settings_json(const Options& options) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.integer("max_bytes", static_cast<std::int64_t>(options.max_bytes));
    object.boolean("ocr", options.ocr);
    object.boolean("text_index", options.text_index);
    if (options.sharding.shard) object.boolean("linked", false);  // no run over all goes on from it
    object.close();
  }
  return out;
}

/// What inputs are told beside their bytes, and how far containers are opened.
std::string told_json(const Options& options) {
  const std::string manifest =
      options.manifest.empty() ? "" : sha256_of_file(options.manifest).value_or("");
  const ingest::UnpackLimits& limits = options.containers.archive;
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    const auto number = [&](std::string_view name, auto value) {
      object.integer(name, static_cast<std::int64_t>(value));
    };
    object.text_or_null("municipality", options.hints.municipality);
    object.text_or_null("published", options.hints.published);
    object.text_or_null("manifest", manifest);
    number("expanded", limits.expanded);
    number("ratio", limits.ratio);
    number("members", limits.members);
    number("depth", options.containers.depth);
    object.close();
  }
  return out;
}

}  // namespace

std::string options_json(const Options& options, bool warned) {
  std::string out;
  {
    output::JsonBuffer json(out);
    output::JsonObject object(json);
    object.text_or_null("municipality", options.hints.municipality);
    object.text_or_null("published", options.hints.published);
    output::append_json_texts(object.raw("inputs"), absolute(options.inputs));
    object.text_or_null("manifest", escape_path(options.manifest));
    object.boolean("warned", warned);
    object.text_or_null("corrections", escape_path(options.corrections));
    object.integer("max_bytes", static_cast<std::int64_t>(options.max_bytes));
    append_shard(object, options);
    object.close();
  }
  return out;
}

output::RunInfo begin_run(const Options& options, const std::string& rules_hash) {
  output::RunInfo run;
  run.version = ORGKARTA_VERSION;
  run.rules_hash = rules_hash;
  run.options_json = options_json(options, false);
  run.settings = settings_json(options);
  run.readers_json = reader_settings(options);
  run.told = told_json(options);
  run.ocr = options.ocr;
  run.started = utc_now();
  return run;
}

}  // namespace orgkarta::app
