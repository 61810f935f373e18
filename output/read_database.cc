#include "output/read_database.h"

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>
#include <system_error>

#include "output/database.h"
#include "output/error.h"
#include "output/schema_sql.h"

namespace orgkarta::output {
namespace {

namespace fs = std::filesystem;

/// The first bytes of a SQLite file (sqlite.org/fileformat.html); numbers are big-endian.
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

/// The number that schema.sql gives a pragma.
consteval int number_in_schema(std::string_view pragma) {
  std::string_view sql = kSchemaSql;
  sql.remove_prefix(sql.find(pragma) + pragma.size());
  const bool hexadecimal = sql.starts_with("0x");
  if (hexadecimal) sql.remove_prefix(2);
  int number = 0;
  for (; sql.front() != ';'; sql.remove_prefix(1)) {
    const char digit = sql.front();
    number = number * (hexadecimal ? 16 : 10) + (digit <= '9' ? digit - '0' : digit - 'a' + 10);
  }
  return number;
}

constexpr int kOurApplication = number_in_schema("application_id = ");
constexpr int kOurVersion = number_in_schema("user_version = ");
static_assert(kOurApplication == kApplicationId && kOurVersion == kSchemaVersion);

constexpr const char* kExpected = "expected the folder of a run or the orgkarta.db in it";

[[noreturn]] void refuse(const fs::path& file, const std::string& why) {
  throw WrongDatabase("DB " + file.string() + ": " + why);
}

/// The file itself. Its absence is told with what was asked for.
fs::path find_file(const fs::path& place) {
  std::error_code error;
  fs::path file = place;
  if (fs::is_directory(place, error)) {
    file /= "orgkarta.db";
    if (fs::symlink_status(file, error).type() == fs::file_type::not_found) {
      refuse(place, std::string("no orgkarta.db in this folder; ") + kExpected);
    }
  }
  const fs::file_status status = fs::status(file, error);
  if (error) refuse(file, error.message() + "; " + kExpected);
  if (!fs::is_regular_file(status)) refuse(file, std::string("is no file; ") + kExpected);
  return file;
}

std::string read_header(const fs::path& file) {
  std::string header(kHeaderSize, '\0');
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) refuse(file, std::strerror(errno));
  in.read(header.data(), static_cast<std::streamsize>(header.size()));
  header.resize(static_cast<std::size_t>(in.gcount()));
  return header;
}

int number_at(const std::string& header, std::size_t offset) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | static_cast<unsigned char>(header[offset + i]);
  }
  return static_cast<int>(value);
}

void check_header(const fs::path& file, const std::string& header) {
  if (header.size() < kHeaderSize || !header.starts_with(kMagic)) {
    refuse(file, std::string("is no SQLite database; ") + kExpected);
  }
  if (number_at(header, kApplicationIdAt) != kOurApplication) {
    refuse(file, std::string("is a database of another program; ") + kExpected);
  }
  const int version = number_at(header, kUserVersionAt);
  if (version == kOurVersion) return;
  const std::string has = "has version " + std::to_string(version) + " of the schema, expected " +
                          std::to_string(kOurVersion) + "; ";
  refuse(file, has + (version < kOurVersion ? "make it anew with orgkarta run"
                                            : "read it with the orgkarta that made it"));
}

/// The name for SQLite, to which ":memory:" and the like would mean something else than a file.
std::string plain_name(const fs::path& file) {
  return file.is_absolute() ? file.string() : "./" + file.string();
}

}  // namespace

std::unique_ptr<Connection> read_database(const fs::path& place) {
  const fs::path file = find_file(place);
  check_header(file, read_header(file));
  try {
    auto db = std::make_unique<Connection>(plain_name(file), Access::read);
    // Whole as far as its list of tables; one made before there was a registry has no such table.
    if (db->value("SELECT count(*) FROM sqlite_schema WHERE name IN ('documents', 'evidence',"
                  " 'organisations', 'statements')") != "4") {
      refuse(file, "lacks tables of a run; make it anew with orgkarta run");
    }
    return db;
  } catch (const WrongDatabase&) {
    throw;
  } catch (const EnvironmentError& error) {
    refuse(file, error.what());
  }
}

}  // namespace orgkarta::output
