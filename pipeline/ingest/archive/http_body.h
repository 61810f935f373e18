// What a web server sent, its codings undone.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orgkarta::ingest {

/// The lines before a blank one: "Name: value", the names without regard to case.
class Fields {
 public:
  /// Passes over lines without a colon; a line that begins with a space goes on from the one above.
  explicit Fields(std::string_view lines);
  /// The value, trimmed; empty if there is none. Of several fields of a name, the last.
  std::string get(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// Takes bytes; false: no more are wanted.
using Consumer = std::function<bool(std::string_view)>;

/// Joins the pieces of a chunked transfer. Bodies that merely claim to be chunked, as crawlers
/// leave them, go through as they are.
class Dechunker {
 public:
  explicit Dechunker(Consumer next) : next_(std::move(next)) {}
  bool write(std::string_view bytes);
  /// No more comes: gives what was held back. False if the last chunk was not there.
  bool finish();

 private:
  enum class State : std::uint8_t { size, data, data_end, plain, over };
  bool read_size(std::string_view& bytes);

  Consumer next_;
  State state_ = State::size;
  std::string line_;
  std::uint64_t left_ = 0;  ///< bytes of this chunk
  bool first_ = true;
};

/// Undoes gzip and deflate, the latter with zlib's header or without. Bodies that merely claim it
/// go through as they are.
class Inflater {
 public:
  /// `coding` as declared: gzip, deflate …
  Inflater(std::string_view coding, Consumer next)
      : deflate_(coding == "deflate"), next_(std::move(next)) {}
  ~Inflater();
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  /// Throws ReadError (corrupt).
  bool write(std::string_view bytes);
  /// No more comes: gives what was held back. False if the end of the coding was not there.
  bool finish();

 private:
  enum class State : std::uint8_t { start, plain, inflating, over };
  void begin();
  bool inflate(std::string_view bytes);

  bool deflate_;
  Consumer next_;
  State state_ = State::start;
  std::string start_;  ///< the first bytes, which tell what it is
  z_stream zlib_{};
};

}  // namespace orgkarta::ingest
