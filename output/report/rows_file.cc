#include "output/report/rows_file.h"

namespace orgkarta::output {

std::uint32_t RowsFiles::add(std::string_view json) {
  if (count_ % kRows == 0) {
    close();
    file_ = std::make_unique<DataFile>(folder_, name_ + "/" + std::to_string(count_ / kRows));
  }
  file_->write(count_ % kRows == 0 ? "[" : ",\n");
  file_->write(json);
  return count_++;
}

void RowsFiles::close() {
  if (file_ == nullptr) return;
  file_->write("]");
  file_->close(written_);
  file_.reset();
}

}  // namespace orgkarta::output
