#include <nlohmann/json.hpp>

#include "pipeline/ingest/html/page_meta.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 20;

/// Listens to the parser and builds nothing: a text's nesting costs no stack.
class Listener : public nlohmann::json_sax<nlohmann::json> {
 public:
  explicit Listener(Meta& meta) : meta_(meta) {}

  bool null() override { return value({}); }
  bool boolean(bool) override { return value({}); }
  bool number_integer(number_integer_t) override { return value({}); }
  bool number_unsigned(number_unsigned_t) override { return value({}); }
  bool number_float(number_float_t, const string_t&) override { return value({}); }
  bool string(string_t& text) override { return value(text); }
  bool binary(binary_t&) override { return value({}); }
  bool start_object(std::size_t) override { return value({}); }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return value({}); }
  bool end_array() override { return true; }
  bool key(string_t& name) override {
    key_ = name;
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool value(std::string_view text) {
    if (key_ == "datePublished" && meta_.published.empty()) meta_.published = iso_day(text);
    if (key_ == "dateModified" && meta_.updated.empty()) meta_.updated = iso_day(text);
    key_.clear();
    return true;
  }

  Meta& meta_;
  std::string key_;
};

}  // namespace

void read_json_ld(std::string_view text, Meta& meta) {
  if (text.size() > kMaxBytes) return;
  Listener listener(meta);
  nlohmann::json::sax_parse(text, &listener, nlohmann::json::input_format_t::json, false);
}

}  // namespace orgkarta::ingest::html
