#include "pipeline/ingest/archive/http_body.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <new>

#include "pipeline/ingest/archive/ascii.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr std::size_t kLongestSizeLine = 1024;

unsigned char byte_at(const std::string& text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

/// zlib's window size for what begins so: gzip, zlib, bare deflate (which has no mark, but is no
/// markup), or 0 for none of them.
int window_of(const std::string& start, bool deflate) {
  constexpr int kLargest = 15;
  constexpr int kGzip = 16;
  if (start.size() < 2) return 0;
  if (byte_at(start, 0) == 0x1F && byte_at(start, 1) == 0x8B) return kLargest + kGzip;
  const bool zlib =
      (byte_at(start, 0) & 0x0FU) == 8 && (byte_at(start, 0) * 256U + byte_at(start, 1)) % 31 == 0;
  if (zlib) return kLargest;
  const bool markup = start.find_first_of("<\xEF \t\r\n") == 0;
  return deflate && !markup ? -kLargest : 0;
}

}  // namespace

Fields::Fields(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (!fields_.empty()) fields_.back().second += " " + std::string(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    fields_.emplace_back(ascii_lower(trimmed(line.substr(0, colon))),
                         trimmed(line.substr(colon + 1)));
  }
}

std::string Fields::get(std::string_view name) const {
  const auto at = std::find_if(fields_.rbegin(), fields_.rend(),
                               [&](const auto& field) { return field.first == name; });
  return at == fields_.rend() ? std::string() : at->second;
}

bool Dechunker::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (state_ == State::plain) return next_(bytes);
    if (state_ == State::over) return true;
    if (state_ == State::data) {
      const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
      if (!next_(bytes.substr(0, n))) return false;
      bytes.remove_prefix(n);
      left_ -= n;
      if (left_ == 0) state_ = State::data_end;
    } else if (!read_size(bytes)) {
      return false;
    }
  }
  return true;
}

/// Also the line end behind a chunk, which is an empty line before the next size.
bool Dechunker::read_size(std::string_view& bytes) {
  const std::size_t end = bytes.find('\n');
  const bool whole = end != std::string_view::npos;
  line_ += bytes.substr(0, whole ? end + 1 : bytes.size());
  bytes.remove_prefix(whole ? end + 1 : bytes.size());
  if (!whole && line_.size() < kLongestSizeLine) return true;
  const std::string line = std::move(line_);
  line_.clear();
  const std::string_view digits = trimmed(line);
  if (state_ == State::data_end && digits.empty()) {
    state_ = State::size;
    return true;
  }
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), left_, 16);
  const bool read = error == std::errc() &&
                    (stop == digits.data() + digits.size() || *stop == ';' || *stop == ' ');
  if (!read && !first_) throw ReadError(Outcome::corrupt, "a chunk of the transfer has no size");
  if (!read) state_ = State::plain;
  if (!read) return next_(line);
  first_ = false;
  state_ = left_ == 0 ? State::over : State::data;
  return true;
}

bool Dechunker::finish() {
  if (first_ && state_ == State::size) {  // a body of one short line, without chunks
    state_ = State::plain;
    next_(line_);
  }
  return state_ == State::plain || state_ == State::over;
}

bool Inflater::finish() {
  if (state_ == State::start) {
    state_ = State::plain;
    next_(start_);
  }
  return state_ != State::inflating;
}

Inflater::~Inflater() {
  if (state_ == State::inflating || state_ == State::over) ::inflateEnd(&zlib_);
}

void Inflater::begin() {
  const int window = window_of(start_, deflate_);
  state_ = window == 0 ? State::plain : State::inflating;
  if (window != 0 && ::inflateInit2(&zlib_, window) != Z_OK) throw std::bad_alloc();
}

bool Inflater::write(std::string_view bytes) {
  if (state_ == State::start) {
    start_ += bytes;
    if (start_.size() < 2) return true;
    begin();
    bytes = start_;
  }
  if (state_ == State::over) return true;
  return state_ == State::plain ? next_(bytes) : inflate(bytes);
}

bool Inflater::inflate(std::string_view bytes) {
  std::array<char, std::size_t{32} << 10> out;
  zlib_.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));  // NOLINT
  zlib_.avail_in = static_cast<uInt>(bytes.size());
  do {
    zlib_.next_out = reinterpret_cast<unsigned char*>(out.data());
    zlib_.avail_out = static_cast<uInt>(out.size());
    const int status = ::inflate(&zlib_, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      throw ReadError(Outcome::corrupt, "its content encoding is damaged");
    }
    if (!next_(std::string_view(out.data(), out.size() - zlib_.avail_out))) return false;
    if (status == Z_STREAM_END) {
      state_ = State::over;
      return true;
    }
  } while (zlib_.avail_in > 0 || zlib_.avail_out == 0);
  return true;
}

}  // namespace orgkarta::ingest
