#include "pipeline/app/readers.h"

#include <string>

#include "output/error.h"
#include "pipeline/app/unpack_process.h"
#include "pipeline/ingest/html/read_html.h"
#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/source_codec.h"

namespace orgkarta::app {
namespace {

constexpr std::string_view kHtml = "html";
constexpr std::string_view kLabelledHtml = "labelled_html";

std::string read_labelled(std::string_view bytes, std::string_view label) {
  try {
    return ingest::encode_source(ingest::read_html(bytes, label));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

std::string html_reader(std::string_view bytes) { return read_labelled(bytes, {}); }

/// The request is the label, a line end, and the page.
std::string labelled_html_reader(std::string_view request) {
  const std::size_t end = request.find('\n');
  return read_labelled(request.substr(end + 1), request.substr(0, end));
}

sandbox::Reply ask(sandbox::Pool& pool, std::string_view bytes, std::string label) {
  try {
    if (label.empty()) return pool.call(kHtml, bytes);
    std::erase(label, '\n');
    return pool.call(kLabelledHtml, label.append("\n").append(bytes));
  } catch (const sandbox::PoolError& error) {
    throw output::EnvironmentError(error.what());
  }
}

}  // namespace

std::vector<sandbox::Handler> readers() {
  return {{std::string(kHtml), html_reader},
          {std::string(kLabelledHtml), labelled_html_reader},
          {std::string(kUnpack), nullptr, unpack_reader}};
}

Source read_page(std::string_view bytes, std::string_view label, sandbox::Pool* pool) {
  if (pool == nullptr) return ingest::read_html(bytes, label);
  const sandbox::Reply reply = ask(*pool, bytes, std::string(label));
  if (reply.status != sandbox::Status::ok) {
    throw ingest::ReadError(sandbox::outcome_of(reply), reply.message);
  }
  return ingest::decode_source(reply.bytes);
}

}  // namespace orgkarta::app
