#include <optional>
#include <string>
#include <utility>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/odt_body.h"
#include "pipeline/ingest/word/package.h"
#include "pipeline/ingest/word/read_word.h"
#include "pipeline/ingest/word/word_source.h"
#include "pipeline/ingest/word/xml_part.h"

namespace orgkarta::ingest {
namespace {

using namespace word;

XmlPart part(const Package& package, const char* name) {
  std::optional<std::string> bytes = package.read(name);
  return bytes ? XmlPart(std::move(*bytes), name) : XmlPart();
}

// Such files encrypt each part on its own, and tell so in their manifest; newer ones all at once.
void refuse_encrypted(const Package& package) {
  bool encrypted = package.has("encrypted-package");
  const XmlPart manifest = part(package, "META-INF/manifest.xml");
  for (const pugi::xml_node entry : manifest.root().children("manifest:file-entry")) {
    encrypted = encrypted || entry.child("manifest:encryption-data");
  }
  if (encrypted) throw ReadError(Outcome::encrypted, "it is encrypted with a password");
}

}  // namespace

Source read_odt(std::string_view bytes) {
  const Package package(bytes);
  refuse_encrypted(package);
  if (!package.has("content.xml")) {
    throw ReadError(Outcome::unsupported, "no content.xml in the package");
  }
  const XmlPart content = part(package, "content.xml");
  const XmlPart style_part = part(package, "styles.xml");
  const XmlPart meta = part(package, "meta.xml");
  const OdtStyles styles(content.root(), style_part.root());
  Written written = write_odt(content.root(), styles, OdtLists(content.root(), style_part.root()));
  const pugi::xml_node title = meta.root().child("office:meta").child("dc:title");
  Source source = make_source(std::move(written), kOdtType, title.child_value());
  source.missing = content.missing();
  return source;
}

}  // namespace orgkarta::ingest
