#include "pipeline/ingest/html/line_writer.h"

#include <algorithm>
#include <utility>

#include "pipeline/unicode/utf8.h"

namespace orgkarta::ingest::html {

void LineWriter::end_line() {
  open_ = gap_ = false;
  inserted_.clear();
}

void LineWriter::begin(LineMark mark, std::string_view marker, bool apart) {
  next_ = {mark, std::string(marker), apart};
}

void LineWriter::put(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  std::size_t last = end;
  last_ = utf8::previous(page_, last);
  // Most runs go on where the last one ended, or behind one space.
  if (open_ && inserted_.empty() && runs_.back().copied) {
    const bool space = gap_ && runs_.back().end + 1 == begin && page_[begin - 1] == ' ';
    if (space || (!gap_ && runs_.back().end == begin)) {
      runs_.back().end = end;
      gap_ = false;
      return;
    }
  }
  add({begin, end, 0, 0, {}, {}, true});
}

void LineWriter::put(std::size_t begin, std::size_t end, std::string_view instead) {
  if (instead.empty()) return;
  std::size_t last = instead.size();
  last_ = utf8::previous(instead, last);
  add({begin, end, 0, 0, {}, std::string(instead), false});
}

void LineWriter::add(Run run) {
  if (!open_) {
    lines_.push_back(next_);
    next_.marker.clear();
    open_ = true;
  }
  run.line = static_cast<std::uint32_t>(lines_.size() - 1);
  run.order = static_cast<std::uint32_t>(runs_.size());
  run.before = std::move(inserted_);
  if (gap_) run.before += ' ';
  inserted_.clear();
  gap_ = false;
  sorted_ = sorted_ && (runs_.empty() || runs_.back().end <= run.begin);
  runs_.push_back(std::move(run));
}

Written LineWriter::finish() && {
  if (!sorted_) {
    std::stable_sort(runs_.begin(), runs_.end(),
                     [](const Run& a, const Run& b) { return a.begin < b.begin; });
  }
  Rewriter writer(page_);
  Written written;
  const Run* last = nullptr;
  for (const Run& run : runs_) {
    if (run.begin < writer.at()) continue;  // said already
    const bool goes_on = last != nullptr && last->line == run.line && last->order + 1 == run.order;
    std::string before;
    if (!goes_on) {
      const Line& line = lines_[run.line];
      if (last != nullptr) before = line.apart ? "\n\n" : "\n";
      if (before.size() == 2) written.lines.push_back({});
      const bool first = last == nullptr || last->line != run.line;
      if (first) before += line.marker;
      written.lines.push_back(line.mark);
    }
    before += run.before;
    const std::size_t gap = run.begin - writer.at();
    if (before.empty() || page_.substr(writer.at(), gap) != before) {
      writer.replace(gap, before);
    } else {
      writer.keep_to(run.begin);
    }
    if (run.copied) {
      writer.keep_to(run.end);
    } else {
      writer.replace(run.end - run.begin, run.instead);
    }
    last = &run;
  }
  writer.drop(page_.size() - writer.at());
  written.text = std::move(writer).finish();
  return written;
}

}  // namespace orgkarta::ingest::html
