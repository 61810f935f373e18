#include "pipeline/app/readers.h"

#include <string>

#include "output/error.h"
#include "pipeline/app/convert.h"
#include "pipeline/app/media_type.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kHtml = "html";
constexpr std::string_view kDocx = "docx";
constexpr std::string_view kOdt = "odt";

using Read = Source (*)(std::string_view bytes);

Source read_unlabelled_html(std::string_view bytes) { return ingest::read_html(bytes); }

/// What runs in a process of the pool.
template <Read read>
std::string reader(std::string_view bytes) {
  try {
    return ingest::encode_source(read(bytes));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

sandbox::Reply ask(sandbox::Pool& pool, std::string_view handler, std::string_view bytes) {
  try {
    return pool.call(handler, bytes);
  } catch (const sandbox::PoolError& error) {
    throw output::EnvironmentError(error.what());
  }
}

Source read_in(sandbox::Pool& pool, std::string_view handler, std::string_view bytes) {
  const sandbox::Reply reply = ask(pool, handler, bytes);
  if (reply.status != sandbox::Status::ok) {
    throw ingest::ReadError(sandbox::outcome_of(reply), reply.message);
  }
  return ingest::decode_source(reply.bytes);
}

}  // namespace

std::vector<sandbox::Handler> readers() {
  return {{std::string(kHtml), reader<read_unlabelled_html>},
          {std::string(kDocx), reader<ingest::read_docx>},
          {std::string(kOdt), reader<ingest::read_odt>}};
}

Source read_page(std::string_view bytes, sandbox::Pool* pool) {
  return pool == nullptr ? ingest::read_html(bytes) : read_in(*pool, kHtml, bytes);
}

Source read_word(ingest::WordKind kind, std::string_view bytes, sandbox::Pool* pool) {
  if (kind == ingest::WordKind::docx) {
    return pool == nullptr ? ingest::read_docx(bytes) : read_in(*pool, kDocx, bytes);
  }
  if (kind == ingest::WordKind::odt) {
    return pool == nullptr ? ingest::read_odt(bytes) : read_in(*pool, kOdt, bytes);
  }
  Source source = read_word(ingest::WordKind::odt, convert_to_odt(kind, bytes), pool);
  source.media_type = media_type_of(kind);
  return source;
}

}  // namespace orgkarta::app
