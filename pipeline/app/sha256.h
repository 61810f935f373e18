// Identity of bytes.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct evp_md_ctx_st;

namespace orgkarta::app {

/// SHA-256 as 64 hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

/// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);

  /// Of all that was added. Once, last.
  std::string hex();

 private:
  evp_md_ctx_st* context_;
};

/// Of a regular file, read piece by piece; empty if there is none that can be read.
std::optional<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace orgkarta::app
