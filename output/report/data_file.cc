#include "output/report/data_file.h"

#include <cerrno>

#include "output/error.h"

namespace orgkarta::output {

namespace fs = std::filesystem;

DataFile::DataFile(const fs::path& folder, const std::string& name)
    : file_((folder / "data" / (name + ".js")).string()) {
  std::error_code error;
  fs::create_directories(fs::path(file_).parent_path(), error);
  errno = error ? error.value() : 0;
  out_.open(file_, std::ios::binary | std::ios::trunc);
  if (!out_) fail("create");
  write("orgkarta.put(\"" + name + "\",");
}

void DataFile::write(std::string_view json) {
  out_.write(json.data(), static_cast<std::streamsize>(json.size()));
  bytes_ += json.size();
  if (!out_) fail("write");
}

void DataFile::close(Written& written) {
  write(");\n");
  out_.close();
  if (!out_) fail("write");
  ++written.files;
  written.bytes += bytes_;
}

void DataFile::fail(const char* doing) const { throw EnvironmentError(doing, file_, errno); }

void write_plain(const fs::path& file, std::string_view bytes, Written& written) {
  errno = 0;
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw EnvironmentError("write", file.string(), errno);
  ++written.files;
  written.bytes += bytes.size();
}

}  // namespace orgkarta::output
