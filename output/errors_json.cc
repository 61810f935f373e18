#include "output/errors_json.h"

#include "output/json_object.h"

namespace orgkarta::output {

void append_problem(std::string& out, const Problem& problem) {
  JsonObject json(out);
  json.text("path", problem.path);
  json.text("stage", problem.stage);
  json.text("outcome", outcome_name(problem.outcome));
  json.text("message", problem.message);
  json.close();
  out += '\n';
}

}  // namespace orgkarta::output
