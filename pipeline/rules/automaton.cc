#include "pipeline/rules/automaton.h"

#include <utility>

namespace orgkarta::rules {
namespace {

// A trie over byte classes that becomes the automaton; 0 is the root and "no child".
struct Trie {
  std::uint32_t width;
  std::vector<std::uint32_t> next;
  std::vector<std::vector<std::uint32_t>> ends;  // state → literals ending there
  std::vector<std::uint32_t> fail;

  explicit Trie(std::uint32_t classes) : width(classes), next(classes), ends(1), fail(1) {}

  std::uint32_t child(std::uint32_t state, std::uint8_t c) {
    if (const std::uint32_t known = next[state * width + c]) return known;
    const auto fresh = static_cast<std::uint32_t>(ends.size());
    next.resize(next.size() + width);
    ends.emplace_back();
    fail.push_back(0);
    next[state * width + c] = fresh;
    return fresh;
  }

  // Fills in the missing steps, level by level, from the longest proper suffix's steps.
  void complete() {
    std::vector<std::uint32_t> queue{0};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      const std::uint32_t state = queue[i];
      for (std::uint32_t c = 0; c < width; ++c) {
        std::uint32_t& to = next[state * width + c];
        const std::uint32_t other = state == 0 ? 0 : next[fail[state] * width + c];
        if (to == 0) {
          to = other;
          continue;
        }
        fail[to] = other;
        ends[to].insert(ends[to].end(), ends[other].begin(), ends[other].end());
        queue.push_back(to);
      }
    }
  }
};

}  // namespace

Automaton::Automaton(const std::vector<std::string>& literals) {
  number_classes(literals);
  Trie trie(width_);
  for (std::uint32_t i = 0; i < literals.size(); ++i) {
    std::uint32_t state = 0;
    for (const char c : literals[i]) {
      state = trie.child(state, classes_[static_cast<unsigned char>(c)]);
    }
    trie.ends[state].push_back(i);
  }
  trie.complete();
  table_ = std::move(trie.next);
  for (std::uint32_t& entry : table_)
    entry = entry * width_ | (trie.ends[entry].empty() ? 0 : kHit);
  for (const auto& ends : trie.ends) {
    first_.push_back(static_cast<std::uint32_t>(literals_.size()));
    literals_.insert(literals_.end(), ends.begin(), ends.end());
  }
  first_.push_back(static_cast<std::uint32_t>(literals_.size()));
}

// Class 0 holds all bytes that no literal has.
void Automaton::number_classes(const std::vector<std::string>& literals) {
  std::array<std::uint8_t, 256> numbers{};
  std::uint32_t count = 1;
  for (const std::string& literal : literals) {
    for (const char c : literal) {
      std::uint8_t& number = numbers[fold_byte(static_cast<unsigned char>(c))];
      if (number == 0) number = static_cast<std::uint8_t>(count++);
    }
  }
  width_ = count;
  for (unsigned b = 0; b < 256; ++b)
    classes_[b] = numbers[fold_byte(static_cast<unsigned char>(b))];
}

}  // namespace orgkarta::rules
