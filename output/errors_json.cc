#include "output/errors_json.h"

#include "output/json_object.h"

namespace orgkarta::output {

void append_problem(std::string& out, const Problem& problem) {
  JsonBuffer buffer(out);
  JsonObject json(buffer);
  json.text("path", problem.path);
  json.text("stage", problem.stage);
  json.text("outcome", outcome_name(problem.outcome));
  json.text("message", problem.message);
  json.close();
  buffer.put('\n');
}

}  // namespace orgkarta::output
