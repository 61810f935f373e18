#include "output/same_paths.h"

#include <memory>

#include "output/ordered_merge.h"
#include "output/read_database.h"

namespace orgkarta::output {
namespace {

/// What is compared of a document.
struct Seen {
  std::string sha256;  ///< empty: it was not read
  std::string given;
  std::string outcome;
  bool text = false;

  bool same(const Seen& other) const {
    if (sha256 != other.sha256 || given != other.given) return false;
    return !sha256.empty() || outcome == other.outcome;
  }
  /// As a message has it, beside `other`.
  std::string told(const Seen& other) const {
    if (sha256 != other.sha256 && !sha256.empty()) return "bytes with SHA-256 " + sha256;
    return given == other.given ? "outcome " + outcome : "the same bytes, read with " + given;
  }
};

/// The paths of one database, in their order, of its index alone.
class Paths {
 public:
  explicit Paths(const std::filesystem::path& dir)
      : db_(read_database(dir)),
        paths_(*db_, "SELECT path FROM documents ORDER BY path"),
        document_(*db_,
                  "SELECT coalesce(sha256, ''), given, outcome, text IS NOT NULL FROM documents"
                  " WHERE path = ?1") {}

  bool next() {
    if (!paths_.next()) return false;
    path_ = paths_.text(0);
    return true;
  }
  const std::string& path() const { return path_; }

  Seen seen() {
    document_.ask(std::string_view(path_));
    document_.next();
    return {std::string(document_.text(0)), std::string(document_.text(1)),
            std::string(document_.text(2)), document_.integer(3) != 0};
  }

 private:
  std::unique_ptr<Connection> db_;
  Query paths_, document_;
  std::string path_;
};

void compare(OrderedMerge<Paths>& all, const std::vector<std::size_t>& numbers,
             const SamePath& tell) {
  std::size_t kept = numbers.front();
  Seen best = all.at(kept).seen();
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    const std::size_t other = numbers[i];
    Seen seen = all.at(other).seen();
    if (!best.same(seen)) {
      tell.different(all.path(), kept, best.told(seen), other, seen.told(best));
    } else if (seen.text && !best.text) {
      tell.same(kept, all.path());
      kept = other;
      best = std::move(seen);
    } else {
      tell.same(other, all.path());
    }
  }
}

}  // namespace

void find_same_paths(const std::vector<RunFolder>& folders, const SamePath& tell,
                     const std::function<bool()>& stop) {
  OrderedMerge<Paths> all;
  // A folder without documents has nothing to say, but keeps its place.
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (folders[i].first.empty()) continue;
    places.push_back(i);
    all.add(folders[i].first, [&folders, i] { return std::make_unique<Paths>(folders[i].dir); });
  }
  const SamePath by_place{
      [&](std::size_t left_out, const std::string& path) { tell.same(places[left_out], path); },
      [&](const std::string& path, std::size_t a, const std::string& of_a, std::size_t b,
          const std::string& of_b) { tell.different(path, places[a], of_a, places[b], of_b); }};
  while (!stop()) {
    const std::vector<std::size_t>& numbers = all.next();
    if (numbers.empty()) return;
    if (numbers.size() > 1) compare(all, numbers, by_place);
  }
}

}  // namespace orgkarta::output
