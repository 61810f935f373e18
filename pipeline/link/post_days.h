// The days that a document tells beside its posts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pipeline/model/stored.h"

namespace orgkarta::link {

/// On which day a post begins or ends: a day that its sentence tells, or what follows right behind,
/// with nobody else's post in between. The document must outlive it.
class PostDays {
 public:
  /// `begin`: beginnings (role start, effective), else ends.
  PostDays(const StoredDocument& document, bool begin);

  /// In a passage of the post, or else behind it; or else before it in its sentence, if it is
  /// told as somebody's beginning or end, not only a change's. Null if no day is.
  const Date* beside(std::size_t post) const { return of_post_[post]; }

 private:
  struct Place {
    std::uint32_t at = 0;
    const Date* date = nullptr;
  };

  /// One that tells a post.
  struct Passage {
    std::size_t post = 0;
    const Post* told = nullptr;
    Span span;
    std::optional<Span> sentence;  ///< empty if not known
  };

  void assign();
  std::optional<std::size_t> within_or_behind(const Passage& passage) const;
  std::optional<std::size_t> before(const Passage& passage) const;
  bool post_between(std::uint32_t begin, std::uint32_t end, const Passage& passage, bool own) const;

  std::vector<Place> places_;  ///< in the order of the text
  std::vector<Passage> passages_;
  std::vector<const Date*> of_post_;
};

}  // namespace orgkarta::link
