// orgkarta-pdf: what of a PDF file orgkarta asks for, read by Poppler. A program of its own, so
// that Poppler's licence (GPL) is its alone, and so that it may crash. Only orgkarta starts it.
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/ingest/read_error.h"
#include "pipeline/pdf/poppler_pages.h"
#include "pipeline/sandbox/reply.h"
#include "pipeline/sandbox/served.h"

namespace {

using namespace orgkarta;

/// A request is "FIRST LAST\n", then the file.
pdf::PageRange range_of(std::string_view& request) {
  pdf::PageRange range;
  const std::size_t end = request.find('\n');
  const std::size_t space = request.find(' ');
  if (end == request.npos || space > end) throw std::runtime_error("no range of pages");
  std::from_chars(request.data(), request.data() + space, range.first);
  std::from_chars(request.data() + space + 1, request.data() + end, range.last);
  request.remove_prefix(end + 1);
  return range;
}

std::string pages(std::string_view request) {
  try {
    const pdf::PageRange range = range_of(request);
    return ingest::encode_pages(pdf::read_pdf(request, range));
  } catch (const ingest::ReadError& error) {
    throw sandbox::Refused(error.outcome(), error.what());
  }
}

}  // namespace

int main(int argc, char** argv) {
  return sandbox::serve_calls({argv, argv + argc}, {{"pdf", pages}});
}
