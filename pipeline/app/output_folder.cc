#include "pipeline/app/output_folder.h"

#include <algorithm>
#include <system_error>

#include "output/earlier_run.h"
#include "output/error.h"
#include "output/publication.h"
#include "output/untouched.h"

namespace orgkarta::app {

namespace fs = std::filesystem;

fs::path created(const std::string& dir) {
  std::error_code error;
  fs::create_directories(dir, error);
  if (error) throw output::EnvironmentError("create", dir, error.value());
  return dir;
}

std::unique_ptr<output::Connection> what_is_there(const fs::path& dir) {
  output::finish_publication(dir);
  return output::open_earlier(dir / "orgkarta.db", output::are_untouched(dir));
}

bool forgets_as_told(output::Connection* before, const Forgotten& forgotten, const fs::path& dir) {
  if (before == nullptr) return true;
  const auto stored = output::stored_forgotten(*before);
  for (const auto& row : stored) {
    const auto& known = forgotten.rows();
    if (std::find(known.begin(), known.end(), row) != known.end()) continue;
    throw output::EnvironmentError((dir / Forgotten::kFile).string() +
                                   ": lacks names that orgkarta.db knows as forgotten, which "
                                   "would come back; put the file back from a copy");
  }
  return stored == forgotten.rows();
}

void OutputFiles::publish(const fs::path& dir) {
  output::Publication names(dir, {"facts.jsonl", "errors.jsonl", "changes.jsonl", "orgkarta.db"});
  for (output::AtomicFile* file : {&facts, &errors, &changes}) file->release();
  database.release();
  names.publish();
  output::note_outputs(dir);
}

}  // namespace orgkarta::app
