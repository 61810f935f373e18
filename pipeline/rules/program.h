// Patterns as instructions for a matcher that tries one place.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "pipeline/rules/byte_set.h"
#include "pipeline/rules/pattern_tree.h"

namespace orgkarta::rules {

/// One step. What it does not name is `next`: where it goes on.
struct Instruction {
  enum class Op : std::uint8_t {
    // Those that look at the next byte:
    byte,      ///< takes `byte`
    set,       ///< takes one byte of `set`
    text,      ///< takes `least` bytes, those from `other` on among the programs' texts
    words,     ///< takes a form of trie `other` that a byte of `follow` comes behind
    greedy,    ///< takes `least` to `most` bytes of `set`, as many as possible before `follow`
    lazy,      ///< the same, as few as possible
    split,     ///< two ways: `next` if it is of `set`; `other` if of `follow`, if the first fails
    dispatch,  ///< it tells where to go on: table `other`, targets from `next` on
    ahead,     ///< demands that it is of `set`
    line_end,  ///< demands that the line ends
    // Those that do not:
    fork,        ///< goes on at `next` or, if that fails, at `other`
    save,        ///< notes the place in slot `other`
    progress,    ///< goes on at `other` if nothing has been taken since slot `least` was noted
    line_begin,  ///< demands that the line begins
    match,
  };
  static constexpr std::uint8_t kEndless = 0xFF;

  Op op = Op::match;
  char byte = 0;
  std::uint16_t set = 0;
  std::uint16_t follow = 0;
  std::uint8_t least = 0;
  std::uint8_t most = 0;
  std::uint32_t next = 0;
  std::uint32_t other = 0;

  bool operator==(const Instruction&) const = default;
};
static_assert(sizeof(Instruction) == 16);  // four in a line of the processor's cache

/// The programs of a rule set. They stand close together and share what they can, so that they
/// stay in the processor's cache: most tries end after a few bytes, and what counts is how quickly
/// their instructions can be read.
class Programs {
 public:
  Programs() = default;
  Programs(const Programs&) = delete;  // its programs know where it is
  Programs& operator=(const Programs&) = delete;

  struct Program {
    const Programs* programs = nullptr;  ///< that it is one of
    std::uint32_t start = 0;
    std::uint16_t slots = 0;  ///< that it notes places in: two a group, then those of its loops
    ByteSet first;            ///< the bytes that a match begins with
  };
  /// What ends a match.
  struct Ending {
    bool genitive = false;  ///< "s" or ":s" may come, outside the pattern's own group
    ByteSet boundary;       ///< a byte of these must come
  };

  /// Adds a pattern whose groups are numbered from 2 on; it becomes group 1 itself. Empty if it is
  /// too large.
  std::optional<Program> add(PatternTree pattern, const Ending& ending);

  /// To be called after the last add().
  void finish();

  using Table = std::array<std::uint8_t, 256>;
  /// All that programs are made of; tries by their lexicons' names.
  struct Image {
    std::vector<Instruction> code;
    std::vector<ByteSet> sets;
    std::vector<std::string> tries;
    std::vector<Table> tables;
    std::vector<std::uint32_t> targets;
    std::string texts;
  };
  Image image(const WordTries& tries) const;
  /// Makes these, which have none yet, what the others were that the image was made of. Throws
  /// std::out_of_range if a trie is missing.
  void restore(Image image, const WordTries& tries);

  const Instruction& at(std::uint32_t number) const { return code_[number]; }
  std::size_t size() const { return code_.size(); }
  const ByteSet& set(std::uint16_t number) const { return sets_[number]; }
  const WordTrie& trie(std::uint32_t number) const { return *tries_[number]; }
  const char* text(std::uint32_t offset) const { return texts_.data() + offset; }
  std::uint32_t target(const Instruction& dispatch, char byte) const {
    return targets_[dispatch.next + tables_[dispatch.other][static_cast<unsigned char>(byte)]];
  }
  /// Bytes behind its begin that a try may see. Without this bound a line of a megabyte would take
  /// as many steps from each of its words.
  static constexpr std::size_t kWindow = 1'000;
  static constexpr std::uint32_t kNowhere = ~std::uint32_t{0};  ///< a dispatch's target

 private:
  friend class ProgramWriter;
  /// Of things without padding.
  struct BytesHash {
    template <class T>
    std::size_t operator()(const T& thing) const {
      static_assert(std::has_unique_object_representations_v<T>);
      return std::hash<std::string_view>()({reinterpret_cast<const char*>(&thing), sizeof(T)});
    }
  };

  std::uint16_t number_of(const ByteSet& set);
  std::uint32_t number_of(const WordTrie& trie);
  std::uint32_t number_of(const Table& table);
  std::uint32_t offset_of(const std::string& text);
  std::uint32_t offset_of(const std::vector<std::uint32_t>& targets);
  std::uint32_t put(const Instruction& instruction);
  /// A place for one that is written later.
  std::uint32_t reserve() {
    code_.emplace_back();
    return static_cast<std::uint32_t>(code_.size() - 1);
  }

  std::vector<Instruction> code_;
  std::vector<ByteSet> sets_;
  std::vector<const WordTrie*> tries_;
  std::vector<Table> tables_;
  std::vector<std::uint32_t> targets_;
  std::string texts_;
  /// Where what has been written stands, while more is written.
  struct Known {
    std::unordered_map<Instruction, std::uint32_t, BytesHash> code;
    std::unordered_map<ByteSet, std::uint16_t, BytesHash> sets;
    std::unordered_map<Table, std::uint32_t, BytesHash> tables;
    std::unordered_map<std::string, std::uint32_t> texts;
    std::map<std::vector<std::uint32_t>, std::uint32_t> targets;
  };
  Known known_;
};

}  // namespace orgkarta::rules
