// orgkarta org: a municipality's organisation on a day, as a tree.
#include <fmt/format.h>

#include "output/organisation_tree.h"
#include "output/read_database.h"
#include "pipeline/app/escape.h"
#include "pipeline/app/fd_writer.h"
#include "pipeline/app/registry_commands.h"
#include "pipeline/app/registry_lookup.h"

namespace orgkarta::app {
namespace {

using output::HeadAt;
using output::OrganisationAt;

constexpr int kSilentYears = 2;  // after so many without a word the last document's day is shown

constexpr const char* kBranch = "\u251c\u2500 ";
constexpr const char* kLastBranch = "\u2514\u2500 ";
constexpr const char* kTrunk = "\u2502  ";
constexpr const char* kNoTrunk = "   ";

std::string text_of(const HeadAt& head) {
  std::string text = head.name;
  if (!head.title.empty()) text += ", " + head.title;
  return head.acting ? text + " (acting)" : text;
}

std::string heads_of(const OrganisationAt& one) {
  std::string out;
  for (const HeadAt& head : one.heads) {
    if (!out.empty()) out += "; ";
    out += text_of(head);
  }
  return out;
}

/// Whether nothing is heard of it for long before the day.
bool silent(const OrganisationAt& one, const std::string& day) {
  if (one.last_seen.empty() || day.empty()) return false;
  const int years = std::stoi(day.substr(0, 4)) - std::stoi(one.last_seen.substr(0, 4));
  return years > kSilentYears || (years == kSilentYears && day.substr(4) > one.last_seen.substr(4));
}

std::string line_of(const OrganisationAt& one, const std::string& day) {
  std::string line = fmt::format("{} ({})", one.name, one.kind);
  if (!one.heads.empty()) line += ": " + heads_of(one);
  if (silent(one, day)) line += " [last seen " + one.last_seen + "]";
  return printable(line);
}

void draw(const OrganisationAt& parent, const std::string& day, const std::string& indent,
          std::string& out) {
  for (const OrganisationAt& one : parent.children) {
    const bool last = &one == &parent.children.back();
    out += indent + (last ? kLastBranch : kBranch) + line_of(one, day) + "\n";
    draw(one, day, indent + (last ? kNoTrunk : kTrunk), out);
  }
}

/// A nested list; what Markdown would take for signs of its own stands behind a stroke.
void list(const OrganisationAt& one, const std::string& day, const std::string& indent,
          std::string& out) {
  out += indent + "- ";
  for (const char c : line_of(one, day)) {
    if (std::string_view("\\`*_[]<>&|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  out += '\n';
  for (const OrganisationAt& child : one.children) list(child, day, indent + "  ", out);
}

void add_rows(const OrganisationAt& one, const std::string& parent, std::int64_t level,
              Table& table) {
  table.rows.push_back({level, one.id, one.name, one.kind, cell_or_null(one.field),
                        cell_or_null(parent), cell_or_null(heads_of(one)), cell_or_null(one.since),
                        cell_or_null(one.last_seen)});
  for (const OrganisationAt& child : one.children) add_rows(child, one.id, level + 1, table);
}

Json json_of_tree(const OrganisationAt& one, output::Tellings& tellings) {
  Json heads = Json::array();
  for (const HeadAt& h : one.heads) {
    std::vector<output::Telling> told;
    for (const auto& post : tellings.of_membership(h.membership)) told.push_back(post.telling);
    heads.push_back({{"person", h.person},
                     {"name", h.name},
                     {"title", h.title},
                     {"acting", h.acting},
                     {"since", or_null(h.since)},
                     {"tellings", json_of(told)}});
  }
  Json children = Json::array();
  for (const OrganisationAt& child : one.children)
    children.push_back(json_of_tree(child, tellings));
  return {{"id", one.id},
          {"name", one.name},
          {"kind", one.kind},
          {"field", or_null(one.field)},
          {"since", or_null(one.since)},
          {"founded", one.founded},
          {"last_seen", or_null(one.last_seen)},
          {"parent_told", one.parent_told},
          {"heads", std::move(heads)},
          {"documents", tellings.documents_of(one.id)},
          {"children", std::move(children)}};
}

std::string title_of(const output::MunicipalityTold& told, const std::string& day, bool chosen) {
  std::string title = fmt::format("{} ({})", told.name, told.code);
  if (day.empty()) return title + ": no document has a date";
  title += " on " + day;
  if (!chosen) title += ", the last day that documents speak of";
  const bool beyond = !told.last_document.empty() && told.last_document < day;
  return beyond ? title + " (the last document is of " + told.last_document + ")" : title;
}

}  // namespace

int org_command(const RegistryOptions& o) {
  const auto db = output::read_database(o.db);
  const std::string code = municipality_code(*db, "MUNICIPALITY", joined_names(o));
  const output::MunicipalityTold told = output::read_municipality(*db, code);
  const std::string& day = o.at.empty() ? told.last_day : o.at;
  const output::OrganisationTree tree = output::organisation_tree(told, day);
  if (o.format == Format::json) {
    output::Tellings tellings(*db);
    print_json({{"municipality", {{"code", code}, {"name", told.name}}},
                {"day", or_null(day)},
                {"last_document", or_null(told.last_document)},
                {"organisation", json_of_tree(tree.root, tellings)}});
    return 0;
  }
  if (o.format == Format::csv) {
    Table table{{"level", "id", "name", "kind", "field", "parent", "heads", "since", "last_seen"},
                {}};
    add_rows(tree.root, "", 0, table);
    print_out(render(table, o.format));
    return 0;
  }
  std::string out = printable(title_of(told, day, !o.at.empty())) + "\n\n";
  if (o.format == Format::md) {
    list(tree.root, day, "", out);
  } else {
    out += line_of(tree.root, day) + "\n";
    draw(tree.root, day, "", out);
  }
  print_out(out);
  return 0;
}

}  // namespace orgkarta::app
