#include "pipeline/rules/set_code.h"

#include <sstream>
#include <type_traits>

#include <cereal/archives/binary.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/vector.hpp>

namespace orgkarta::rules {
namespace {

/// A vector of things without pointers, as it lies in memory.
template <class T>
struct Raw {
  std::vector<T>& items;

  template <class Archive>
  void save(Archive& archive) const {
    archive(items.size());
    archive(cereal::binary_data(items.data(), items.size() * sizeof(T)));
  }
  template <class Archive>
  void load(Archive& archive) {
    static_assert(std::is_trivially_copyable_v<T>);
    std::size_t count = 0;
    archive(count);
    items.resize(count);
    archive(cereal::binary_data(items.data(), count * sizeof(T)));
  }
};

template <class T>
Raw<T> raw(std::vector<T>& items) {
  return {items};
}

}  // namespace

template <class Archive>
void serialize(Archive& archive, ByteSet& set) {
  archive(cereal::binary_data(&set, sizeof(set)));
}

template <class Archive>
void serialize(Archive& archive, Programs::Image& image) {
  archive(raw(image.code), raw(image.sets), image.tries, raw(image.tables), raw(image.targets),
          image.texts);
}

template <class Archive>
void serialize(Archive& archive, RuleCode& code) {
  bool programmed = code.program.has_value();
  archive(code.wrapped, programmed, code.clauses, code.valued_groups, code.begins_line,
          code.crosses_sentences);
  if (!programmed) return;
  if (!code.program) code.program.emplace();
  archive(code.program->start, code.program->slots, code.program->first);
}

template <class Archive>
void serialize(Archive& archive, SetCode& code) {
  archive(code.characters, code.programs, code.mentions, code.relations);
}

std::string to_bytes(const SetCode& code) {
  std::ostringstream out(std::ios::binary);
  cereal::BinaryOutputArchive{out}(code);
  return std::move(out).str();
}

SetCode set_code(std::string_view bytes) {
  std::istringstream in(std::string(bytes), std::ios::binary);
  SetCode code;
  cereal::BinaryInputArchive{in}(code);
  return code;
}

}  // namespace orgkarta::rules
