#include "pipeline/rules/clues.h"

#include <algorithm>
#include <functional>

#include "pipeline/rules/lines.h"

namespace orgkarta::rules {
namespace {

constexpr std::size_t kBuckets = 1 << 12;  // must be a power of two
constexpr std::size_t kWays = 4;           // entries a bucket, overwritten in turn
constexpr std::size_t kEntries = kBuckets * kWays;
constexpr std::size_t kPrefix = 3;  // bytes: there are few beginnings of words, so most are known

}  // namespace

Clues::Clues(const std::vector<CompiledRule>& rules, const Anchors& anchors)
    : rules_(rules),
      anchors_(anchors),
      width_(std::max<std::size_t>(1, words_for(rules.size()))),
      tags_(kEntries),
      entries_(kEntries),
      victims_(kBuckets),
      clues_(kEntries * kSets * width_),
      others_(256 * kSets * width_),
      all_(width_),
      scratch_(kSets * width_) {
  for (std::size_t rule = 0; rule < rules.size(); ++rule) set_bit(all_, rule);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    work_out({&c, 1}, all_, others_.data() + byte * kSets * width_);
  }
}

const std::uint64_t* Clues::of_word(std::string_view word) {
  const std::size_t hash = std::hash<std::string_view>()(word);
  const std::size_t bucket = hash & (kBuckets - 1);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  if (const auto known = find(bucket, tag, word)) return clues_of(*known);
  std::vector<std::uint64_t> among = all_;
  if (word.size() > kPrefix + 1) {
    // A word begins no match that its first letters cannot begin.
    const std::uint64_t* begins = of_word(word.substr(0, kPrefix));
    for (std::size_t i = 0; i < width_; ++i) among[i] = begins[i * kSets];
  }
  work_out(word, among, scratch_.data());
  if (word.size() > Entry::kLongest) return scratch_.data();
  const std::size_t place = bucket * kWays + victims_[bucket]++ % kWays;
  Entry& entry = entries_[place];
  tags_[place] = tag;
  entry.size = static_cast<std::uint8_t>(word.size());
  std::copy(word.begin(), word.end(), entry.word.begin());
  std::copy(scratch_.begin(), scratch_.end(), clues_of(place));
  return clues_of(place);
}

std::optional<std::size_t> Clues::find(std::size_t bucket, std::uint32_t tag,
                                       std::string_view word) const {
  for (std::size_t place = bucket * kWays; place < (bucket + 1) * kWays; ++place) {
    if (tags_[place] != tag) continue;
    const Entry& entry = entries_[place];
    if (std::string_view(entry.word.data(), entry.size) == word) return place;
  }
  return std::nullopt;
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
