#include "pipeline/ingest/archive/unpack.h"

#include <locale.h>

#include "pipeline/ingest/archive/mail.h"
#include "pipeline/ingest/archive/member_writer.h"
#include "pipeline/ingest/archive/unpack_entries.h"
#include "pipeline/ingest/archive/warc.h"
#include "pipeline/ingest/read_error.h"

namespace orgkarta::ingest {
namespace {

/// libarchive turns names that are stated to be UTF-8 into the locale's charset, and loses what
/// that lacks. For this thread alone.
class Utf8Locale {
 public:
  Utf8Locale() : own_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_ != nullptr) before_ = ::uselocale(own_);
  }
  ~Utf8Locale() {
    if (own_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(own_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t own_;
  locale_t before_ = nullptr;
};

}  // namespace

bool unpack(const ByteRange& archive, const UnpackOptions& options, MemberSink& sink) {
  const Utf8Locale locale;
  if (options.kind == Container::zip && zip_is_document(archive)) return false;
  MemberWriter writer(options, archive.size, sink);
  if (options.kind == Container::mail) {
    unpack_mail(archive, writer);
  } else if (options.kind == Container::warc || holds_warc(archive)) {
    unpack_warc(archive, writer);
  } else {
    unpack_entries(archive, writer);
  }
  if (writer.members() == 0) throw ReadError(Outcome::empty, "an archive without members");
  return true;
}

}  // namespace orgkarta::ingest
