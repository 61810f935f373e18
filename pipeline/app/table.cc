#include "pipeline/app/table.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "pipeline/app/escape.h"
#include "pipeline/app/table_cells.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kWholeBelow = 1e15;  // whole numbers beyond may differ from what is printed

bool is_whole(double value) { return std::trunc(value) == value && std::abs(value) < kWholeBelow; }

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

/// Without what would be markup; the pipe would end the cell.
std::string md_cell(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
      continue;
    }
    if (c == '<') {
      out += "&lt;";
      continue;
    }
    if (std::string_view("\\|`*[").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string csv(const Table& table, bool on_terminal) {
  std::string out;
  const auto line = [&out](const auto& cells, auto text) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i != 0) out += ',';
      out += csv_field(text(cells[i]));
    }
    out += "\r\n";
  };
  line(table.columns, [](const std::string& name) { return escape_path(name); });
  for (const auto& row : table.rows) line(row, on_terminal ? cell_line : cell_text);
  return out;
}

std::string md(const Table& table) {
  std::string out;
  const auto line = [&out](const auto& cells, auto text) {
    for (const auto& cell : cells) out += "| " + text(cell) + " ";
    out += "|\n";
  };
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.columns.size(); ++i) places.push_back(i);
  line(table.columns, [](const std::string& name) { return md_cell(printable(name)); });
  line(places, [&](std::size_t i) {
    const bool number = !table.rows.empty() && is_number(table.rows.front()[i]);
    return std::string(number ? "---:" : "---");
  });
  for (const auto& row : table.rows) {
    line(row, [](const Cell& cell) { return md_cell(cell_line(cell)); });
  }
  return out;
}

/// Keys of an object: no two are the same, or a value would be lost.
std::vector<std::string> keys_of(const Table& table) {
  std::set<std::string> taken;
  std::vector<std::string> keys;
  for (const std::string& column : table.columns) {
    const std::string name = escape_path(column);
    std::string key = name;
    for (int n = 2; !taken.insert(key).second; ++n) key = fmt::format("{}_{}", name, n);
    keys.push_back(key);
  }
  return keys;
}

Json json_value(const Cell& cell) {
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const auto* number = std::get_if<double>(&cell)) {
    if (is_whole(*number)) return static_cast<std::int64_t>(*number);
    return *number;  // infinity becomes null
  }
  if (std::holds_alternative<std::string>(cell)) return cell_text(cell);
  return nullptr;
}

/// JSON whose texts, shown on a terminal, do not steer it; they mean the same.
std::string harmless(const std::string& json) {
  std::string out;
  for (std::size_t i = 0; i < json.size();) {
    const std::size_t start = i;
    const char32_t c = utf8::next(json, i);
    if (is_hostile(c)) {  // none lies beyond U+FFFF
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out.append(json, start, i - start);
    }
  }
  return out;
}

std::string json(const Table& table) {
  const std::vector<std::string> keys = keys_of(table);
  std::string out = "[";
  for (const auto& row : table.rows) {
    Json object = Json::object();
    for (std::size_t i = 0; i < keys.size(); ++i) object[keys[i]] = json_value(row[i]);
    out += out.size() == 1 ? "\n" : ",\n";
    out += harmless(object.dump());
  }
  return out + "\n]\n";
}

}  // namespace

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return escape_path(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* number = std::get_if<double>(&cell)) {
    return is_whole(*number) ? fmt::format("{:.0f}", *number) : fmt::format("{}", *number);
  }
  return "";
}

std::string cell_line(const Cell& cell) {
  std::string text = cell_text(cell);
  for (char& c : text) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return printable(text);
}

std::optional<Format> format_named(std::string_view name) {
  if (name == "table") return Format::table;
  if (name == "json") return Format::json;
  if (name == "csv") return Format::csv;
  if (name == "md") return Format::md;
  return std::nullopt;
}

std::string render(const Table& table, Format format, std::size_t width) {
  switch (format) {
    case Format::json:
      return json(table);
    case Format::csv:
      return csv(table, width != 0);
    case Format::md:
      return md(table);
    case Format::table:
      break;
  }
  return aligned(table, width);
}

std::size_t terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0) return 0;
  return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace orgkarta::app
