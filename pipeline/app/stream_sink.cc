#include <unistd.h>

#include "output/errors_json.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/sink.h"

namespace orgkarta::app {
namespace {

class StreamSink : public Sink {
 public:
  void accept(const Result& result) override {
    out_.write(result.line);
    out_.flush();
    if (!is_error(result.record.outcome)) return;
    std::string line;
    output::append_problem(line, *result.record.problem);
    print_error(line);
  }

  void commit(Seen /*seen*/) override { out_.flush(); }

 private:
  FdWriter out_{STDOUT_FILENO, "standard output"};
};

}  // namespace

std::unique_ptr<Sink> open_stream_sink() { return std::make_unique<StreamSink>(); }

}  // namespace orgkarta::app
