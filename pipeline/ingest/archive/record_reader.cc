#include "pipeline/ingest/archive/record_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "pipeline/ingest/archive/ascii.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kLongestHeader = std::size_t{1} << 20;

std::uint64_t length_of(const Fields& fields) {
  const std::string written = fields.get("content-length");
  std::uint64_t length = 0;
  const char* end = written.data() + written.size();
  const auto [stop, error] = std::from_chars(written.data(), end, length);
  if (error == std::errc() && stop == end) return length;
  throw ReadError(Outcome::corrupt, "a WARC record states no length");
}

}  // namespace

bool RecordReader::fill() {
  if (begin_ < end_) return true;
  begin_ = 0;
  end_ = 0;  // also if the stream throws
  end_ = stream_.read(buffer_.data(), buffer_.size());
  return end_ > 0;
}

/// With its end; empty at the end of the file, or of the block.
std::optional<std::string> RecordReader::line() {
  std::string text;
  while ((!within_ || left_ > 0) && fill()) {
    std::size_t n = end_ - begin_;
    if (within_) n = static_cast<std::size_t>(std::min<std::uint64_t>(n, left_));
    const char* from = buffer_.data() + begin_;
    const void* stop = std::memchr(from, '\n', n);
    if (stop != nullptr) n = static_cast<std::size_t>(static_cast<const char*>(stop) - from) + 1;
    text.append(from, n);
    begin_ += n;
    if (within_) left_ -= n;
    if (stop != nullptr) return text;
    if (text.size() > kLongestHeader) throw ReadError(Outcome::corrupt, "a line without an end");
  }
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string RecordReader::header_lines() {
  std::string lines;
  while (const auto next = line()) {
    if (trimmed(*next).empty()) break;
    lines += *next;
    if (lines.size() > kLongestHeader) throw ReadError(Outcome::corrupt, "a header without an end");
  }
  return lines;
}

std::optional<Fields> RecordReader::next() {
  while (!block_piece().empty()) {
  }
  if (cut_) throw ReadError(Outcome::corrupt, "the last record is cut off");
  within_ = false;
  std::optional<std::string> first = line();
  while (first && trimmed(*first).empty()) first = line();
  if (!first && stream_.cut_off()) throw ReadError(Outcome::corrupt, "the file is cut off");
  if (!first) return std::nullopt;
  if (!first->starts_with("WARC/")) {
    throw ReadError(Outcome::corrupt, "found something else where a WARC record should begin");
  }
  Fields fields(header_lines());
  left_ = length_of(fields);
  within_ = true;
  return fields;
}

std::string RecordReader::block_header() { return header_lines(); }

std::string_view RecordReader::block_piece() {
  if (left_ == 0) return {};
  if (!fill()) {
    cut_ = true;
    left_ = 0;
    return {};
  }
  const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(end_ - begin_, left_));
  const std::string_view piece(buffer_.data() + begin_, n);
  begin_ += n;
  left_ -= n;
  return piece;
}

}  // namespace orgkarta::ingest
