// Titles one below the other, then as many names: signatures whose columns a PDF's text has parted.
#include <algorithm>
#include <utility>

#include "pipeline/facts/post_layouts.h"

namespace orgkarta::facts {
namespace {

constexpr std::string_view kRule = "structure-signature";
constexpr std::uint32_t kMost = 6;  // who sign minutes

/// The line without the mark behind its last word.
Span bare(const View& view, const Block& block) {
  Span line = block.content;
  while (line.end > line.begin &&
         std::string_view(".: ").find(view.text.text[line.end - 1]) != std::string_view::npos) {
    --line.end;
  }
  return line;
}

/// Whether a line says in what role somebody signs, and nothing else.
bool is_label(const View& view, const Block& block) {
  const Span line = bare(view, block);
  const Mention* title = leading_title(view, line);
  return (title && title->span == line) ||
         view.lookup("signature_labels", view.slice(line)).has_value();
}

/// How many lines from a block on are of a sort.
template <typename Is>
std::uint32_t run_of(const View& view, std::uint32_t block, Is is) {
  std::uint32_t n = 0;
  while (block + n < view.text.blocks.size() && n <= kMost && is(view, view.block(block + n))) ++n;
  return n;
}

/// The post of a title's line and the name's line that goes with it; none for a label alone.
std::optional<DraftPost> signed_as(const View& view, const Block& label, const Block& name) {
  const Mention* title = leading_title(view, label.content);
  const Mention* person = name_cell(view, name.content);
  if (!title || !person) return std::nullopt;
  DraftPost d{make_post(view, *title, *person), std::nullopt};
  read_name_tail(view, *person, name.content, d.post);
  d.post.evidence = {{cover(title->span, person->span), kRule}};
  return d;
}

}  // namespace

void read_stacked_signatures(const View& view, const UnitTable& table,
                             std::vector<DraftPost>& posts) {
  const auto is_name = [](const View& v, const Block& line) { return name_cell(v, line.content); };
  for (std::uint32_t b = 0; b + 3 < view.text.blocks.size(); ++b) {
    const std::uint32_t labels = run_of(view, b, is_label);
    if (labels < 2 || labels > kMost) continue;
    const std::uint32_t names = b + labels;
    const bool as_many = run_of(view, names, is_name) == labels;
    for (std::uint32_t i = 0; as_many && i < labels; ++i) {
      auto d = signed_as(view, view.block(b + i), view.block(names + i));
      if (!d) continue;
      d->unit = signed_for(view, table, d->post.role, b);
      posts.push_back(std::move(*d));
    }
    b = names - 1;
  }
}

}  // namespace orgkarta::facts
