#include "output/report/documents.h"

#include <fmt/format.h>

#include <string_view>
#include <unordered_set>

#include "output/report/hash.h"
#include "pipeline/unicode/slug.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

constexpr std::size_t kSlug = 48;   // bytes
constexpr std::size_t kTitle = 90;  // code points
constexpr std::size_t kCodeDigits = 4;

constexpr const char* kAll =
    "SELECT d.id, d.path, coalesce(nullif(d.title, ''), d.path), y.day, d.municipality"
    " FROM documents d LEFT JOIN document_days y ON y.document = d.id"
    " WHERE d.text IS NOT NULL ORDER BY d.path";

std::string cut(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t n = 0; n < kTitle && end < text.size(); ++n) utf8::next(text, end);
  return end == text.size() ? std::string(text) : std::string(text.substr(0, end)) + "\u2026";
}

/// Codes name files, and a database may come from anywhere.
std::string code_or_empty(std::string_view code) {
  const bool digits = code.find_first_not_of("0123456789") == std::string_view::npos;
  return code.size() == kCodeDigits && digits ? std::string(code) : std::string();
}

std::string key_of(std::string_view path, std::unordered_set<std::string>& taken) {
  std::string slug = unicode::slug(path);
  if (slug.size() > kSlug) slug.erase(0, slug.size() - kSlug);  // the end tells more
  if (slug.starts_with('-')) slug.erase(0, 1);
  const std::string key = fmt::format("{}{}{:08x}", slug, slug.empty() ? "" : "-", fnv1a(path));
  std::string one = key;
  for (int n = 2; !taken.insert(one).second; ++n) one = fmt::format("{}-{}", key, n);
  return one;
}

}  // namespace

ReportDocuments::ReportDocuments(Connection& db) {
  std::unordered_set<std::string> taken;
  Query row(db, kAll);
  while (row.next()) {
    by_row_.emplace(row.integer(0), all_.size());
    all_.push_back({row.integer(0), key_of(row.text(1), taken), cut(row.text(2)),
                    std::string(row.text(3)), code_or_empty(row.text(4))});
  }
}

const ReportDocument* ReportDocuments::find(std::int64_t row) const {
  const auto found = by_row_.find(row);
  return found == by_row_.end() ? nullptr : &all_[found->second];
}

}  // namespace orgkarta::output
