#include "pipeline/app/seen_files.h"

#include <algorithm>
#include <set>
#include <utility>

#include "pipeline/app/file_stamp.h"

namespace orgkarta::app {
namespace {

bool by_path(const output::SeenFile& a, const output::SeenFile& b) { return a.path < b.path; }

/// Paths of containers that look as if other files lay in them: what lies where cannot be told.
std::set<std::string, std::less<>> doubtful(const std::vector<Input>& inputs) {
  std::set<std::string, std::less<>> out;
  for (const Input& input : inputs) {
    for (std::size_t at = input.path.find('!'); at != std::string::npos;
         at = input.path.find('!', at + 1)) {
      out.insert(input.path.substr(0, at));
      out.insert(input.path);
    }
  }
  return out;
}

}  // namespace

output::SeenFile seen_file(const Input& input) {
  if (input.outcome == Outcome::ok) return {input.path, input.stamp, {}};
  return {input.path, std::nullopt,
          std::string(outcome_name(input.outcome)) + ": " + input.message};
}

SeenFiles::SeenFiles(const std::vector<Input>& listed, std::int64_t now, bool ocr) : ocr_(ocr) {
  const auto unclear = doubtful(listed);
  for (const Input& input : listed) {
    if (unclear.contains(input.path)) continue;
    if (input.outcome == Outcome::ok && !(input.stamp && is_settled(*input.stamp, now))) continue;
    files_.push_back(seen_file(input));
  }
  std::sort(files_.begin(), files_.end(), by_path);
  dropped_.resize(files_.size());
}

void SeenFiles::met(const Result& result) {
  const Record& record = result.record;
  if (result.kept || output::lasts(record.outcome, record.media_type, ocr_)) return;
  drop(record.path);
  if (const auto number = record.path.rfind('#'); number != std::string::npos) {
    drop(std::string_view(record.path).substr(0, number));  // two had that path
  }
}

/// And all that it may lie in.
void SeenFiles::drop(std::string_view path) {
  for (;;) {
    const auto at = std::lower_bound(files_.begin(), files_.end(), path,
                                     [](const auto& file, auto p) { return file.path < p; });
    if (at != files_.end() && at->path == path && at->stamp) {
      dropped_[static_cast<std::size_t>(at - files_.begin())] = true;
    }
    const auto mark = path.rfind('!');
    if (mark == std::string_view::npos) return;
    path = path.substr(0, mark);
  }
}

std::vector<output::SeenFile> SeenFiles::take() {
  std::vector<output::SeenFile> out;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (!dropped_[i]) out.push_back(std::move(files_[i]));
  }
  return out;
}

void keep_untouched(std::vector<Input>& inputs, const output::EarlierRun& earlier) {
  const auto unclear = doubtful(inputs);
  std::vector<Input> out;
  out.reserve(inputs.size());
  for (Input& input : inputs) {
    std::vector<std::string> paths;
    const bool clear = input.outcome == Outcome::ok && input.stamp && !unclear.contains(input.path);
    if (clear) paths = earlier.untouched(input.path, *input.stamp);
    if (paths.empty()) {
      out.push_back(std::move(input));
      continue;
    }
    for (std::string& path : paths) {
      Input kept;
      kept.path = std::move(path);
      kept.source = input.source;
      kept.kept = true;
      out.push_back(std::move(kept));
    }
  }
  inputs = std::move(out);
}

}  // namespace orgkarta::app
