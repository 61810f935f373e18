#include "pipeline/rules/clues.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <functional>

#include "pipeline/rules/lines.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t kBuckets = 1 << 13;  // must be a power of two
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
    meet_clauses({&c, 1}, clues);
    telling_[byte] = std::any_of(clues, clues + kSets * width_, [](auto set) { return set != 0; });
    for (std::size_t i = 0; i < width_; ++i) {
      std::uint64_t* const sets = clues + i * kSets;
      sets[kBegins] = all_[i];
      ask({&c, 1}, i * 64, all_[i], sets);
      beginning_[byte] |= sets[kBegins] != 0;
    }
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

std::uint64_t* Clues::of_word(std::string_view word) {
  const Key key = key_of(word);
  if (const auto known = find(key, word)) return entry(*known) + 2;
  work_out(word);
  return word.size() <= kLongest ? keep(key, word) : scratch_.data();
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
std::uint64_t* Clues::keep(const Key& key, std::string_view word) {
  const std::size_t place = key.bucket * kWays + victims_[key.bucket]++ % kWays;
  tags_[place] = key.tag;
  entry(place)[0] = key.low;
  entry(place)[1] = key.high;
  std::copy(scratch_.begin(), scratch_.end(), entry(place) + 2);
  if (word.size() > 16) std::copy(word.begin(), word.end(), long_words_[place].begin());
  return entry(place) + 2;
}

// Leaves a word's clues in scratch_. A word begins no match that its first letters cannot begin,
// and as there are few beginnings of words, all is asked of them.
void Clues::work_out(std::string_view word) {
  std::vector<std::uint64_t> among = all_;
  if (word.size() > kPrefix + 1) {
    const std::string_view prefix = word.substr(0, kPrefix);
    std::uint64_t* const clues = of_word(prefix);
    for (std::size_t i = 0; i < width_; ++i) {
      std::uint64_t* const sets = clues + i * kSets;
      if (const auto unasked = sets[kBegins] & ~sets[kAsked]) ask(prefix, i * 64, unasked, sets);
      among[i] = sets[kBegins];
    }
  }
  std::fill(scratch_.begin(), scratch_.end(), 0);
  for (std::size_t i = 0; i < width_; ++i) scratch_[i * kSets + kBegins] = among[i];
  meet_clauses(word, scratch_.data());
}

void Clues::meet_clauses(std::string_view word, std::uint64_t* clues) const {
  anchors_.find(word, [&](std::uint32_t rule, std::uint32_t clause) {
    clues[rule / 64 * kSets + kFirstClause + clause] |= std::uint64_t{1} << (rule % 64);
  });
}

void Clues::ask(std::string_view word, std::size_t first, std::uint64_t rules,
                std::uint64_t* sets) {
  fenced_.assign(1, Lines::kFence);
  fenced_ += word;
  const std::string_view begin = std::string_view(fenced_).substr(1);
  sets[kAsked] |= rules;
  each_bit(rules, first, [&](std::uint32_t rule) {
    if (rules_[rule].jit.may_begin(begin, match_)) return;
    sets[kBegins] &= ~(std::uint64_t{1} << (rule - first));
  });
}

}  // namespace orgkarta::rules
