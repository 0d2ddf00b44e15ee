#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "events/language/language_lexicon.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// A document in a language whose rules are tables, with what its words are listed as. Refers to what it was made of,
/// which must outlive it.
struct LanguageText {
  std::string_view text;
  const TextStructure& structure;
  const LanguageLexicon& lexicon;
  LanguageWords words;                 ///< one a token
  std::vector<std::uint32_t> classes;  ///< of each word: bit i is LanguageClass i

  [[nodiscard]] bool is(std::size_t word, LanguageClass one) const {
    return word < classes.size() && (classes[word] & (1U << static_cast<unsigned>(one))) != 0;
  }
  /// Whether a word of [first, last) is listed as `one`.
  [[nodiscard]] bool any(std::size_t first, std::size_t last, LanguageClass one) const;
  /// Whether a mark stands among [first, last).
  [[nodiscard]] bool any_mark(std::size_t first, std::size_t last) const;
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const {
    return {words[first].span.begin, words[last - 1].span.end};
  }
};

/// Joins the sentences that `lexicon`'s abbreviations divide in `structure`, and looks all words up.
[[nodiscard]] LanguageText language_text(std::string_view text, TextStructure& structure,
                                         const LanguageLexicon& lexicon);

}  // namespace dateline::events
