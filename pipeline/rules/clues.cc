#include "pipeline/rules/clues.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

#include "pipeline/rules/lines.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t kBuckets = 1 << 12;  // must be a power of two
constexpr std::size_t kWays = 4;           // entries a bucket, overwritten in turn
constexpr std::size_t kEntries = kBuckets * kWays;
constexpr std::size_t kPrefix = 3;  // bytes: there are few beginnings of words, so most are known

// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014): the mixing step.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

}  // namespace

Clues::Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors)
    : rules_(rules),
      anchors_(anchors),
      width_(std::max<std::size_t>(1, words_for(rules.size()))),
      entry_size_(2 + kSets * width_),
      tags_(kEntries),
      entries_(kEntries * entry_size_),
      long_words_(kEntries),
      victims_(kBuckets),
      others_(256 * kSets * width_),
      all_(width_),
      scratch_(kSets * width_) {
  for (std::size_t rule = 0; rule < rules.size(); ++rule) set_bit(all_, rule);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    std::uint64_t* const clues = others_.data() + byte * kSets * width_;
    work_out({&c, 1}, all_, clues);
    telling_[byte] = std::any_of(clues, clues + kSets * width_, [](auto set) { return set != 0; });
    for (std::size_t i = 0; i < width_; ++i) beginning_[byte] |= clues[i * kSets] != 0;
  }
}

// The parts of a word of 9 to 16 bytes overlap; its size is a part of the tag.
Clues::Key Clues::key_of(std::string_view word) {
  Key key;
  key.low = eight_bytes(word.data());
  if (word.size() > 16) {
    key.high = std::hash<std::string_view>()(word);
  } else if (word.size() > 8) {
    key.high = eight_bytes(word.data() + word.size() - 8);
  } else {
    const std::size_t others = 64 - 8 * word.size();  // bits of what stands behind the word
    key.low = std::endian::native == std::endian::little ? key.low << others : key.low >> others;
  }
  const std::uint64_t hash = mixed(key.low ^ mixed(key.high));
  key.bucket = hash & (kBuckets - 1);
  const std::size_t size = std::min(word.size(), kLongest + 1);
  key.tag = static_cast<std::uint32_t>((hash >> 32 << 8) | size);
  return key;
}

const std::uint64_t* Clues::of_word(std::string_view word) {
  const Key key = key_of(word);
  if (const auto known = find(key, word)) return entry(*known) + 2;
  const std::uint64_t* const clues = work_out_word(word);
  if (word.size() <= kLongest) keep(key, word);
  return clues;
}

std::optional<std::size_t> Clues::find(const Key& key, std::string_view word) const {
  for (std::size_t place = key.bucket * kWays; place < (key.bucket + 1) * kWays; ++place) {
    if (tags_[place] != key.tag) continue;
    const std::uint64_t* const known = entry(place);
    if (known[0] != key.low || known[1] != key.high) continue;
    if (word.size() <= 16) return place;
    if (word.size() <= kLongest &&
        std::equal(word.begin(), word.end(), long_words_[place].begin())) {
      return place;
    }
  }
  return std::nullopt;
}

// Keeps what has just been worked out.
void Clues::keep(const Key& key, std::string_view word) {
  const std::size_t place = key.bucket * kWays + victims_[key.bucket]++ % kWays;
  tags_[place] = key.tag;
  entry(place)[0] = key.low;
  entry(place)[1] = key.high;
  std::copy(scratch_.begin(), scratch_.end(), entry(place) + 2);
  if (word.size() > 16) std::copy(word.begin(), word.end(), long_words_[place].begin());
}

// A word begins no match that its first letters cannot begin, and these are mostly known.
const std::uint64_t* Clues::work_out_word(std::string_view word) {
  std::vector<std::uint64_t> among = all_;
  if (word.size() > kPrefix + 1) {
    const std::uint64_t* begins = of_word(word.substr(0, kPrefix));
    for (std::size_t i = 0; i < width_; ++i) among[i] = begins[i * kSets];
  }
  work_out(word, among, scratch_.data());
  return scratch_.data();
}

void Clues::work_out(std::string_view word, ConstBits among, std::uint64_t* clues) {
  std::fill_n(clues, kSets * width_, 0);
  fenced_.assign(1, Lines::kFence);
  fenced_ += word;
  const std::string_view begin = std::string_view(fenced_).substr(1);
  const auto put = [&](std::size_t set, std::uint32_t rule) {
    clues[rule / 64 * kSets + set] |= std::uint64_t{1} << (rule % 64);
  };
  for (std::size_t i = 0; i < width_; ++i) {
    each_bit(among[i], i * 64, [&](std::uint32_t rule) {
      if (rules_[rule].jit.may_begin(begin, match_)) put(0, rule);
    });
  }
  anchors_.find(word, [&](std::uint32_t rule, std::uint32_t clause) { put(1 + clause, rule); });
}

}  // namespace orgkarta::rules
