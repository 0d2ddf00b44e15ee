#pragma once

#include <filesystem>
#include <memory>

#include "base/result.h"
#include "events/extract/claims/confidence.h"
#include "events/extract/syntax/event_lexicon.h"
#include "events/extract/times/times.h"
#include "events/extract/toponyms/toponyms.h"
#include "events/language/detect.h"
#include "events/language/language_lexicon.h"
#include "events/text/front_matter.h"

namespace dateline::events {

/// Every word list that reading rests on. Immutable after loading; may be used from any thread.
class Lexicons {
 public:
  /// Reads all lists of `folder` (assets/lexicons). Errors name file and line.
  [[nodiscard]] static Result<std::unique_ptr<const Lexicons>> load(const std::filesystem::path& folder);

  std::shared_ptr<const LanguageProfiles> languages;
  std::shared_ptr<const LanguageLexicons> other_languages;  ///< those that are read besides English
  std::shared_ptr<const FrontMatterLexicon> front_matter;
  std::shared_ptr<const ToponymLexicon> toponyms;
  std::shared_ptr<const TimeLexicon> times;
  std::shared_ptr<const EventLexicon> events;
  ConfidenceWeights confidence;
};

}  // namespace dateline::events
