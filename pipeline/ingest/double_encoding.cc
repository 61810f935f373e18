#include "pipeline/ingest/double_encoding.h"

#include <algorithm>
#include <array>
#include <string>

#include "pipeline/ingest/charset.h"
#include "pipeline/ingest/code_pages.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest {
namespace {

constexpr std::array<const CodePage*, 3> kPages = {&kWindows1252, &kIbm850, &kMacintosh};

// The byte that the page (windows-1252 with Latin-1's controls) shows as `c`; 0 if there is none.
unsigned char byte_shown_as(char32_t c, const CodePage& page) {
  if (c < 0x80 || c > 0xFFFF || c == 0xFFFD) return 0;
  const auto it = std::find(page.upper.begin(), page.upper.end(), static_cast<char16_t>(c));
  if (it != page.upper.end()) return static_cast<unsigned char>(0x80 + (it - page.upper.begin()));
  return &page == &kWindows1252 && c < 0xA0 ? static_cast<unsigned char>(c) : 0;
}

/// A character whose bytes are shown as several others.
struct Shown {
  std::string bytes;    ///< empty if there is none
  std::size_t end = 0;  ///< behind them
};

Shown shown_in(std::string_view text, std::size_t i, const CodePage& page) {
  Shown found{{}, i};
  while (found.end < text.size() && found.bytes.size() < 4) {
    const unsigned char byte = byte_shown_as(utf8::next(text, found.end), page);
    if (byte == 0) break;
    found.bytes.push_back(static_cast<char>(byte));
    std::size_t bad = 0;
    if (utf8_length(found.bytes, 0, bad) == found.bytes.size() && found.bytes.size() > 1)
      return found;
    if (found.bytes.size() == 1 && byte < 0xC2) break;
  }
  return {};
}

Shown shown_character(std::string_view text, std::size_t i) {
  for (const CodePage* page : kPages) {
    if (Shown found = shown_in(text, i, *page); !found.bytes.empty()) return found;
  }
  return {};
}

// The letters that Swedish texts are full of: a and o with ring or dots, e with acute.
bool is_swedish_letter(std::string_view bytes) {
  if (bytes.size() != 2 || bytes[0] != '\xC3') return false;
  const auto tail = static_cast<unsigned char>(bytes[1]);
  return tail == 0xA5 || tail == 0xA4 || tail == 0xB6 || tail == 0x85 || tail == 0x84 ||
         tail == 0x96 || tail == 0xA9;
}

// What the first byte of those letters, 0xC3, is shown as in the pages; the first, once more
// encoded, begins anew.
constexpr std::array<std::string_view, 3> kLeads = {"\xC3\x83", "\xE2\x94\x9C", "\xE2\x88\x9A"};

bool begins_with_lead(std::string_view text) {
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](auto lead) { return text.starts_with(lead); });
}

bool within_word(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  const bool left = begin > 0 && unicode::is_letter(utf8::previous(text, before));
  std::size_t after = end;
  const bool right = end < text.size() && (unicode::is_letter(utf8::next(text, after)) ||
                                           begins_with_lead(text.substr(end)));
  return left || right;
}

/// A Swedish letter that is encoded twice, or (then `bytes` is one of the leads) more often.
Shown letter_at(std::string_view text, std::size_t i) {
  Shown found = shown_character(text, i);
  return is_swedish_letter(found.bytes) || begins_with_lead(found.bytes) ? found : Shown{};
}

// What nearly every text ends with.
bool holds_lead(std::string_view text) {
  return std::any_of(kLeads.begin(), kLeads.end(),
                     [&](auto lead) { return text.find(lead) != text.npos; });
}

// The page that the text was taken for: the one whose lead stands in it most often.
const CodePage& page_of_text(std::string_view text) {
  std::array<std::size_t, kLeads.size()> found{};
  for (std::size_t k = 0; k < kLeads.size(); ++k) {
    for (std::size_t i = 0; (i = text.find(kLeads[k], i)) != text.npos; ++i) ++found[k];
  }
  return *kPages[static_cast<std::size_t>(std::max_element(found.begin(), found.end()) -
                                          found.begin())];
}

}  // namespace

Repair doubly_encoded(std::string_view text) {
  if (!holds_lead(text)) return Repair::none;
  std::size_t doubly = 0;
  std::size_t within = 0;
  std::size_t singly = 0;
  for (std::size_t i = 0; (i = text.find_first_of("\xC3\xE2", i)) < text.size();) {
    if (!begins_with_lead(text.substr(i))) {
      singly += is_swedish_letter(text.substr(i, 2));
      ++i;
      continue;
    }
    const Shown found = letter_at(text, i);
    doubly += !found.bytes.empty();
    within += !found.bytes.empty() && within_word(text, i, found.end);
    i = std::max(found.end, i + 1);
  }
  if (within == 0) return Repair::none;
  return doubly >= 2 && doubly >= singly * 5 ? Repair::all : Repair::words;
}

std::size_t undo_double_encoding(std::string_view text, Repair repair, Rewriter& writer) {
  const CodePage& page = page_of_text(text);
  std::size_t repaired = 0;
  for (std::size_t i = writer.at(); i < text.size();) {
    std::size_t end = i + 1;
    if (static_cast<unsigned char>(text[i]) >= 0xC2) {
      const Shown found = repair == Repair::all ? shown_in(text, i, page) : letter_at(text, i);
      if (!found.bytes.empty() && (repair == Repair::all || within_word(text, i, found.end))) {
        writer.keep_to(i);
        end = found.end;
        writer.replace(end - i, found.bytes);
        ++repaired;
      } else {
        end = i;
        utf8::next(text, end);
      }
    }
    i = end;
  }
  return repaired;
}

}  // namespace orgkarta::ingest
