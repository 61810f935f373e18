// Words of titles and lines that name a type of document.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/facts/view.h"
#include "pipeline/model/facts.h"

namespace orgkarta::facts {

/// A word of a title or line that names a type.
struct TypeWord {
  std::size_t at = 0;  ///< bytes of the line
  std::size_t size = 0;
  DocumentType type = DocumentType::other;
};

/// The words of lower-case text that the lexicon `document_types_title` lists, and those whose end
/// `document_type_endings` does ("library plan" in one word); the first in the text comes first,
/// the longest of those that begin together.
std::vector<TypeWord> type_words(const View& view, std::string_view text);

/// The type that the first word of such a text names ("budget 2026 with plan"); empty if none.
std::optional<DocumentType> named_first(const View& view, std::string_view text);

}  // namespace orgkarta::facts
