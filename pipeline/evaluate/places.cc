#include "pipeline/evaluate/places.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace orgkarta::evaluate {
namespace {

using Json = nlohmann::json;

/// Lets the parser's place be seen: it takes characters one by one.
class Tracked {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Tracked(const char* at, const char** seen) : at_(at), seen_(seen) {}
  reference operator*() const { return *at_; }
  Tracked& operator++() {
    *seen_ = at_++;
    return *this;
  }
  bool operator==(const Tracked& other) const { return at_ == other.at_; }
  bool operator!=(const Tracked& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** seen_;  // the character read last
};

/// Walks through a text and tells of each value and of each member that stands twice.
class Walker : public nlohmann::json_sax<Json> {
 public:
  /// Called with the path; false ends the walk.
  using Visit = std::function<bool(const std::string& path)>;

  Visit on_value = [](const std::string&) { return true; };
  Visit on_duplicate = [](const std::string&) { return true; };

  bool null() override { return value(); }
  bool boolean(bool) override { return value(); }
  bool number_integer(number_integer_t) override { return value(); }
  bool number_unsigned(number_unsigned_t) override { return value(); }
  bool number_float(number_float_t, const string_t&) override { return value(); }
  bool string(string_t&) override { return value(); }
  bool binary(binary_t&) override { return value(); }
  bool start_object(std::size_t) override { return open(false); }
  bool start_array(std::size_t) override { return open(true); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Frame& frame = frames_.back();
    path_.resize(frame.length);
    path_ += (path_.empty() ? "" : ".") + name;
    return frame.names.insert(name).second || on_duplicate(path_);
  }

  bool parse_error(std::size_t, const std::string&, const Json::exception&) override {
    return false;
  }

 private:
  struct Frame {
    bool array = false;
    std::size_t length = 0;  // of the path to it
    std::size_t next = 0;    // index of the next element
    std::set<std::string> names;
  };

  bool value() {
    if (!frames_.empty() && frames_.back().array) {
      path_.resize(frames_.back().length);
      path_ += "[" + std::to_string(frames_.back().next++) + "]";
    }
    return on_value(path_);
  }

  bool open(bool array) {
    if (!value()) return false;
    frames_.push_back({array, path_.size(), 0, {}});
    return true;
  }

  bool close() {
    path_.resize(frames_.back().length);
    frames_.pop_back();
    return true;
  }

  std::string path_;
  std::vector<Frame> frames_;
};

/// Runs the walker; the line that it had come to when it ended itself.
std::size_t walk(std::string_view json, Walker& walker, const char*& seen) {
  seen = json.data();
  const Tracked begin(json.data(), &seen);
  const Tracked end(json.data() + json.size(), &seen);
  Json::sax_parse(begin, end, &walker);
  return line_at(json, static_cast<std::size_t>(seen - json.data()));
}

}  // namespace

std::size_t line_at(std::string_view json, std::size_t offset) {
  const std::string_view before = json.substr(0, offset);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

std::size_t line_of(std::string_view json, std::string_view path) {
  const char* seen = nullptr;
  const char* place = json.data();
  Walker walker;
  walker.on_value = [&](const std::string& at) {
    if (at == path) place = seen;
    return true;
  };
  walk(json, walker, seen);
  return line_at(json, static_cast<std::size_t>(place - json.data()));
}

std::optional<Duplicate> find_duplicate(std::string_view json) {
  std::optional<Duplicate> found;
  const char* seen = nullptr;
  Walker walker;
  walker.on_duplicate = [&](const std::string& at) {
    found = Duplicate{at, 0};
    return false;
  };
  const std::size_t line = walk(json, walker, seen);
  if (found) found->line = line;
  return found;
}

}  // namespace orgkarta::evaluate
