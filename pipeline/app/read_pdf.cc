#include "pipeline/app/read_pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/ingest/pages/read_pages.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::app {
namespace {

using ingest::ReadError;
using sandbox::Reply;
using sandbox::Status;

// Pages of one call. Each opens the file anew, so further ones take more.
constexpr std::uint32_t kFirstChunk = 24;
constexpr std::uint32_t kMostChunk = 384;
constexpr std::uint32_t kMostPages = 10'000;
constexpr int kMostPatience = 4;  // calls that may run into their time, in one file

/// Asks for a file's pages, and remembers what went wrong.
class PdfReader {
 public:
  PdfReader(std::string_view bytes, sandbox::Pool& pool) : bytes_(bytes), pool_(pool) {}

  Source read() {
    std::uint32_t chunk = kFirstChunk;
    for (std::uint32_t first = 1; first <= last_; first += chunk) {
      if (first > 1) chunk = std::min(chunk * 2, kMostChunk);
      read(first, std::min(first + chunk - 1, kMostPages), kFirstChunk);
    }
    if (pages_.pages.empty() && fault_) throw ReadError(fault_->first, fault_->second);
    check_letters();
    std::string lost = missing();
    Source source = ingest::read_pages(std::move(pages_));
    source.missing = std::move(lost);
    return source;
  }

 private:
  /// All of some pages that can be read: together, else so many at a time, else each alone.
  void read(std::uint32_t first, std::uint32_t last, std::uint32_t fewer) {
    if (take(first, last)) return;
    const auto fault = fault_;
    if (pages_.count == 0 && !take(1, 0)) last_ = 1;  // how many there are
    fault_ = fault;
    const std::uint32_t end = std::min(last, last_);
    if (first == end) return lost_.push_back(first);  // has just been tried alone
    const std::uint32_t step = end - first < fewer ? 1 : fewer;
    for (std::uint32_t n = first; n <= end; n += step) {
      if (step > 1) {
        read(n, std::min(n + step - 1, end), 1);
      } else if (!take(n, n)) {
        lost_.push_back(n);
      }
    }
  }

  /// False if a call for these pages failed. A refusal is the whole file's.
  bool take(std::uint32_t first, std::uint32_t last) {
    if (impatient_ >= kMostPatience) return false;
    const Reply reply = pool_.call(kPdfPages, fmt::format("{} {}\n{}", first, last, bytes_));
    if (reply.status == Status::refused && pages_.pages.empty()) {
      throw ReadError(reply.refusal, reply.message);
    }
    if (reply.status != Status::ok) {
      if (reply.status == Status::timeout) ++impatient_;
      fault_.emplace(sandbox::outcome_of(reply), reply.message);
      return false;
    }
    add(ingest::decode_pages(reply.bytes));
    return true;
  }

  void add(ingest::Pages some) {
    last_ = std::min(some.count, kMostPages);
    pages_.count = some.count;
    pages_.title = std::move(some.title);
    pages_.warnings = std::move(some.warnings);
    std::move(some.pages.begin(), some.pages.end(), std::back_inserter(pages_.pages));
    if (some.damaged.empty()) return;
    lost_.insert(lost_.end(), some.damaged.begin(), some.damaged.end());
    fault_.emplace(Outcome::corrupt, some.flaw.empty() ? "damaged" : "damaged: " + some.flaw);
  }

  void check_letters() const {
    const bool any = std::any_of(pages_.pages.begin(), pages_.pages.end(),
                                 [](const ingest::Page& page) { return !page.words.empty(); });
    if (any || !lost_.empty()) return;
    throw ReadError(Outcome::no_text_layer,
                    fmt::format("none of {} pages holds text: scanned? See --ocr", pages_.count));
  }

  std::string missing() const {
    if (pages_.count > kMostPages) {
      return fmt::format("{} pages, {} are read", pages_.count, kMostPages);
    }
    if (lost_.empty()) return {};
    constexpr std::size_t kNamed = 20;
    std::string names;
    for (std::size_t i = 0; i < std::min(lost_.size(), kNamed); ++i) {
      names += fmt::format("{}{}", i == 0 ? "" : ", ", lost_[i]);
    }
    return fmt::format("{} of {} pages cannot be read: {}{} ({})", lost_.size(), pages_.count,
                       names, lost_.size() > kNamed ? " ..." : "", fault_->second);
  }

  std::string_view bytes_;
  sandbox::Pool& pool_;
  ingest::Pages pages_;
  std::uint32_t last_ = kFirstChunk;  ///< page, as far as is known
  std::vector<std::uint32_t> lost_;
  std::optional<std::pair<Outcome, std::string>> fault_;  ///< the last one
  int impatient_ = 0;
};

}  // namespace

Source read_pdf(std::string_view bytes, sandbox::Pool& pool) {
  return PdfReader(bytes, pool).read();
}

}  // namespace orgkarta::app
