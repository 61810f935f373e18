// Titles: their indefinite form, role, and what stands before them.
#include <algorithm>

#include "pipeline/facts/posts.h"
#include "pipeline/model/names.h"
#include "pipeline/unicode/fold.h"
#include "pipeline/unicode/utf8.h"

namespace orgkarta::facts {
namespace {

/// "head:chef" → role and the indefinite end of the title.
struct TitleValue {
  Role role = Role::official;
  std::string_view bare;
};

TitleValue title_value(const Mention& title) {
  const std::string_view value = attribute(title, "role");
  const std::size_t colon = value.find(':');
  if (colon == std::string_view::npos) return {};
  return {parse_name<Role>(value.substr(0, colon)).value_or(Role::official),
          value.substr(colon + 1)};
}

/// Whether a word is written with two capitals (HR, IT-chef), and so keeps them.
bool is_acronym(std::string_view word) {
  std::size_t i = 0;
  int capitals = 0;
  while (i < word.size() && word[i] != '-') capitals += unicode::is_upper(utf8::next(word, i));
  return capitals >= 2;
}

/// A word before a title's last one: abbreviations written out, adjectives in the indefinite.
std::string plain_word(const View& view, const std::string& word) {
  if (const auto whole = view.lookup("title_short", word)) return std::string(*whole);
  const Lexicon::Entry* end = view.longest_end("title_adjective_ends", word);
  if (!end) return word;
  return word.substr(0, word.size() - end->form.size()) + std::string(end->value);
}

/// The words of a title, each as plain_word() has it; "avd.chef" has its begin written out.
std::string plain_words(const View& view, const std::string& text) {
  std::string out;
  std::size_t i = 0;
  for (std::size_t end; (end = text.find(' ', i)) != std::string::npos; i = end + 1) {
    out += plain_word(view, text.substr(i, end - i)) + ' ';
  }
  const std::size_t dot = text.find('.', i);
  const bool shortened = dot != std::string::npos && dot + 1 < text.size();
  const auto begin = shortened ? view.lookup("title_short", text.substr(i, dot + 1 - i))
                               : std::optional<std::string_view>();
  return begin ? out + std::string(*begin) + text.substr(dot + 1) : out + text.substr(i);
}

/// Takes off a word that a lost line break has run into a given name ("ContactEva Berg").
void cut_glued(const View& view, std::string& name) {
  const std::size_t end = std::min(name.find(' '), name.size());
  bool small = false;
  for (std::size_t i = 0; i < end;) {
    const std::size_t at = i;
    const char32_t c = utf8::next(name, i);
    if (small && unicode::is_upper(c)) {
      const std::string_view given = std::string_view(name).substr(at, end - at);
      const bool double_name = view.lookup("given_names", name.substr(0, at)).has_value();
      if (!double_name && view.lookup("given_names", given)) name.erase(0, at);
      return;
    }
    small = unicode::is_lower(c);
  }
}

}  // namespace

std::string lower_title(std::string_view text) {
  std::string out;
  std::size_t i = 0;
  while (i < text.size()) {
    std::size_t end = text.find(' ', i);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(i, end - i);
    if (!out.empty()) out += ' ';
    if (!is_acronym(word)) {
      out += unicode::lower(word);
    } else {
      const std::size_t hyphen = std::min(word.find('-'), word.size());
      out += word.substr(0, hyphen);
      out += unicode::lower(word.substr(hyphen));
    }
    i = end + 1;
  }
  return out;
}

std::string title_text(const View& view, const Mention& title) {
  const Capture* whole = title.capture("title");
  std::string text(view.slice(whole ? whole->span : title.span));
  const Capture* end = title.capture("role");
  if (end && whole) {
    text.resize(end->span.begin - whole->span.begin);
    text += title_value(title).bare;
  }
  return plain_words(view, lower_title(text));
}

std::string person_name(const View& view, Span span) {
  std::string name(view.slice(span));
  cut_glued(view, name);
  if (!name.ends_with('s')) return name;
  const std::string bare = name.substr(0, name.size() - 1);
  for (const Mention& m : view.found.mentions) {
    const bool person = m.type == MentionType::person || m.type == MentionType::name;
    if (person && view.slice(m.span) == bare) return bare;
  }
  const std::size_t space = bare.rfind(' ') + 1;
  if (view.lookup("surnames", bare.substr(space)) && !view.lookup("surnames", name.substr(space))) {
    return bare;
  }
  return name;
}

Post make_post(const View& view, const Mention& title, const Mention& person) {
  Post p;
  p.person = person_name(view, person.span);
  p.title = title_text(view, title);
  p.role = title_value(title).role;
  const Capture* rank = title.capture("rank");
  if (p.role == Role::chair && rank && rank->value == "vice") p.role = Role::vice_chair;
  const auto took_part = [&](std::string_view group) {
    const Capture* c = title.capture(group);
    return c && !c->span.empty();
  };
  p.acting =
      took_part("acting") && p.role != Role::member;  // a substitute may serve, acts for none
  if (took_part("time")) {
    const auto time = view.lookup("title_time", view.slice(title.capture("time")->span));
    p.time = parse_name<PostTime>(time.value_or("")).value_or(PostTime::current);
  }
  return p;
}

}  // namespace orgkarta::facts
