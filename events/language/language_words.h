#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// What is written onto the beginnings of words in a language.
struct Proclitics {
  std::vector<std::string> elisions;      ///< with their apostrophe: "l'", "d'"
  std::vector<std::string> conjunctions;  ///< "و", "ف"
  std::vector<std::string> prepositions;  ///< "ب", "ل", "ك"; behind a conjunction or alone
  std::vector<std::string> articles;      ///< "ال"; behind the others
};

/// A token as the lists of a language are searched with it.
struct LanguageWord {
  Span span;
  Token::Kind kind = Token::Kind::word;
  /// Folded: as written, then without what may be written onto its beginning, from less to more. Never empty.
  std::vector<std::string> forms;
  /// Where each form begins in the text: bytes, from the beginning of a letter.
  std::vector<std::uint32_t> begins;
  std::size_t names = 1;  ///< how many forms, from the first, keep an article: a name is looked up in these
  bool capital = false;   ///< its first letter, elisions aside
  bool caseless = false;  ///< of a script without capitals
  /// The preposition that is written onto it, in the last form; empty for none.
  std::string preposition;
  [[nodiscard]] bool is_mark() const { return kind == Token::Kind::punctuation; }
  [[nodiscard]] const std::string& whole() const { return forms.front(); }
};

/// The tokens of one text, in their order.
using LanguageWords = std::vector<LanguageWord>;

[[nodiscard]] LanguageWords words_of(std::string_view text, const std::vector<Token>& tokens,
                                     const Proclitics& proclitics);

/// Joins sentences that were divided behind one of `abbreviations` (folded, without full stop) in their paragraph.
void join_sentences(TextStructure& structure, const LanguageWords& words,
                    const std::vector<std::string>& abbreviations);

}  // namespace dateline::events
