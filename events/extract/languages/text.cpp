#include "events/extract/languages/text.h"

#include <algorithm>

namespace dateline::events {

static_assert(static_cast<std::size_t>(LanguageClass::count_) <= 32);

bool LanguageText::any(std::size_t first, std::size_t last, LanguageClass one) const {
  for (std::size_t i = first; i < last; ++i) {
    if (is(i, one)) {
      return true;
    }
  }
  return false;
}

bool LanguageText::any_mark(std::size_t first, std::size_t last) const {
  return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                     words.begin() + static_cast<std::ptrdiff_t>(last),
                     [](const LanguageWord& word) { return word.is_mark(); });
}

LanguageText language_text(std::string_view text, TextStructure& structure, const LanguageLexicon& lexicon) {
  LanguageText made{text, structure, lexicon, words_of(text, structure.tokens, lexicon.proclitics), {}};
  join_sentences(structure, made.words, lexicon.abbreviations);
  made.classes.resize(made.words.size());
  for (const Sentence& sentence : structure.sentences) {
    for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
      for (const PhraseList::Match& match : lexicon.words.find(made.words, at, sentence.last_token)) {
        for (std::size_t i = at; i < at + match.length; ++i) {
          made.classes[i] |= 1U << match.value;
        }
      }
    }
  }
  return made;
}

}  // namespace dateline::events
