// Word processors' files, by both readers: the bytes as a whole file, and as the XML inside one.
#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/read_word.h"
#include "pipeline/text/read_text.h"
#include "tests/fuzz/checks.h"

namespace {

using namespace orgkarta;

struct Part {
  const char* name;
  std::string_view bytes;
};

/// A ZIP file that stores its parts as they are.
std::string zipped(const std::vector<Part>& parts) {
  std::string out(1 << 17, '\0');
  std::size_t used = 0;
  struct archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_zip_set_compression_store(writer);
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  struct archive_entry* entry = archive_entry_new();
  for (const Part& part : parts) {
    archive_entry_clear(entry);
    archive_entry_set_pathname(entry, part.name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, static_cast<la_int64_t>(part.bytes.size()));
    archive_write_header(writer, entry);
    archive_write_data(writer, part.bytes.data(), part.bytes.size());
  }
  archive_entry_free(entry);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

std::string docx(std::string_view xml) {
  return zipped({{"[Content_Types].xml",
                  "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                  "<Override PartName='/word/document.xml' ContentType='application/vnd."
                  "openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"},
                 {"_rels/.rels",
                  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                  "relationships'><Relationship Id='r' Target='word/document.xml' Type='http://"
                  "schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'/>"
                  "</Relationships>"},
                 {"word/document.xml", xml},
                 {"word/styles.xml", xml},
                 {"word/numbering.xml", xml}});
}

std::string odt(std::string_view xml) {
  return zipped({{"mimetype", "application/vnd.oasis.opendocument.text"},
                 {"content.xml", xml},
                 {"styles.xml", xml}});
}

void read(Source (*reader)(std::string_view), std::string_view bytes) {
  static const text::Words words(fuzz::own_lexicons());
  try {
    const Source source = reader(bytes);
    fuzz::check_source(source, bytes.size());
    fuzz::check_text(text::read_text(source, words), source, bytes.size());
  } catch (const ingest::ReadError&) {
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::view(data, size);
  ingest::word_kind(bytes);
  read(ingest::read_docx, bytes);
  read(ingest::read_odt, bytes);
  if (size > 1 << 15) return 0;
  read(ingest::read_docx, docx(bytes));
  read(ingest::read_odt, odt(bytes));
  return 0;
}
