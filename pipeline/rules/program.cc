#include "pipeline/rules/program.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "pipeline/rules/program_writer.h"

namespace orgkarta::rules {
namespace {

constexpr int kWhole = 1;  // the group of the pattern itself
constexpr std::string_view kGenitive = "(?:s|:s)?";

int last_group(const PatternTree& tree) {
  int last = tree.group;
  for (const PatternTree& part : tree.parts) last = std::max(last, last_group(part));
  return last;
}

}  // namespace

std::optional<Programs::Program> Programs::add(PatternTree pattern, const Ending& ending) {
  PatternTree whole;
  whole.kind = PatternTree::Kind::group;
  whole.group = kWhole;
  whole.parts.push_back(std::move(pattern));
  ProgramWriter writer(*this, 2 * (last_group(whole) + 1));
  try {
    ProgramWriter::Entry end = writer.match();
    if (ending.boundary != ByteSet()) end = writer.ahead(ending.boundary, end);
    if (ending.genitive) end = writer.write(*read_pattern(kGenitive, {}, 0), end);
    const ProgramWriter::Entry start = writer.write(whole, end);
    return Program{this, start.at, static_cast<std::uint16_t>(writer.slots()), start.first};
  } catch (const ProgramWriter::TooLarge&) {
    return std::nullopt;
  }
}

// What stood there before serves again: alternatives that end alike, bytes that many rules ask for.
std::uint32_t Programs::put(const Instruction& instruction) {
  const auto next = static_cast<std::uint32_t>(code_.size());
  const auto [it, fresh] = known_.code.try_emplace(instruction, next);
  if (fresh) code_.push_back(instruction);
  return it->second;
}

std::uint32_t Programs::offset_of(const std::string& text) {
  const auto [it, fresh] =
      known_.texts.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
  if (fresh) texts_ += text;
  return it->second;
}

std::uint16_t Programs::number_of(const ByteSet& set) {
  const auto [it, fresh] = known_.sets.try_emplace(set, static_cast<std::uint16_t>(sets_.size()));
  if (fresh) sets_.push_back(set);
  return it->second;
}

std::uint32_t Programs::number_of(const WordTrie& trie) {
  const auto found = std::find(tries_.begin(), tries_.end(), &trie);
  if (found != tries_.end()) return static_cast<std::uint32_t>(found - tries_.begin());
  tries_.push_back(&trie);
  return static_cast<std::uint32_t>(tries_.size() - 1);
}

std::uint32_t Programs::number_of(const Table& table) {
  const auto next = static_cast<std::uint32_t>(tables_.size());
  const auto [it, fresh] = known_.tables.try_emplace(table, next);
  if (fresh) tables_.push_back(table);
  return it->second;
}

std::uint32_t Programs::offset_of(const std::vector<std::uint32_t>& targets) {
  const auto next = static_cast<std::uint32_t>(targets_.size());
  const auto [it, fresh] = known_.targets.try_emplace(targets, next);
  if (fresh) targets_.insert(targets_.end(), targets.begin(), targets.end());
  return it->second;
}

void Programs::finish() { known_ = {}; }

Programs::Image Programs::image(const WordTries& tries) const {
  Image image{code_, sets_, {}, tables_, targets_, texts_};
  for (const WordTrie* trie : tries_) {
    const auto named = std::find_if(tries.begin(), tries.end(),
                                    [&](const auto& entry) { return &entry.second == trie; });
    image.tries.push_back(named->first);
  }
  return image;
}

void Programs::restore(Image image, const WordTries& tries) {
  for (const std::string& name : image.tries) {
    const auto found = tries.find(name);
    if (found == tries.end()) throw std::out_of_range("no lexicon " + name);
    tries_.push_back(&found->second);
  }
  code_ = std::move(image.code);
  sets_ = std::move(image.sets);
  tables_ = std::move(image.tables);
  targets_ = std::move(image.targets);
  texts_ = std::move(image.texts);
}

}  // namespace orgkarta::rules
