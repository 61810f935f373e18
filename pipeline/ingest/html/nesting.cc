#include "pipeline/ingest/html/nesting.h"

#include <algorithm>
#include <iterator>

namespace orgkarta::ingest::html {
namespace {

bool is_cell(GumboTag tag) { return tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH; }

bool is_section(GumboTag tag) {
  return tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD || tag == GUMBO_TAG_TFOOT;
}

// What no implied end reaches beyond.
bool ends_scope(GumboTag tag) {
  return is_cell(tag) || tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_CAPTION ||
         tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_APPLET ||
         tag == GUMBO_TAG_MARQUEE;
}

bool ends_list_scope(GumboTag tag) {
  return ends_scope(tag) || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DL ||
         tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR;
}

bool is_table(GumboTag tag) { return tag == GUMBO_TAG_TABLE; }

bool is_table_content(GumboTag tag) { return is_cell(tag) || tag == GUMBO_TAG_CAPTION; }

// The end tag of a plain inline element reaches no further than the block that it stands in.
bool ends_inline_scope(GumboTag tag) { return !is_inline(tag) && tag != GUMBO_TAG_UNKNOWN; }

bool is_heading(GumboTag tag) { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool is_table_part(GumboTag tag) {
  return is_cell(tag) || is_section(tag) || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_CAPTION ||
         tag == GUMBO_TAG_COLGROUP;
}

}  // namespace

bool is_void(GumboTag tag) {
  constexpr GumboTag kVoid[] = {
      GUMBO_TAG_BR,      GUMBO_TAG_IMG,   GUMBO_TAG_IMAGE,  GUMBO_TAG_HR,      GUMBO_TAG_INPUT,
      GUMBO_TAG_META,    GUMBO_TAG_LINK,  GUMBO_TAG_AREA,   GUMBO_TAG_BASE,    GUMBO_TAG_COL,
      GUMBO_TAG_EMBED,   GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE, GUMBO_TAG_TRACK,   GUMBO_TAG_WBR,
      GUMBO_TAG_BGSOUND, GUMBO_TAG_FRAME, GUMBO_TAG_KEYGEN, GUMBO_TAG_BASEFONT};
  return std::find(std::begin(kVoid), std::end(kVoid), tag) != std::end(kVoid);
}

bool is_inline(GumboTag tag) {
  if (tag >= GUMBO_TAG_A && tag <= GUMBO_TAG_DEL) return tag != GUMBO_TAG_BR;
  return tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_IMAGE || tag == GUMBO_TAG_LABEL ||
         tag == GUMBO_TAG_OUTPUT || tag == GUMBO_TAG_ACRONYM || tag == GUMBO_TAG_STRIKE ||
         tag == GUMBO_TAG_BIG || tag == GUMBO_TAG_FONT || tag == GUMBO_TAG_NOBR ||
         tag == GUMBO_TAG_TT || tag == GUMBO_TAG_BLINK || tag == GUMBO_TAG_MAP ||
         tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_BUTTON || tag == GUMBO_TAG_METER ||
         tag == GUMBO_TAG_PROGRESS || tag == GUMBO_TAG_UNKNOWN;
}

bool Nesting::open(GumboTag tag) {
  if (is_table_part(tag) && count_[GUMBO_TAG_TABLE] == 0) return false;  // means nothing there
  close_implied(tag);
  if (open_.size() >= kMaxDepth || !dropped_.empty()) {
    dropped_.push_back(tag);
    flattened_ = flattened_ || !is_inline(tag);
    return false;
  }
  open_.push_back(tag);
  ++count_[tag];
  return true;
}

bool Nesting::close(GumboTag tag) {
  if (!dropped_.empty()) {
    const auto reach = std::min<std::size_t>(dropped_.size(), kMaxDepth);
    const auto it = std::find(dropped_.rbegin(), dropped_.rbegin() + static_cast<long>(reach), tag);
    if (it != dropped_.rbegin() + static_cast<long>(reach)) {
      dropped_.erase(std::next(it).base(), dropped_.end());
      return false;
    }
    if (count_[tag] == 0 || is_inline(tag)) return false;
    dropped_.clear();
  }
  if (is_heading(tag) && count_[tag] == 0) {  // the end of one heading closes any other
    for (int h = GUMBO_TAG_H1; h <= GUMBO_TAG_H6; ++h) {
      if (pop_to(static_cast<GumboTag>(h), ends_scope)) return true;
    }
    return true;
  }
  if (tag == GUMBO_TAG_TABLE || is_table_part(tag)) {
    pop_to(tag, is_table);
  } else {
    pop_to(tag, is_inline(tag) && !ends_scope(tag) ? ends_inline_scope : ends_scope);
  }
  return true;
}

// Closes what a start tag closes without an end tag.
void Nesting::close_implied(GumboTag tag) {
  if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_OPTION || tag == GUMBO_TAG_OPTGROUP) {
    pop_to(tag, ends_list_scope);
  } else if (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT) {
    if (!pop_to(GUMBO_TAG_DD, ends_list_scope)) pop_to(GUMBO_TAG_DT, ends_list_scope);
  } else if (is_cell(tag)) {
    if (!pop_to(GUMBO_TAG_TD, is_table)) pop_to(GUMBO_TAG_TH, is_table);
  } else if (tag == GUMBO_TAG_TR || tag == GUMBO_TAG_BUTTON) {
    pop_to(tag, is_table);
  } else if (is_section(tag)) {
    if (!pop_to(GUMBO_TAG_TBODY, is_table) && !pop_to(GUMBO_TAG_THEAD, is_table)) {
      pop_to(GUMBO_TAG_TFOOT, is_table);
    }
  } else if (tag == GUMBO_TAG_TABLE) {
    pop_to(tag, is_table_content);  // directly in another one it ends that
  }
  // In old pages a table may stand in a paragraph.
  if (!is_inline(tag) && tag != GUMBO_TAG_TABLE) pop_to(GUMBO_TAG_P, ends_scope);
}

// Pops up to and with the last open `tag`, unless an element stops the search; false then.
bool Nesting::pop_to(GumboTag tag, bool (*stops)(GumboTag)) {
  if (count_[tag] == 0) return false;
  std::size_t i = open_.size();
  while (i > 0 && open_[i - 1] != tag) {
    if (stops(open_[i - 1])) return false;
    --i;
  }
  if (i == 0) return false;
  while (open_.size() >= i) {
    --count_[open_.back()];
    open_.pop_back();
  }
  return true;
}

}  // namespace orgkarta::ingest::html
