#include "pipeline/ingest/html/page_meta.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/ingest/html/tag.h"

namespace orgkarta::ingest::html {
namespace {

using Name = std::pair<std::string_view, std::string Meta::*>;

// Names of <meta name= or property=>, the most telling first of each field.
constexpr auto kNames = std::to_array<Name>({{"article:published_time", &Meta::published},
                                             {"article:modified_time", &Meta::updated},
                                             {"og:published_time", &Meta::published},
                                             {"og:updated_time", &Meta::updated},
                                             {"dcterms.issued", &Meta::published},
                                             {"dcterms.modified", &Meta::updated},
                                             {"dcterms.created", &Meta::published},
                                             {"dcterms.date", &Meta::published},
                                             {"dc.date.issued", &Meta::published},
                                             {"dc.date.modified", &Meta::updated},
                                             {"dc.date", &Meta::published},
                                             {"date", &Meta::published},
                                             {"pubdate", &Meta::published},
                                             {"last-modified", &Meta::updated},
                                             {"datepublished", &Meta::published},
                                             {"datemodified", &Meta::updated},
                                             {"og:title", &Meta::title},
                                             {"og:site_name", &Meta::site},
                                             {"application-name", &Meta::site}});

bool is_date(std::string Meta::*field) {
  return field == &Meta::published || field == &Meta::updated;
}

// One line, spaces joined, at most this long.
constexpr std::size_t kLongest = 300;

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (u <= 0x20 || u == 0x7F) {
      space = !out.empty();
      continue;
    }
    if (space) out += ' ';
    space = false;
    out += c;
  }
  while (out.size() > kLongest) {
    const std::size_t cut = out.rfind(' ', out.size() - 1);
    if (cut == out.npos) return {};
    out.resize(cut);
  }
  return out;
}

bool has_name(std::string_view names, std::string_view wanted) {
  for (std::size_t i = 0; i < names.size();) {
    const std::size_t end = std::min(names.find_first_of(" \t\r\n\f", i), names.size());
    if (same_name(names.substr(i, end - i), wanted)) return true;
    i = end + 1;
  }
  return false;
}

/// Collects what a page says; what was said by a better witness stays.
class Reader {
 public:
  explicit Reader(const Tree& tree) : tree_(tree) {}

  Meta run(const std::vector<std::string_view>& json_ld) && {
    for (std::uint32_t i = 0; i < tree_.nodes().size(); ++i) look_at(i);
    for (const auto& [wanted, field] : kNames) {
      const std::string_view name = wanted;
      const auto it = std::find_if(named_.begin(), named_.end(),
                                   [&](const auto& said) { return same_name(said.first, name); });
      if (it == named_.end() || !(meta_.*field).empty()) continue;
      meta_.*field = is_date(field) ? iso_day(it->second) : one_line(it->second);
    }
    for (const std::string_view text : json_ld) read_json_ld(text, meta_);
    if (meta_.published.empty()) meta_.published = timed_;
    if (meta_.updated.empty()) meta_.updated = changed_;
    part_title();
    if (meta_.site.empty()) meta_.site = home_;
    return std::move(meta_);
  }

 private:
  void look_at(std::uint32_t i) {
    const Node& node = tree_.nodes()[i];
    if (node.tag == GUMBO_TAG_TITLE && title_.empty()) {
      if (i + 1 < node.end && tree_.nodes()[i + 1].is_text()) {
        title_ = one_line(tree_.nodes()[i + 1].text());
      }
    } else if (node.tag == GUMBO_TAG_META) {
      for (const char* key : {"property", "name", "itemprop"}) {
        if (node.has(key)) named_.emplace_back(node.attribute(key), node.attribute("content"));
      }
    } else if (node.tag == GUMBO_TAG_TIME && node.has("datetime")) {
      look_at_time(node);
    }
    if (home_.empty() && node.tag == GUMBO_TAG_BDI && node.attribute("href") == "/") {
      home_ = text_of(i);
    }
    if (!node.is_text() && node.tag != GUMBO_TAG_META && node.has("itemprop")) {
      const bool attribute = node.has("datetime") || node.has("content");
      const char* key = node.has("datetime") ? "datetime" : "content";
      const bool text = !attribute && i + 1 < node.end && tree_.nodes()[i + 1].is_text();
      named_.emplace_back(node.attribute("itemprop"),
                          text ? tree_.nodes()[i + 1].text() : node.attribute(key));
    }
  }

  std::string text_of(std::uint32_t i) const {
    std::string text;
    for (std::uint32_t k = i + 1; k < tree_.nodes()[i].end; ++k) {
      if (tree_.nodes()[k].is_text()) text += tree_.nodes()[k].text();
    }
    return one_line(text);
  }

  // <time pubdate>, and class names of the microformats hAtom and h-entry.
  void look_at_time(const Node& node) {
    const std::string_view names = node.attribute("class");
    const bool published = has_name(names, "published") || has_name(names, "dt-published");
    const bool updated = has_name(names, "updated") || has_name(names, "dt-updated");
    const std::string day = iso_day(node.attribute("datetime"));
    if (timed_.empty() && (node.has("pubdate") || published)) timed_ = day;
    if (changed_.empty() && updated && !published) changed_ = day;
  }

  // "New organisation | Motala": the page's title, then the site's.
  void part_title() {
    if (title_.empty()) return;
    std::size_t cut = title_.npos;
    std::size_t size = 0;
    for (const std::string_view sign :
         {" | ", " - ", " \u2013 ", " \u2014 ", " :: ", " \u00BB ", " \u2022 "}) {
      const std::size_t at = title_.rfind(sign);
      if (at != title_.npos && (cut == title_.npos || at > cut)) {
        cut = at;
        size = sign.size();
      }
    }
    const std::string own = title_.substr(0, cut);
    if (cut != title_.npos && meta_.site.empty()) meta_.site = title_.substr(cut + size);
    if (meta_.title.empty()) meta_.title = own;
  }

  const Tree& tree_;
  Meta meta_;
  std::string title_;
  std::string timed_;
  std::string changed_;
  std::string home_;  ///< the first link to the site's own start that has words
  std::vector<std::pair<std::string_view, std::string_view>> named_;
};

int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::string iso_day(std::string_view written) {
  while (!written.empty() && is_space(written.front())) written.remove_prefix(1);
  if (written.size() < 8) return {};
  const bool dashed = written.size() >= 10 && written[4] == '-' && written[7] == '-';
  const std::string_view year = written.substr(0, 4);
  const std::string_view month = written.substr(dashed ? 5 : 4, 2);
  const std::string_view day = written.substr(dashed ? 8 : 6, 2);
  const std::size_t end = dashed ? 10 : 8;
  if (end < written.size() && written[end] >= '0' && written[end] <= '9') return {};
  const int y = number(year);
  const int m = number(month);
  const int d = number(day);
  if (y < 1900 || m < 1 || m > 12 || d < 1) return {};
  const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d > kDays[m - 1] + (m == 2 && leap ? 1 : 0)) return {};
  std::string out(year);
  return out.append("-").append(month).append("-").append(day);
}

Meta page_meta(const Tree& tree, const std::vector<std::string_view>& json_ld) {
  return Reader(tree).run(json_ld);
}

}  // namespace orgkarta::ingest::html
