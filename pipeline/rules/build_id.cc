#include "pipeline/rules/build_id.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <string_view>

#include <fmt/format.h>

namespace orgkarta::rules {
namespace {

constexpr std::size_t kAligned = 4;  // bytes that parts of a note are rounded up to

constexpr std::size_t rounded(std::size_t size) { return (size + kAligned - 1) & ~(kAligned - 1); }

// Notes: a header, a name and a description, one behind the other (elf(5)).
std::string id_among(std::string_view notes) {
  ElfW(Nhdr) header;
  while (notes.size() >= sizeof(header)) {
    std::memcpy(&header, notes.data(), sizeof(header));
    const std::size_t id = sizeof(header) + rounded(header.n_namesz);
    const std::size_t end = id + rounded(header.n_descsz);
    if (end > notes.size()) return "";
    if (header.n_type == NT_GNU_BUILD_ID) {
      std::string out;
      for (const char c : notes.substr(id, header.n_descsz)) {
        out += fmt::format("{:02x}", static_cast<unsigned char>(c));
      }
      return out;
    }
    notes.remove_prefix(end);
  }
  return "";
}

// The program itself comes first; not 0 ends the search there.
int take_first(dl_phdr_info* object, std::size_t, void* out) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
    std::string id = id_among({begin, part.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(out) = std::move(id);
  }
  return 1;
}

}  // namespace

std::string build_id() {
  std::string id;
  ::dl_iterate_phdr(take_first, &id);
  return id;
}

}  // namespace orgkarta::rules
