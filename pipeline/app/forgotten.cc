#include "pipeline/app/forgotten.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <tuple>

#include "output/atomic_file.h"
#include "output/error.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeySize = 32;
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kWidestGap = 4;  // bytes between the words of a name
constexpr std::string_view kBlock = "\xE2\x96\x88";

struct Word {
  Span span;
  bool capital = false;
};

/// Runs of letters and digits.
std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = utf8::next(text, at);
    const bool word = unicode::is_word(c);
    if (word && !inside) out.push_back({{begin, begin}, unicode::is_upper(c)});
    if (word) out.back().span.end = static_cast<std::uint32_t>(at);
    inside = word;
  }
  return out;
}

/// Whether what stands between two words can part those of one name.
bool is_gap(std::string_view between) {
  if (between.empty() || between.size() > kWidestGap) return false;
  constexpr std::string_view kSigns = " \t\n-.,\xC2\xA0";
  return between.find_first_not_of(kSigns) == std::string_view::npos;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::vector<std::string> lower_words(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : words_of(text)) {
    out.push_back(unicode::lower(text.substr(word.span.begin, word.span.size())));
  }
  return out;
}

bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == 0xA0; }

/// A text while it is rewritten.
struct Rewriting {
  std::string_view old;
  std::string text;
  std::size_t copied = 0;
  OffsetMap* map = nullptr;

  void block(Span span) {
    text += old.substr(copied, span.begin - copied);
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t from = at;
      const char32_t c = utf8::next(old, at);
      const std::size_t begin = text.size();
      text += is_space(c) ? old.substr(from, at - from) : kBlock;
      if (map == nullptr || is_space(c)) continue;
      map->add({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(at)},
               {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(text.size())});
    }
    copied = span.end;
  }
};

std::string bytes_of_hex(const std::string& hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  }
  return out;
}

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (const char c : bytes) {
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

}  // namespace

Forgotten Forgotten::load(const fs::path& dir) {
  Forgotten out;
  const fs::path file = dir / kFile;
  std::error_code error;
  if (fs::symlink_status(file, error).type() == fs::file_type::not_found) return out;
  std::ifstream in(file, std::ios::binary);
  if (!in) throw output::EnvironmentError("read", file.string(), errno);
  try {
    const auto json = nlohmann::json::parse(in);
    out.key_ = bytes_of_hex(json.at("key"));
    for (const auto& row : json.at("forgotten")) {
      out.rows_.push_back({row.at("day"), row.at("why"), row.at("municipality"), row.at("hash")});
      out.hashes_[out.rows_.back().municipality].insert(out.rows_.back().hash);
    }
  } catch (const std::exception& wrong) {
    throw output::EnvironmentError(
        file.string() + ": " + wrong.what() +
        "; expected what orgkarta forget wrote: put it back from a copy");
  }
  out.sort_rows();
  if (out.key_.size() == kKeySize) return out;
  throw output::EnvironmentError(file.string() + ": its key has " +
                                 std::to_string(out.key_.size()) + " bytes, expected " +
                                 std::to_string(kKeySize));
}

void Forgotten::sort_rows() {
  std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {
    return std::tie(a.municipality, a.hash) < std::tie(b.municipality, b.hash);
  });
}

std::string Forgotten::hash(const std::string& municipality, std::string_view key) const {
  const std::string message = municipality + '\n' + std::string(key);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
  if (HMAC(EVP_sha256(), key_.data(), static_cast<int>(key_.size()), bytes, message.size(),
           digest.data(), &size) == nullptr) {
    throw std::runtime_error("HMAC-SHA-256 is not available");
  }
  return hex_of({reinterpret_cast<const char*>(digest.data()), size});
}

bool Forgotten::add(const std::string& municipality, std::string_view name, const std::string& day,
                    const std::string& why) {
  if (key_.empty()) {
    key_.resize(kKeySize);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(key_.data()), kKeySize) != 1) {
      throw std::runtime_error("no random bytes are to be had");
    }
  }
  std::vector<std::string> words = lower_words(name);
  if (words.size() < 2 || words.size() > kMostWords) return false;
  for (int turn = 0; turn < 2; ++turn) {
    std::string sum = hash(municipality, joined(words));
    if (hashes_[municipality].insert(sum).second) {
      rows_.push_back({day, why, municipality, std::move(sum)});
    }
    std::rotate(words.begin(), words.end() - 1, words.end());  // the surname first
  }
  sort_rows();
  return true;
}

bool Forgotten::join(const Forgotten& other) {
  if (other.key_.empty()) return true;
  if (key_.empty()) key_ = other.key_;
  if (key_ != other.key_) return false;
  for (const output::ForgottenName& row : other.rows_) {
    if (hashes_[row.municipality].insert(row.hash).second) rows_.push_back(row);
  }
  sort_rows();
  return true;
}

void Forgotten::save(const fs::path& dir) const {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const output::ForgottenName& row : rows_) {
    rows.push_back({{"day", row.day},
                    {"why", row.why},
                    {"municipality", row.municipality},
                    {"hash", row.hash}});
  }
  const nlohmann::ordered_json all = {{"key", hex_of(key_)}, {"forgotten", std::move(rows)}};
  const mode_t before = ::umask(0077);
  try {
    output::AtomicFile file(dir / kFile);
    file.write(all.dump(1) + "\n");
    file.commit();
  } catch (...) {
    ::umask(before);
    throw;
  }
  ::umask(before);
}

bool Forgotten::is_forgotten(const std::string& municipality, const std::string& key) const {
  const std::set<std::string>& known = hashes_.at(municipality);
  if (known.contains(hash(municipality, key))) return true;
  const bool genitive = key.ends_with('s');
  return genitive && known.contains(hash(municipality, key.substr(0, key.size() - 1)));
}

std::size_t Forgotten::mask(std::string& text, const std::string& municipality,
                            OffsetMap* map) const {
  if (!concerns(municipality)) return 0;
  const std::vector<Word> words = words_of(text);
  Rewriting out{text, {}, 0, map};
  std::size_t count = 0;
  for (std::size_t first = 0; first < words.size();) {
    std::size_t end = first + 1;  // of the longest name that begins here
    std::string key;
    for (std::size_t last = first; words[first].capital && last < words.size(); ++last) {
      if (last >= first + kMostWords) break;
      const Span span = words[last].span;
      if (last > first) {
        const std::uint32_t before = words[last - 1].span.end;
        if (!is_gap(std::string_view(text).substr(before, span.begin - before))) break;
        key += ' ';
      }
      key += unicode::lower(std::string_view(text).substr(span.begin, span.size()));
      if (last > first && words[last].capital && is_forgotten(municipality, key)) end = last + 1;
    }
    if (end > first + 1) {
      out.block({words[first].span.begin, words[end - 1].span.end});
      ++count;
    }
    first = end;
  }
  if (count == 0) return 0;
  out.text += out.old.substr(out.copied);
  text = std::move(out.text);
  return count;
}

}  // namespace orgkarta::app
