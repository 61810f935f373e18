#include "pipeline/ingest/html/copies.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "pipeline/ingest/html/class_words.h"
#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

constexpr std::uint32_t kLeastOfCopy = 20;      // letters that a window's width shows or hides
constexpr std::uint32_t kLeastOfAnyCopy = 300;  // letters that nobody writes twice

bool is_part(GumboTag tag) {
  return tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_ARTICLE ||
         tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER;
}

/// The letters of all that is not left out in one string, and where those of each node begin.
class Letters {
 public:
  explicit Letters(const PageStats& page) : begin_(page.size() + 1), hash_(page.size() + 1) {
    for (std::uint32_t i = 0; i < page.size();) {
      const std::uint32_t end = page.left_out()[i] ? page.node(i).end : i + 1;
      if (end == i + 1 && !page.left_out()[i] && page.node(i).is_text())
        append(page.node(i).text());
      while (i < end) note(++i);
    }
  }

  std::string_view of(std::uint32_t i, std::uint32_t end) const {
    return std::string_view(all_).substr(begin_[i], begin_[end] - begin_[i]);
  }

  /// Equal for equal letters; told from what stands before two places, in the logarithm of their
  /// distance.
  std::uint64_t hash(std::uint32_t i, std::uint32_t end) const {
    std::uint64_t power = 1;
    std::uint64_t base = kBase;
    for (std::size_t n = begin_[end] - begin_[i]; n > 0; n >>= 1, base *= base) {
      if ((n & 1) != 0) power *= base;
    }
    return hash_[end] - hash_[i] * power;
  }

 private:
  static constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15U;

  void note(std::uint32_t i) {
    begin_[i] = all_.size();
    hash_[i] = so_far_;
  }

  void append(std::string_view text) {
    for (const char c : text) {
      if (is_space(c)) continue;
      all_ += c;
      so_far_ = so_far_ * kBase + static_cast<unsigned char>(c) + 1;
    }
  }

  std::string all_;
  std::uint64_t so_far_ = 0;
  std::vector<std::size_t> begin_;
  std::vector<std::uint64_t> hash_;
};

bool is_tab(const Node& node) { return !node.is_text() && node.attribute("role") == "tab"; }

void leave_out_copies(const PageStats& page, const Letters& letters, std::vector<bool>& out) {
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  for (std::uint32_t i = 0; i < page.size(); ++i) {
    const Node& node = page.node(i);
    if (page.left_out()[i] || !is_part(node.tag) || page[i].letters < kLeastOfCopy) continue;
    const auto [it, is_new] = first.emplace(letters.hash(i, node.end), i);
    const Node& other = page.node(it->second);
    if (is_new || other.end > i || letters.of(it->second, other.end) != letters.of(i, node.end))
      continue;
    const bool by_width = shows_at_some_widths(node.attribute("class")) ||
                          shows_at_some_widths(other.attribute("class"));
    if (!by_width && page[i].letters < kLeastOfAnyCopy) continue;
    out[i] = true;
    i = node.end - 1;
  }
}

// Tabs stand in a row above their panels; a panel's own heading, or its tab for narrow windows,
// says the same.
void leave_out_labels(const PageStats& page, const Letters& letters, std::vector<bool>& out) {
  std::unordered_map<std::string_view, std::uint32_t> last;
  for (std::uint32_t i = page.size(); i-- > 0;) {
    const Node& node = page.node(i);
    if (page.left_out()[i] || page[i].letters > kFewLetters ||
        (!is_tab(node) && !is_heading(node.tag)))
      continue;
    const bool is_new = last.emplace(letters.of(i, node.end), i).second;
    if (!is_new && is_tab(node)) out[i] = true;
  }
}

}  // namespace

std::vector<bool> copies(const PageStats& page) {
  std::vector<bool> out(page.size());
  const Letters letters(page);
  leave_out_copies(page, letters, out);
  leave_out_labels(page, letters, out);
  return out;
}

}  // namespace orgkarta::ingest::html
