#include "pipeline/text/words.h"

#include <string>

#include "pipeline/unicode/fold.h"

namespace orgkarta::text {
namespace {

constexpr std::size_t kLongestForm = 100;
constexpr std::string_view kContents = "contents";

std::string_view first_word(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && s[n] != ' ' && s[n] != '\t' && s[n] != ':') ++n;
  return s.substr(0, n);
}

std::string_view without_colon(std::string_view line) {
  if (line.ends_with(':')) line.remove_suffix(1);
  return line;
}

bool is_word_byte(char c) { return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }

}  // namespace

Words::Words(const Lexicons& lexicons)
    : abbreviations_(load(lexicons, "abbreviations")),
      conjunctions_(load(lexicons, "conjunctions")),
      boilerplate_(load(lexicons, "boilerplate")),
      headings_(load(lexicons, "headings")),
      item_words_(load(lexicons, "item_words")) {
  if (headings_ != nullptr) {
    for (const Lexicon::Entry& entry : headings_->entries) {
      if (entry.value == kContents) contents_.add(entry.form);
    }
  }
  if (boilerplate_ == nullptr) return;
  for (const Lexicon::Entry& entry : boilerplate_->entries) {
    if (entry.value == "begins") add_beginning(entry.form);
    if (entry.value == "word") notice_words_.add(entry.form);
  }
}

// Letters beyond ASCII are all taken for one, as their bytes may change with their case.
void Words::add_beginning(std::string_view form) {
  first_words_.add(first_word(form));
  const auto byte = static_cast<unsigned char>(form[0]);
  const unsigned folded = byte | 0x20U;
  for (unsigned b = 0; b < 256; ++b) {
    if (byte < 0x80 ? (b | 0x20U) == folded : b >= 0x80) first_bytes_.set(b);
  }
}

const Lexicon* Words::load(const Lexicons& lexicons, std::string_view name) {
  const auto it = lexicons.find(name);
  return it == lexicons.end() ? nullptr : &it->second;
}

std::string_view Words::value(const Lexicon* lexicon, std::string_view form) {
  if (lexicon == nullptr || form.size() > kLongestForm || !lexicon->may_hold(form)) return {};
  return lexicon->find(unicode::lower(form)).value_or(std::string_view{});
}

bool Words::is_abbreviation(std::string_view word) const {
  return !value(abbreviations_, word).empty();
}

std::string_view Words::conjunction(std::string_view word) const {
  const std::string_view found = value(conjunctions_, word);
  return found.empty() || found == "open" ? found : "hyphen";
}

bool Words::is_item_word(std::string_view word) const { return !value(item_words_, word).empty(); }

bool Words::is_heading(std::string_view line) const { return !heading_value(line).empty(); }

bool Words::is_contents_heading(std::string_view line) const {
  return contents_.may_hold(without_colon(line)) && heading_value(line) == kContents;
}

std::string_view Words::heading_value(std::string_view line) const {
  return value(headings_, without_colon(line));
}

// Whether each of the cells is listed.
bool Words::is_boilerplate_row(std::string_view line) const {
  for (;;) {
    const std::size_t tab = line.find('\t');
    if (value(boilerplate_, line.substr(0, tab)) != "line") return false;
    if (tab == line.npos) return true;
    line.remove_prefix(tab + 1);
  }
}

bool Words::is_letterhead(std::string_view row) const {
  for (std::size_t tab = row.find('\t'); tab != row.npos; tab = row.find('\t')) {
    if (value(boilerplate_, row.substr(0, tab)) == "letterhead") return true;
    row.remove_prefix(tab + 1);
    if (row.find('\t') == row.npos) return value(boilerplate_, row) == "letterhead";
  }
  return false;
}

bool Words::is_boilerplate(std::string_view line, bool tabs) const {
  if (tabs ? is_boilerplate_row(line) : value(boilerplate_, line) == "line") return true;
  if (line.empty() || !first_bytes_[static_cast<unsigned char>(line[0])]) return false;
  if (!first_words_.may_hold(first_word(line))) return false;
  for (std::size_t i = 0; i <= line.size() && i <= kLongestForm; ++i) {
    const bool word_ends = i == line.size() || line[i] == ' ' || line[i] == '\t' || line[i] == ':';
    if (word_ends && value(boilerplate_, line.substr(0, i)) == "begins") return true;
  }
  return false;
}

bool Words::holds_notice_word(std::string_view paragraph) const {
  for (std::size_t i = 0; i < paragraph.size();) {
    const std::size_t begin = i;
    while (i < paragraph.size() && is_word_byte(paragraph[i])) ++i;
    const std::string_view word = paragraph.substr(begin, i - begin);
    if (notice_words_.may_hold(word) && value(boilerplate_, word) == "word") return true;
    i += i == begin;
  }
  return false;
}

bool Words::is_page_word(std::string_view word) const {
  return value(boilerplate_, word) == "page";
}

}  // namespace orgkarta::text
