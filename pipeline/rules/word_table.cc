#include "pipeline/rules/word_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

namespace orgkarta::rules {
namespace {

constexpr std::size_t kExact = 16;  // bytes that a key holds

// Both halves of a product in one, as "wyhash" mixes (Wang Yi, public domain).
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

}  // namespace

// The parts of a word of 9 to 16 bytes overlap; its size is a part of the tag.
WordTable::Key WordTable::key_of(std::string_view word) const {
  Key key;
  key.low = eight_bytes(word.data());
  if (word.size() > kExact) {
    key.high = std::hash<std::string_view>()(word);
  } else if (word.size() > 8) {
    key.high = eight_bytes(word.data() + word.size() - 8);
  } else {
    const std::size_t others = 64 - 8 * word.size();  // bits of what stands behind the word
    key.low = std::endian::native == std::endian::little ? key.low << others : key.low >> others;
  }
  const std::uint64_t hash = mixed(key.low ^ 0x9E3779B97F4A7C15, key.high ^ 0xD1B54A32D192ED03);
  key.bucket = hash & (buckets_.size() - 1);
  const std::size_t size = std::min(word.size(), kLongest + 1);
  key.tag = static_cast<std::uint32_t>((hash >> 32 << 8) | size);
  __builtin_prefetch(&buckets_[key.bucket]);
  return key;
}

std::size_t WordTable::find(const Key& key, std::string_view word) const {
  const Bucket& bucket = buckets_[key.bucket];
  for (std::size_t way = 0; way < kWays; ++way) {
    const std::uint64_t other =
        (bucket.low[way] ^ key.low) | (bucket.high[way] ^ key.high) | (bucket.tag[way] ^ key.tag);
    const std::size_t number = key.bucket * kWays + way;
    if (other == 0 && (word.size() <= kExact || is_long_word(number, word))) return number;
  }
  return kNone;
}

bool WordTable::is_long_word(std::size_t number, std::string_view word) const {
  return word.size() <= kLongest &&
         std::equal(word.begin(), word.end(), long_words_[number].begin());
}

std::size_t WordTable::add(const Key& key, std::string_view word, Note note) {
  if (word.size() > kLongest) return kNone;
  Bucket& bucket = buckets_[key.bucket];
  const std::size_t way = bucket.next++ % kWays;
  bucket.low[way] = key.low;
  bucket.high[way] = key.high;
  bucket.tag[way] = key.tag;
  bucket.note[way] = note;
  const std::size_t number = key.bucket * kWays + way;
  if (word.size() > kExact) std::copy(word.begin(), word.end(), long_words_[number].begin());
  return number;
}

void WordTable::clear() { std::fill(buckets_.begin(), buckets_.end(), Bucket()); }

}  // namespace orgkarta::rules
