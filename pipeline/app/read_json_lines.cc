#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <utility>

#include "output/error.h"
#include "pipeline/app/json_lines.h"
#include "pipeline/ingest/archive/ascii.h"

namespace orgkarta::app {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;

/// Cuts bytes that come in pieces into lines, and keeps no more than one line.
class LineCutter {
 public:
  /// `unnamed` stands before the number of a line that says no path.
  LineCutter(std::uint64_t max_line, std::string_view unnamed,
             const MunicipalityCodes& municipalities, Spool& spool)
      : max_line_(max_line), unnamed_(unnamed), municipalities_(municipalities), spool_(spool) {}

  void take(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size());
      add(bytes.substr(0, end));
      if (end == bytes.size()) return;
      finish_line();
      bytes.remove_prefix(end + 1);
    }
  }

  std::vector<Input> finish() {
    finish_line();
    return std::move(inputs_);
  }

 private:
  void add(std::string_view piece) {
    size_ += piece.size();
    if (size_ <= max_line_) line_ += piece;
  }

  void finish_line() {
    ++number_;
    const bool too_large = size_ > max_line_;
    if (too_large) line_.clear();
    size_ = 0;
    if (!too_large && line_.find_first_not_of(" \t\r") == std::string::npos) {
      line_.clear();
      return;
    }
    if (too_large) {
      inputs_.push_back(oversized());
    } else {
      note(parse_json_line(line_, number_, municipalities_, unnamed_));
    }
    line_.clear();
  }

  void note(JsonLine parsed) {
    if (parsed.input.outcome == Outcome::ok) parsed.input.offset = spool_.append(parsed.text);
    inputs_.push_back(std::move(parsed.input));
  }

  Input oversized() const {
    Input input;
    input.path = fmt::format("{}{}", unnamed_, number_);
    input.outcome = Outcome::too_large;
    input.message = fmt::format("line {}: more than {} bytes", number_, max_line_);
    return input;
  }

  std::uint64_t max_line_;
  std::string_view unnamed_;
  const MunicipalityCodes& municipalities_;
  Spool& spool_;
  std::vector<Input> inputs_;
  std::string line_;
  std::uint64_t size_ = 0;  ///< of the line so far, also what is not kept
  int number_ = 0;
};

}  // namespace

std::vector<Input> read_json_lines(int fd, std::uint64_t max_line, std::size_t source,
                                   const MunicipalityCodes& municipalities, Spool& spool,
                                   Signals& signals) {
  LineCutter cutter(max_line, "stdin:", municipalities, spool);
  std::string buffer(kBuffer, '\0');
  while (signals.caught() == 0) {
    signals.wait_readable(fd);
    if (signals.caught() != 0) break;
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n == 0) break;
    if (n > 0) {
      cutter.take(std::string_view(buffer).substr(0, static_cast<std::size_t>(n)));
    } else if (errno != EINTR && errno != EAGAIN) {
      throw output::EnvironmentError("read", "standard input", errno);
    }
  }
  std::vector<Input> inputs = cutter.finish();
  for (Input& input : inputs) input.source = source;
  return inputs;
}

bool is_json_lines(std::string_view file_name) {
  const std::string lower = ingest::ascii_lower(file_name);
  return lower.ends_with(".jsonl") || lower.ends_with(".ndjson");
}

std::vector<Input> read_json_file(const ingest::ByteRange& file, const std::string& path,
                                  std::uint64_t max_line, const MunicipalityCodes& municipalities,
                                  Spool& spool, Signals& signals) {
  LineCutter cutter(max_line, "line:", municipalities, spool);
  ingest::RangeStream stream(file);
  std::string buffer(kBuffer, '\0');
  while (signals.caught() == 0) {
    const std::size_t n = stream.read(buffer.data(), buffer.size());
    if (n == 0) break;
    cutter.take(std::string_view(buffer).substr(0, n));
  }
  std::vector<Input> inputs = cutter.finish();
  for (Input& input : inputs) input.path = fmt::format("{}!{}", path, input.path);
  return inputs;
}

}  // namespace orgkarta::app
