#include "pipeline/sandbox/source_codec.h"

#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace orgkarta::sandbox {
namespace {

class Writer {
 public:
  void number(std::uint64_t n) { raw(&n, sizeof n); }
  void text(std::string_view text) {
    number(text.size());
    bytes_.append(text);
  }
  void raw(const void* from, std::size_t size) {
    bytes_.append(static_cast<const char*>(from), size);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t n = 0;
    std::memcpy(&n, piece(sizeof n).data(), sizeof n);
    return n;
  }
  /// A number of things that take `size` bytes or more each, so that they can be there.
  std::uint64_t count(std::size_t size) {
    const std::uint64_t n = number();
    if (n > bytes_.size() / size) broken();
    return n;
  }
  std::string text() { return std::string(piece(number())); }
  std::string_view piece(std::uint64_t size) {
    if (size > bytes_.size()) broken();
    const std::string_view piece = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return piece;
  }
  void end() const {
    if (!bytes_.empty()) broken();
  }
  [[noreturn]] static void broken() {
    throw std::runtime_error("the reader's answer is not a decoded file");
  }

 private:
  std::string_view bytes_;
};

using Edit = OffsetMap::Edit;
static_assert(std::is_trivially_copyable_v<Edit>);

OffsetMap read_map(Reader& in) {
  OffsetMap map;
  for (std::uint64_t n = in.count(sizeof(Edit)); n > 0; --n) {
    Edit edit;
    std::memcpy(&edit, in.piece(sizeof edit).data(), sizeof edit);
    try {
      map.add(edit.in, edit.out);
    } catch (const std::logic_error&) {
      Reader::broken();
    }
  }
  return map;
}

/// What is left unchanged behind the last edit is as long in the text as in the file.
bool fits(const OffsetMap& map, std::uint64_t text_size, std::uint64_t file_size) {
  const Edit last = map.identity() ? Edit{} : map.edits().back();
  return last.out.end <= text_size && last.in.end <= file_size &&
         text_size - last.out.end == file_size - last.in.end;
}

}  // namespace

std::string encode_source(const Source& source) {
  Writer out;
  out.text(source.utf8);
  out.number(source.to_file.edits().size());
  out.raw(source.to_file.edits().data(), source.to_file.edits().size() * sizeof(Edit));
  out.text(source.charset);
  out.text(source.media_type);
  out.number(source.warnings.size());
  for (const std::string& warning : source.warnings) out.text(warning);
  return out.take();
}

Source decode_source(std::string_view bytes, std::uint64_t file_size) {
  Reader in(bytes);
  Source source;
  source.utf8 = in.text();
  source.to_file = read_map(in);
  source.charset = in.text();
  source.media_type = in.text();
  for (std::uint64_t n = in.count(sizeof n); n > 0; --n) source.warnings.push_back(in.text());
  in.end();
  if (!fits(source.to_file, source.utf8.size(), file_size)) Reader::broken();
  return source;
}

}  // namespace orgkarta::sandbox
