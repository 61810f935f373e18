#include "pipeline/ingest/archive/warc.h"

#include <charconv>
#include <memory>
#include <utility>

#include "pipeline/ingest/archive/ascii.h"
#include "pipeline/ingest/archive/gzip_stream.h"
#include "pipeline/ingest/archive/http_body.h"
#include "pipeline/ingest/archive/media_field.h"
#include "pipeline/ingest/archive/record_reader.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

constexpr int kFetched = 200;

/// "HTTP/1.1 200 OK" gives 200; 0 if it is no status line.
int status_of(std::string_view header) {
  if (!header.starts_with("HTTP/")) return 0;
  const std::size_t space = header.find(' ');
  if (space == std::string_view::npos) return 0;
  int status = 0;
  std::from_chars(header.data() + space + 1, header.data() + header.size(), status);
  return status;
}

/// Some writers put the address in angle brackets.
std::string address_of(const Fields& record) {
  std::string address = record.get("warc-target-uri");
  if (address.size() > 2 && address.front() == '<' && address.back() == '>') {
    address = address.substr(1, address.size() - 2);
  }
  return address;
}

class WarcUnpacker {
 public:
  WarcUnpacker(ByteStream& stream, MemberWriter& writer) : records_(stream), writer_(writer) {}

  void run() {
    while (const auto record = records_.next()) {
      const std::string type = ascii_lower(record->get("warc-type"));
      if (type == "response") {
        take_response(*record);
      } else if (type == "resource" || type == "conversion") {
        take(*record, read_media_field(record->get("content-type")), Fields({}));
      }
    }
  }

 private:
  void take_response(const Fields& record) {
    if (!ascii_lower(record.get("content-type")).starts_with("application/http")) return;
    const std::string header = records_.block_header();
    if (status_of(header) != kFetched) return;
    const Fields http(header);
    take(record, read_media_field(http.get("content-type")), http);
  }

  /// What is in the block, or in what is left of it behind an HTTP header.
  void take(const Fields& record, MediaField media, const Fields& http) {
    writer_.count_entry();
    Member member;
    member.url = address_of(record);
    member.name = member.url.empty() ? record.get("warc-record-id") : member.url;
    member.media_type = std::move(media.type);
    member.charset = std::move(media.charset);
    const std::string coding = ascii_lower(http.get("content-encoding"));
    if (is_never_read(member.media_type)) {
      const std::string type = member.media_type;
      return writer_.refuse(std::move(member), Outcome::unsupported, type);
    }
    const bool known = coding.empty() || coding == "identity" || coding == "gzip" ||
                       coding == "x-gzip" || coding == "deflate";
    if (!known) {
      return writer_.refuse(std::move(member), Outcome::unsupported, "content encoding " + coding);
    }
    member.missing = what_is_missing(record);
    copy(std::move(member), coding, ascii_lower(http.get("transfer-encoding")) == "chunked");
  }

  static std::string what_is_missing(const Fields& record) {
    if (const std::string why = record.get("warc-truncated"); !why.empty()) {
      return "the crawler cut it off (" + why + ")";
    }
    if (!record.get("warc-segment-number").empty()) {
      return "it goes on in another record, which is not joined";
    }
    return {};
  }

  void copy(Member member, const std::string& coding, bool chunked) {
    writer_.begin(member.name);
    const Consumer plain = [this](std::string_view bytes) { return writer_.write(bytes); };
    Inflater inflater(coding, plain);
    const bool coded = !coding.empty() && coding != "identity";
    const Consumer decoded = [&](std::string_view bytes) {
      return coded ? inflater.write(bytes) : plain(bytes);
    };
    Dechunker joined(decoded);
    try {
      bool more = true;
      for (auto piece = records_.block_piece(); more && !piece.empty();
           piece = records_.block_piece()) {
        more = chunked ? joined.write(piece) : decoded(piece);
      }
      const bool joins = !more || !chunked || joined.finish();
      const bool ends = !more || !coded || inflater.finish();
      if (!(joins && ends) && member.missing.empty()) member.missing = "its transfer was cut off";
    } catch (const ReadError& error) {
      if (error.outcome() == Outcome::too_large) throw;
      member.outcome = error.outcome();
      member.message = error.what();
    }
    if (records_.cut()) member.missing = "the archive is cut off within it";
    writer_.end(std::move(member));
  }

  RecordReader records_;
  MemberWriter& writer_;
};

bool is_gzip(const ByteRange& archive) { return archive.read(0, 2) == "\x1F\x8B"; }

}  // namespace

bool holds_warc(const ByteRange& archive) {
  if (!is_gzip(archive)) return false;
  constexpr std::string_view kStart = "WARC/1.";
  std::string start(kStart.size(), '\0');
  try {
    GzipStream stream(archive);
    start.resize(stream.read(start.data(), start.size()));
  } catch (const ReadError&) {
    return false;
  }
  return start == kStart;
}

void unpack_warc(const ByteRange& archive, MemberWriter& writer) {
  std::unique_ptr<ByteStream> stream;
  if (is_gzip(archive)) {
    stream = std::make_unique<GzipStream>(archive);
  } else {
    stream = std::make_unique<RangeStream>(archive);
  }
  WarcUnpacker(*stream, writer).run();
}

}  // namespace orgkarta::ingest
