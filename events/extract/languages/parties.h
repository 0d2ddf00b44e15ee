#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/languages/text.h"
#include "events/model/claim.h"

namespace dateline::events {

/// A listed actor in a sentence: words [first, last).
struct LanguageParty {
  std::size_t first = 0, last = 0;
  const LanguageActor* actor = nullptr;
  std::string country;  ///< ISO 3166-1 alpha-2, where a word beside it says it: "Syrian"; else empty
  bool speaks = false;  ///< only tells who says so
};

/// The actors of a sentence in order, and who of them only speaks.
[[nodiscard]] std::vector<LanguageParty> find_language_parties(const LanguageText& text, const Sentence& sentence);

/// Who says so within a sentence, the nearest to `word` first, and the words of it.
struct LanguageSpeech {
  const LanguageParty* speaker = nullptr;
  std::size_t verb = 0;
};
[[nodiscard]] std::optional<LanguageSpeech> speech_of(const LanguageText& text, const Sentence& sentence,
                                                      const std::vector<LanguageParty>& parties);

}  // namespace dateline::events
