// A document made by hand: text, mentions with captures, lexicons.
#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/unicode/fold.h"

namespace orgkarta::facts {

/// A group of a mention: what it matched (found in the text) and the lexicon's value.
struct Group {
  std::string_view name;
  std::string_view text;
  std::string_view value = {};
};

class HandMade {
 public:
  explicit HandMade(std::string text) {
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    text_.text = std::move(text);
    Block block;
    block.span = block.content = all;
    block.sentence_count = 1;
    text_.blocks.push_back(block);
    text_.sentences.push_back(all);
  }

  /// A document of several lines, each a block and a sentence.
  explicit HandMade(const std::vector<std::pair<BlockKind, std::string>>& lines) {
    for (const auto& [kind, line] : lines) {
      const auto begin = static_cast<std::uint32_t>(text_.text.size());
      text_.text += line;
      Block block;
      block.kind = kind;
      block.span = block.content = {begin, static_cast<std::uint32_t>(text_.text.size())};
      block.first_sentence = static_cast<std::uint32_t>(text_.sentences.size());
      block.sentence_count = 1;
      text_.blocks.push_back(block);
      text_.sentences.push_back(block.content);
      text_.text += '\n';
    }
  }

  /// A view of what there is now; lives as long as the document.
  const View& view() const { return views_.emplace_back(text_, found_, lexicons_, hints_); }

  HandMade(const HandMade&) = delete;  // the views point into it
  HandMade& operator=(const HandMade&) = delete;

  HandMade& lexicon(const std::string& name,
                    const std::vector<std::pair<std::string, std::string>>& entries) {
    Lexicon& l = lexicons_[name];
    l.name = name;
    for (const auto& [form, value] : entries) {
      l.add(form, unicode::lower(form), value, 0);
    }
    return *this;
  }

  /// A mention of the stretch `said`, whose groups stand in it. Mentions come in text order.
  const Mention& mention(MentionType type, std::string_view said,
                         const std::vector<Group>& groups = {},
                         std::vector<std::pair<std::string, std::string>> set = {}) {
    rules_.emplace_back();
    rules_.back().id = "by-hand";
    rules_.back().set = std::move(set);
    Mention m;
    m.type = type;
    m.span = find(said);
    m.rule = &rules_.back();
    for (const Group& g : groups) {
      m.captures.push_back({g.name, g.value, find(g.text, m.span.begin)});
    }
    found_.mentions.push_back(std::move(m));
    return found_.mentions.back();
  }

  /// A mention without groups, where its words stand in the text before.
  void mention(MentionType type, Span span) {
    rules_.emplace_back().id = "by-hand";
    Mention m;
    m.type = type;
    m.span = span;
    m.rule = &rules_.back();
    found_.mentions.push_back(std::move(m));
  }

  Span find(std::string_view said, std::uint32_t from = 0) const {
    const std::size_t at = text_.text.find(said, from);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(said));
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + said.size())};
  }

 private:
  Text text_;
  Found found_;
  Lexicons lexicons_;
  Hints hints_;
  std::deque<RuleInfo> rules_;
  mutable std::deque<View> views_;
};

}  // namespace orgkarta::facts
