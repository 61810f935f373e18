// Rows that a page loads by their numbers, a hundred a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "output/report/data_file.h"

namespace orgkarta::output {

/// Writes data/NAME/0.js, data/NAME/1.js …, each a JSON array of kRows rows.
class RowsFiles {
 public:
  static constexpr std::uint32_t kRows = 100;

  RowsFiles(std::filesystem::path folder, std::string name, Written& written)
      : folder_(std::move(folder)), name_(std::move(name)), written_(written) {}

  /// Adds a row and returns its number, from 0.
  std::uint32_t add(std::string_view json);

  /// Ends the last file. Once, last.
  void close();

  std::uint32_t count() const { return count_; }

 private:
  std::filesystem::path folder_;
  std::string name_;
  Written& written_;
  std::unique_ptr<DataFile> file_;
  std::uint32_t count_ = 0;
};

}  // namespace orgkarta::output
