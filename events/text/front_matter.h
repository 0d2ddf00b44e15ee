#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "base/word_map.h"
#include "events/model/document.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// Names of agencies and outlets, and the common words of languages. Immutable after loading; may be used from any
/// thread.
class FrontMatterLexicon {
 public:
  /// Reads `agencies.csv` and `stop_words.csv` of `folder` (assets/lexicons). Errors name file and line.
  [[nodiscard]] static Result<std::shared_ptr<const FrontMatterLexicon>> load(const std::filesystem::path& folder);

  /// The agency's usual name; empty where it is not listed.
  [[nodiscard]] std::string agency(const std::string& words) const;
  /// ISO 639-1 codes of the languages that use a word often, separated by spaces; empty where none is known to.
  /// `word` is in lower case.
  [[nodiscard]] std::string_view languages_of(std::string_view word) const;

 private:
  std::unordered_map<std::string, std::string> agencies_;
  WordMap<std::string> stop_words_;
};

/// Fills those of a document's title, publisher and language that are empty and that its text tells: its headline; the
/// agency that signs it off, that its dateline or its byline names (but not a picture's); the language of its common
/// words (en, fr, es, ru, uk, ar). What the text does not tell stays empty.
void fill_front_matter(Document& document, const TextStructure& structure, const FrontMatterLexicon& lexicon);

}  // namespace dateline::events
