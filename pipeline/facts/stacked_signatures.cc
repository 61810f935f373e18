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

/// The person whose name and party a line holds, and nothing else.
const Mention* signer(const View& view, const Block& block) {
  const Mention* person = leading_person(view, block.content);
  if (!person || person->span.end >= block.content.end) return person;
  const Mention* party = view.mention_at(person->span.end + 1);
  const bool whole =
      party && party->type == MentionType::party && party->span.end == block.content.end;
  return whole ? person : nullptr;
}

/// How many lines from a block on are of a sort.
template <typename Is>
std::uint32_t run_of(const View& view, std::uint32_t block, Is is) {
  std::uint32_t n = 0;
  while (block + n < view.text.blocks.size() && n <= kMost && is(view, view.block(block + n))) ++n;
  return n;
}

}  // namespace

void read_stacked_signatures(const View& view, const UnitTable& table,
                             std::vector<DraftPost>& posts) {
  for (std::uint32_t b = 0; b + 3 < view.text.blocks.size(); ++b) {
    const std::uint32_t labels = run_of(view, b, is_label);
    if (labels < 2 || labels > kMost) continue;
    const std::uint32_t first = b + labels;
    if (run_of(view, first, signer) == labels) {
      for (std::uint32_t i = 0; i < labels; ++i) {
        const Mention* title = leading_title(view, view.block(b + i).content);
        if (!title) continue;
        const Block& line = view.block(first + i);
        const Mention* person = signer(view, line);
        DraftPost d{make_post(view, *title, *person), std::nullopt};
        d.unit = signed_for(view, table, d.post.role, b);
        read_name_tail(view, *person, line.content, d.post);
        d.post.evidence = {{cover(title->span, person->span), kRule}};
        posts.push_back(std::move(d));
      }
    }
    b = first - 1;
  }
}

}  // namespace orgkarta::facts
