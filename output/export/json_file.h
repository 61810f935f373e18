// JSON that is written entity by entity, so that none but the one at hand is in memory.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "output/atomic_file.h"

namespace orgkarta::output {

using Json = nlohmann::ordered_json;

/// The value on one line; bytes that are no UTF-8 become U+FFFD.
std::string line_of(const Json& value);

/// The text, or null for none.
Json or_null(const std::string& text);
/// Adds the member unless it is empty.
void put(Json& object, const char* key, const std::string& value);
void put(Json& object, const char* key, const std::optional<std::string>& value);

/// Writes lists of an object's members, an item a line: {"a":[…],"b":[…]}.
class JsonLists {
 public:
  /// `head`: members that stand before the lists.
  explicit JsonLists(AtomicFile& file, const Json& head = Json::object());

  /// Begins a list; what was begun before is closed.
  void begin(std::string_view key);
  void add(const Json& item);
  /// Once, last.
  void close();

  std::int64_t count() const { return count_; }  ///< of the list begun last

 private:
  void end_list();

  AtomicFile& file_;
  bool members_ = false;
  bool in_list_ = false;
  std::int64_t count_ = 0;
};

}  // namespace orgkarta::output
