#include "output/report/search_index.h"

#include <fmt/format.h>

#include <iterator>

#include "output/json_buffer.h"
#include "output/json_escape.h"
#include "output/json_object.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::output {
namespace {

void append_base36(std::string& out, std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::string digits;
  do {
    digits.insert(digits.begin(), kDigits[value % kDigits.size()]);
    value /= kDigits.size();
  } while (value != 0);
  out += digits;
}

}  // namespace

std::string shard_name(std::string_view word, std::size_t letters) {
  std::string out;
  for (std::size_t i = 0; letters > 0 && i < word.size(); --letters) {
    const char32_t c = utf8::next(word, i);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    out += plain ? std::string(1, static_cast<char>(c)) : fmt::format("_{:x}_", std::uint32_t{c});
  }
  return out;
}

void SearchIndex::add(List list, std::uint32_t number, std::string_view text) {
  splitter_.each(text, [&](const std::string& word) {
    Numbers& numbers = words_.try_emplace(word).first->second[static_cast<std::size_t>(list)];
    if (numbers.last == number) return;
    if (!numbers.steps.empty()) numbers.steps += ' ';
    append_base36(numbers.steps, static_cast<std::uint64_t>(number - numbers.last));
    numbers.last = number;
  });
}

void SearchIndex::write(const std::filesystem::path& folder, Written& written) {
  for (auto begin = words_.begin(); begin != words_.end();) {
    const std::string name = shard_name(begin->first, 2);
    std::size_t bytes = 0;
    auto end = begin;
    for (; end != words_.end() && shard_name(end->first, 2) == name; ++end) {
      bytes += end->first.size();
      for (const Numbers& numbers : end->second) bytes += numbers.steps.size();
    }
    const bool split = bytes > kShard;
    write_words(folder, name, begin, end, split, written);
    for (auto from = begin; split && from != end;) {
      const std::string longer = shard_name(from->first, 3);
      auto to = from;
      while (to != end && shard_name(to->first, 3) == longer) ++to;
      if (longer != name) write_words(folder, longer, from, to, false, written);
      from = to;
    }
    begin = end;
  }
  std::string all;
  {
    JsonBuffer json(all);
    append_json_texts(json, names_);
  }
  DataFile file(folder, "words");
  file.write(all);
  file.close(written);
}

/// What is split keeps the words that have no third letter.
void SearchIndex::write_words(const std::filesystem::path& folder, const std::string& name,
                              Words::const_iterator begin, Words::const_iterator end, bool split,
                              Written& written) {
  DataFile file(folder, "s/" + name);
  names_.push_back(name);
  std::string out = split ? "{\"split\":true,\"words\":{" : "{\"words\":{";
  bool first = true;
  for (auto word = begin; word != end; ++word) {
    if (split && shard_name(word->first, 3) != name) continue;
    JsonBuffer json(out);
    if (!first) json.put(',');
    first = false;
    append_json_string(json, word->first);
    char before = '[';
    json.put(':');
    for (const Numbers& numbers : word->second) {
      json.put(before);
      append_json_string(json, numbers.steps);
      before = ',';
    }
    json.put(']');
  }
  file.write(out + "}}");
  file.close(written);
}

}  // namespace orgkarta::output
