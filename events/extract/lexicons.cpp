#include "events/extract/lexicons.h"

#include <utility>

namespace dateline::events {

Result<std::unique_ptr<const Lexicons>> Lexicons::load(const std::filesystem::path& folder) {
  auto languages = LanguageProfiles::load(folder);
  if (!languages) {
    return tl::make_unexpected(languages.error());
  }
  auto other_languages = LanguageLexicons::load(folder);
  if (!other_languages) {
    return tl::make_unexpected(other_languages.error());
  }
  auto front_matter = FrontMatterLexicon::load(folder);
  if (!front_matter) {
    return tl::make_unexpected(front_matter.error());
  }
  auto toponyms = ToponymLexicon::load(folder);
  if (!toponyms) {
    return tl::make_unexpected(toponyms.error());
  }
  auto times = TimeLexicon::load(folder);
  if (!times) {
    return tl::make_unexpected(times.error());
  }
  auto events = EventLexicon::load(folder);
  if (!events) {
    return tl::make_unexpected(events.error());
  }
  const auto confidence = ConfidenceWeights::load(folder / "confidence_weights.csv");
  if (!confidence) {
    return tl::make_unexpected(confidence.error());
  }
  auto lexicons = std::make_unique<Lexicons>();
  lexicons->languages = std::move(*languages);
  lexicons->other_languages = std::move(*other_languages);
  lexicons->front_matter = std::move(*front_matter);
  lexicons->toponyms = std::move(*toponyms);
  lexicons->times = std::move(*times);
  lexicons->events = std::move(*events);
  lexicons->confidence = *confidence;
  return lexicons;
}

}  // namespace dateline::events
