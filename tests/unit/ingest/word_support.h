// DOCX and ODT files made in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/ingest/read_error.h"
#include "pipeline/ingest/word/read_word.h"

namespace orgkarta::ingest {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP file with these entries, in this order, packed.
inline std::string zip(const Parts& parts) {
  std::string out(std::size_t{1} << 20, '\0');
  for (const auto& [name, content] : parts) out.resize(out.size() + content.size() + 1000);
  std::size_t used = 0;
  archive* a = archive_write_new();
  archive_write_set_format_zip(a);
  archive_write_set_bytes_per_block(a, 0);
  archive_write_open_memory(a, out.data(), out.size(), &used);
  for (const auto& [name, content] : parts) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

inline constexpr std::string_view kWordSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

inline std::string word_part(const std::string& root, const std::string& content) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root +
         std::string(kWordSpaces) + ">" + content + "</w:" + root + ">";
}

/// A file of Word with this body, and more parts of word/.
inline std::string docx(const std::string& body, const Parts& more = {}) {
  Parts parts = {{"[Content_Types].xml", "<Types/>"},
                 {"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>")}};
  for (const auto& [root, content] : more) {
    parts.emplace_back("word/" + root + ".xml", word_part(root, content));
  }
  return zip(parts);
}

/// A paragraph of one run.
inline std::string p(const std::string& text, const std::string& properties = {}) {
  return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text +
         "</w:t></w:r></w:p>";
}

inline constexpr std::string_view kOdtSpaces =
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"";

/// A file of LibreOffice with this text and these automatic styles.
inline std::string odt(const std::string& text, const std::string& styles = {},
                       const Parts& more = {}) {
  Parts parts = {{"mimetype", std::string(kOdtType)},
                 {"content.xml", "<office:document-content" + std::string(kOdtSpaces) +
                                     "><office:automatic-styles>" + styles +
                                     "</office:automatic-styles><office:body><office:text>" + text +
                                     "</office:text></office:body></office:document-content>"}};
  parts.insert(parts.end(), more.begin(), more.end());
  return zip(parts);
}

/// Each line with a letter for its mark and its level: "h2 …", "i0 …", "p …"; "|" for a tab.
inline std::string shown(const Source& source) {
  constexpr std::string_view kLetters = "fcpthirl";
  std::string out;
  std::size_t begin = 0;
  for (const LineMark& mark : source.lines) {
    const std::size_t end = std::min(source.utf8.find('\n', begin), source.utf8.size());
    std::string line = source.utf8.substr(begin, end - begin);
    begin = end + 1;
    if (line.empty()) continue;
    for (char& c : line) c = c == '\t' ? '|' : c;
    out += kLetters[static_cast<std::size_t>(mark.kind)];
    if (mark.kind == LineKind::heading || mark.kind == LineKind::list_item) {
      out += std::to_string(mark.level);
    }
    out += " " + line + "\n";
  }
  return out;
}

/// "outcome: message", empty if it can be read.
template <typename Read>
std::string refusal(const Read& read, std::string_view bytes) {
  try {
    read(bytes);
    return {};
  } catch (const ReadError& error) {
    return std::string(outcome_name(error.outcome())) + ": " + error.what();
  }
}

}  // namespace orgkarta::ingest
