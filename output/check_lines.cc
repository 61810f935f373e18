#include "output/check_lines.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <functional>

#include "output/error.h"
#include "output/stored_lines.h"

namespace orgkarta::output {
namespace {

using nlohmann::json;

constexpr std::size_t kLongest = 200;  // bytes of a value in a message

/// The lines of a file of JSON, with their numbers.
class Lines {
 public:
  Lines(const std::filesystem::path& dir, const char* name, const OnFault& tell)
      : name_(name), in_(dir / name, std::ios::binary), tell_(tell) {
    if (in_) return;
    if (errno != ENOENT) throw EnvironmentError("read", (dir / name).string(), errno);
    tell_({name_, "", "no such file", "one line of JSON a document"});
  }

  /// The next line that is JSON and has a path behind the one before; those that are not are told.
  std::optional<std::pair<std::string, json>> next(const char* path_at) {
    for (std::string line; std::getline(in_, line);) {
      ++number_;
      json value = json::parse(line, nullptr, false);
      if (in_.eof() || value.is_discarded()) {
        tell_({name_, place(), in_.eof() ? "a line that is cut off" : "no JSON",
               "a whole line of JSON"});
        continue;
      }
      const json::json_pointer at(path_at);
      const bool has = value.is_object() && value.contains(at) && value.at(at).is_string();
      std::string path = has ? value.at(at).get<std::string>() : std::string();
      if (path.empty() || path <= last_) {
        tell_({name_, place(), path.empty() ? "no path" : "path \"" + path + '"',
               "a path behind that of the line before"});
        continue;
      }
      last_ = path;
      return std::pair(std::move(path), std::move(value));
    }
    return std::nullopt;
  }

  bool there() const { return in_.is_open(); }
  std::string place() const { return fmt::format("line {}", number_); }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::ifstream in_;
  const OnFault& tell_;
  int number_ = 0;
  std::string last_;
};

std::string written(const json& line, const std::string& place) {
  const json::json_pointer at(place);
  if (!line.contains(at)) return "nothing";
  std::string out = line.at(at).dump(-1, ' ', false, json::error_handler_t::replace);
  if (out.size() > kLongest) out = fmt::format("{} … ({} bytes)", out.substr(0, 60), out.size());
  return out;
}

/// JSON pointers write / and ~ otherwise, and no member of ours has them.
void compare(const Lines& lines, const std::string& path, const json& line, const json& row,
             const OnFault& tell) {
  const auto place = difference(line, row);
  if (!place) return;
  tell({lines.name(), fmt::format("{} {} {}", lines.place(), path, *place), written(line, *place),
        written(row, *place) + ", as orgkarta.db has"});
}

using NextRow = std::function<std::optional<StoredLine>()>;

/// Both sides in the order of paths.
void merge(Lines& lines, const char* path_at, const NextRow& next_row, const OnFault& tell) {
  auto line = lines.next(path_at);
  auto row = next_row();
  while (line || row) {
    if (row && (!line || row->path < line->first)) {
      tell({lines.name(), row->path, "no line", "one, as orgkarta.db has the document"});
      row = next_row();
    } else if (line && (!row || line->first < row->path)) {
      tell({"orgkarta.db", line->first, "no such document",
            fmt::format("one, as {} {} has it", lines.name(), lines.place())});
      line = lines.next(path_at);
    } else {
      compare(lines, line->first, line->second, row->line, tell);
      line = lines.next(path_at);
      row = next_row();
    }
  }
}

}  // namespace

void check_facts_lines(Connection& db, const std::filesystem::path& dir, const OnFault& tell) {
  Lines lines(dir, "facts.jsonl", tell);
  if (!lines.there()) return;
  StoredLines rows(db);
  merge(
      lines, "/document/path", [&] { return rows.next(); }, tell);
}

void check_error_lines(Connection& db, const std::filesystem::path& dir, const OnFault& tell) {
  Lines lines(dir, "errors.jsonl", tell);
  if (!lines.there()) return;
  Query rows(db,
             "SELECT path, json_object('path', path, 'stage', stage, 'outcome', outcome, 'message',"
             " message) FROM documents WHERE outcome NOT IN ('ok', 'skipped', 'unsupported')"
             " ORDER BY path");
  const auto next = [&]() -> std::optional<StoredLine> {
    if (!rows.next()) return std::nullopt;
    return StoredLine{std::string(rows.text(0)), json::parse(rows.text(1))};
  };
  merge(lines, "/path", next, tell);
}

}  // namespace orgkarta::output
