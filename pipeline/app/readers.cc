#include "pipeline/app/readers.h"

#include <string>

#include "output/error.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kHtml = "html";

std::string html_reader(std::string_view bytes) {
  try {
    return ingest::encode_source(ingest::read_html(bytes));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

sandbox::Reply ask(sandbox::Pool& pool, std::string_view bytes) {
  try {
    return pool.call(kHtml, bytes);
  } catch (const sandbox::PoolError& error) {
    throw output::EnvironmentError(error.what());
  }
}

}  // namespace

std::vector<sandbox::Handler> readers() { return {{std::string(kHtml), html_reader}}; }

Source read_page(std::string_view bytes, sandbox::Pool* pool) {
  if (pool == nullptr) return ingest::read_html(bytes);
  const sandbox::Reply reply = ask(*pool, bytes);
  if (reply.status != sandbox::Status::ok) {
    throw ingest::ReadError(sandbox::outcome_of(reply), reply.message);
  }
  return ingest::decode_source(reply.bytes);
}

}  // namespace orgkarta::app
